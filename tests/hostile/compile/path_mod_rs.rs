// tries: #[path] module of an instructor solution, calls it
// verdict: CE
#[path = "@CANARY_DIR@/hidden.rs"] mod m;
fn main() { print!("{}", m::SECRET); }
