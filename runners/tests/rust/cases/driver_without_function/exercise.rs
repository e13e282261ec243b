pub fn slove(side: u32) -> u32 {
    side * side
}
