// tries: exit(0) at once: fools unit-test harnesses that only look at the exit code
// verdict: WA
fn main() { std::process::exit(0) }
