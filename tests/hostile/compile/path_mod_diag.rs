// tries: #[path] module on a text file: text comes back in the diagnostic
// verdict: CE
#[path = "@CANARY_DIR@/hidden.txt"] mod m;
fn main() {}
