// tries: an endless device
// verdict: CE
const BYTES: &[u8] = include_bytes!("/dev/urandom");
fn main() {
    println!("{BYTES:?}");
}
