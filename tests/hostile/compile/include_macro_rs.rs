// tries: include! of an instructor Rust file, uses its constant
// verdict: CE
include!("@CANARY_DIR@/hidden.rs");
fn main() { print!("{}", SECRET); }
