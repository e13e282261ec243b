// tries: #![crate_type="proc-macro"]: host code that a later rustc would load
// verdict: AC
// note: with --crate-type=bin on the command line the attribute is ignored; without it rustc would build a host .so
#![crate_type = "proc-macro"]
use std::io::Read;
fn main() { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); println!("{}", s.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }
