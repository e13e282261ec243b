// tries: #[no_mangle] _start next to the real one: duplicate symbol
// verdict: CE
#[unsafe(no_mangle)] pub extern "C" fn _start() { print!("owned"); }
use std::io::Read;
fn main() { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); println!("{}", s.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }
