// tries: include_bytes! through many ../ to the hidden tests
// verdict: CE
static X: &[u8] = include_bytes!("../../../../../../../../../..@CANARY_DIR@/hidden.txt");
fn main() { use std::io::Write; std::io::stdout().write_all(X).unwrap(); }
