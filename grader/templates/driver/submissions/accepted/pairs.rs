pub fn count_rises(heights: &[i64]) -> usize {
    heights.windows(2).filter(|pair| pair[0] < pair[1]).count()
}
