// tries: bytes that are no UTF-8: overlong, surrogates, cut, beyond
// verdict: WA
use std::io::Write;

fn main() {
    let bytes = b"6\xc0\xaf\xe0\x80\xaf\xed\xa0\x80\xed\xbf\xbf\xf4\x90\x80\x80\xf8\x88\x80\x80\x80\xfe\xff\x80\xbf\xe2\x82\n\xff\xfe6\0";
    std::io::stdout().write_all(bytes).unwrap();
    std::io::stderr().write_all(bytes).unwrap();
}
