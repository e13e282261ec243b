pub fn count_rises(heights: &[i64]) -> usize {
    // Your code goes here: this only says that the path never rose.
    let _ = heights;
    0
}
