// tries: exactly as much as may be written, then one byte
// verdict: OLE
use std::io::Write;

fn main() {
    let mut out = std::io::stdout().lock();
    out.write_all(&[b' '; 64 << 10]).unwrap();
    out.flush().unwrap();
    out.write_all(b"7").unwrap();
    out.flush().unwrap();
}
