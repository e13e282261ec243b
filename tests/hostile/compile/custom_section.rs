// tries: #[link_section] named "name"/.debug_info: rust-lld aborts with SIGABRT and a stack dump of many KB
// verdict: CE
// note: crash of the linker, not of the grader
#[used] #[unsafe(link_section = "name")] static N: [u8; 16] = [0xff; 16];
#[used] #[unsafe(link_section = ".debug_info")] static D: [u8; 64] = [0xff; 64];
use std::io::Read;
fn main() { let mut s = String::new(); std::io::stdin().read_to_string(&mut s).unwrap(); println!("{}", s.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }
