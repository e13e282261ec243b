// tries: a lint that quotes a file
// verdict: CE
#[deprecated(note = include_str!("@CANARY_DIR@/hidden.txt"))]
fn old() {}
fn main() {
    old();
}
