// tries: the name of the machine
// verdict: CE
const BYTES: &[u8] = include_bytes!("/etc/hostname");
fn main() {
    println!("{BYTES:?}");
}
