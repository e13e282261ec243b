// tries: the root folder, through /proc
// verdict: CE
const BYTES: &[u8] = include_bytes!("/proc/self/root/etc/passwd");
fn main() {
    println!("{BYTES:?}");
}
