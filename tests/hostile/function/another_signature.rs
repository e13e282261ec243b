// tries: a function that fits the driver and is another one
// verdict: CE
pub fn largest(numbers: &[i64]) -> impl Iterator<Item = i64> {
    numbers.iter().copied()
}
