// tries: valid program with 10 000 warnings
// verdict: AC
macro_rules! l0 { () => { { let unused_value_here = 1; } } }
macro_rules! l1 { () => { l0!();l0!();l0!();l0!();l0!();l0!();l0!();l0!();l0!();l0!(); } }
macro_rules! l2 { () => { l1!();l1!();l1!();l1!();l1!();l1!();l1!();l1!();l1!();l1!(); } }
macro_rules! l3 { () => { l2!();l2!();l2!();l2!();l2!();l2!();l2!();l2!();l2!();l2!(); } }
macro_rules! l4 { () => { l3!();l3!();l3!();l3!();l3!();l3!();l3!();l3!();l3!();l3!(); } }
#[allow(dead_code)] fn w() { l4!(); }
use std::io::Read;
fn main() { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); println!("{}", s.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }
