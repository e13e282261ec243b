pub fn number() -> u32 {
    3
}
