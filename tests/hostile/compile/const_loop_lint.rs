// tries: the same with the default deny lint long_running_const_eval
// verdict: CE
// exercise: hasty
// note: --cap-lints=warn turns the default-deny lint into a warning, so then only the time limit stops it
const X: u64 = { let mut i = 0u64; loop { i = i.wrapping_add(1); if i == u64::MAX { break i } } };
fn main() { println!("{}", X); }
