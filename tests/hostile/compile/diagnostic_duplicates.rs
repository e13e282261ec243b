// tries: an error that names where a crate of the toolchain lies
// verdict: CE
extern crate std as core;
extern crate core as std;
use std::collections::HashMap as Vec;
use std::vec::Vec;
mod missing_file;
fn main() {}
