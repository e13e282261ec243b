// tries: include! of a file that is not Rust: rustc prints its text in the diagnostic
// verdict: CE
include!("@CANARY_DIR@/hidden.txt");
fn main() {}
