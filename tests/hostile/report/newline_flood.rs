// tries: 900 000 empty lines
// verdict: OLE
// note: accepted only where the exercise says trailing blank lines do not count
fn sum() -> i64 { use std::io::Read; let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); s.split_whitespace().filter_map(|x| x.parse::<i64>().ok()).sum() }
use std::io::Write;
fn main() { println!("{}", sum()); std::io::stdout().write_all(&vec![b'\n'; 900_000]).unwrap(); }
