// tries: include_bytes!("/dev/zero"): endless read, memory grows until the kernel kills something
// verdict: CE
const X: &[u8] = include_bytes!("/dev/zero");
fn main() { print!("{}", X.len()); }
