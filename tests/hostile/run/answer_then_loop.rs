// tries: prints the right answer, then loops
// verdict: TLE
fn sum() -> i64 { use std::io::Read; let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); s.split_whitespace().filter_map(|x| x.parse::<i64>().ok()).sum() }
fn main() { println!("{}", sum()); loop { std::hint::black_box(0); } }
