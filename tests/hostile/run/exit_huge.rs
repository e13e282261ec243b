// tries: exit code outside 0..=255 (256 is 0 modulo 256)
// verdict: RTE
// note: a grader that passes the code through a Unix exit status sees 0
fn sum() -> i64 { use std::io::Read; let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); s.split_whitespace().filter_map(|x| x.parse::<i64>().ok()).sum() }
fn main() { println!("{}", sum()); std::process::exit(256) }
