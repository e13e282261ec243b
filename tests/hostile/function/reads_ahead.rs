// tries: to read the rest of the input while the driver holds it
// verdict: RTE
pub fn largest(numbers: &[i64]) -> Option<i64> {
    let mut rest = String::new();
    let _ = std::io::stdin().read_line(&mut rest);
    numbers.iter().copied().max()
}
