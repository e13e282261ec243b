// tries: every byte, and every pair of bytes
// verdict: OLE
use std::io::Write;

fn main() {
    let pairs: Vec<u8> = (0..=255u8).flat_map(|a| (0..=255u8).flat_map(move |b| [a, b])).collect();
    std::io::stderr().write_all(&pairs[..60_000]).unwrap();
    std::io::stdout().write_all(&pairs).unwrap();
}
