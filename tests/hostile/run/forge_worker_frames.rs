// tries: bytes that look like answers of the sandbox worker
// verdict: WA
use std::io::Write;

fn main() {
    let mut out = std::io::stdout().lock();
    for length in [0u64, 1, 8, 64, 1 << 20, u64::MAX] {
        out.write_all(&length.to_le_bytes()).unwrap();
        out.write_all(&length.to_be_bytes()).unwrap();
        out.write_all(&[0, 1, 2, 3, 4, 5, 6, 7]).unwrap();
    }
}
