// tries: grows and touches every page
// verdict: MLE
fn main() { let mut v: Vec<Vec<u8>> = vec![]; loop { v.push(vec![1u8; 1 << 20]); } }
