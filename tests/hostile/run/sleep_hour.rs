// tries: thread::sleep(1 h): burns no fuel, blocks the host
// verdict: TLE
fn sum() -> i64 { use std::io::Read; let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); s.split_whitespace().filter_map(|x| x.parse::<i64>().ok()).sum() }
fn main() { std::thread::sleep(std::time::Duration::from_secs(3600)); println!("{}", sum()); }
