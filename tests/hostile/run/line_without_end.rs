// tries: output without end and without a line end
// verdict: OLE
use std::io::Write;

fn main() {
    let mut out = std::io::stdout().lock();
    while out.write_all(&[b'7'; 65536]).is_ok() {}
}
