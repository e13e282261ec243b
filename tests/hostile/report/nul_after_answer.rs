// tries: right answer, NUL, garbage (DOMjudge had this bug)
// verdict: WA
fn sum() -> i64 { use std::io::Read; let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); s.split_whitespace().filter_map(|x| x.parse::<i64>().ok()).sum() }
fn main() { print!("{}\0garbage\n", sum()); }
