// tries: standard input of the compiler
// verdict: CE
const BYTES: &[u8] = include_bytes!("/dev/stdin");
fn main() {
    println!("{BYTES:?}");
}
