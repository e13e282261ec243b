// tries: to write while the driver holds the output
// verdict: WA
use std::io::Write;

pub fn largest(numbers: &[i64]) -> Option<i64> {
    let _ = std::io::stderr().write_all(b"x");
    print!("0");
    numbers.iter().copied().max()
}
