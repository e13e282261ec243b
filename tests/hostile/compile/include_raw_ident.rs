// tries: r#include_str! raw identifier form
// verdict: CE
const X: &str = r#include_str!("@CANARY_DIR@/hidden.txt");
fn main() { print!("{}", X); }
