// tries: documentation taken from a file, quoted by a lint
// verdict: CE
#![doc = include_str!("@CANARY_DIR@/hidden.txt")]
#![deny(rustdoc::all, missing_docs)]
pub fn undocumented() {}
fn main() {}
