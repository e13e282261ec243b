// tries: the memory map of the compiler
// verdict: CE
const BYTES: &[u8] = include_bytes!("/proc/self/maps");
fn main() {
    println!("{BYTES:?}");
}
