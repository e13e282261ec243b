// tries: the command line of the compiler, which could hold paths
// verdict: CE
const BYTES: &[u8] = include_bytes!("/proc/self/cmdline");
fn main() {
    println!("{BYTES:?}");
}
