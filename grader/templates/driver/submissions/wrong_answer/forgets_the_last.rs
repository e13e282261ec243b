pub fn count_rises(heights: &[i64]) -> usize {
    let heights = &heights[..heights.len().saturating_sub(1)];
    heights.windows(2).filter(|pair| pair[0] < pair[1]).count()
}
