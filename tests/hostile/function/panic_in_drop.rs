// tries: a panic while the driver ends
// verdict: RTE
struct Late;
impl Drop for Late {
    fn drop(&mut self) {
        println!("-5");
        panic!("late");
    }
}
thread_local!(static LATE: Late = const { Late });

pub fn largest(numbers: &[i64]) -> Option<i64> {
    LATE.with(|_| ());
    if numbers.is_empty() { None } else { panic!("now") }
}
