// tries: nothing: what an attack has to beat
// verdict: AC
pub fn largest(numbers: &[i64]) -> Option<i64> {
    numbers.iter().copied().max()
}
