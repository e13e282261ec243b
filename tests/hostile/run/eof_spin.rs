// tries: reads for ever after end of input
// verdict: TLE
use std::io::Read;
fn main() { let mut b = [0u8; 1]; loop { let _ = std::io::stdin().read(&mut b); } }
