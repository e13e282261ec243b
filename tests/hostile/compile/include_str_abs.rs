// tries: include_str! of an absolute path to the hidden tests; prints it
// verdict: CE
const X: &str = include_str!("@CANARY_DIR@/hidden.txt");
fn main() { print!("{}", X); }
