// tries: the code by which a checker accepts
// verdict: RTE
pub fn largest(_numbers: &[i64]) -> Option<i64> {
    std::process::exit(42)
}
