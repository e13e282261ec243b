// tries: right answer and exit code 42
// verdict: RTE
fn sum() -> i64 { use std::io::Read; let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); s.split_whitespace().filter_map(|x| x.parse::<i64>().ok()).sum() }
fn main() { println!("{}", sum()); std::process::exit(42) }
