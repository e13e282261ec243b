// tries: bytes that are not UTF-8, overlong and surrogate forms
// verdict: WA
use std::io::Write;
fn main() { std::io::stdout().write_all(b"\xff\xfe\xc0\xaf\xed\xa0\x80\xf5\x80\x80\x80 6\n").unwrap(); }
