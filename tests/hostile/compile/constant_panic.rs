// tries: a constant that panics with what it read
// verdict: CE
const _: () = panic!("{}", include_str!("@CANARY_DIR@/hidden.txt"));
fn main() {}
