// tries: the environment of the first process
// verdict: CE
const BYTES: &[u8] = include_bytes!("/proc/1/environ");
fn main() {
    println!("{BYTES:?}");
}
