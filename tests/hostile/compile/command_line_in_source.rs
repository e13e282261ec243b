// tries: flags of the compiler, as attributes
// verdict: CE
#![link_args = "-o /tmp/owned"]
#![crate_name = "../../tmp/owned"]
fn main() {}
