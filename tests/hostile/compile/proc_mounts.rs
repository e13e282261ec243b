// tries: the mounts, which name folders of the machine
// verdict: CE
const BYTES: &[u8] = include_bytes!("/proc/self/mountinfo");
fn main() {
    println!("{BYTES:?}");
}
