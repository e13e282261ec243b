// tries: characters that no XML 1.0 file may hold, even escaped
// verdict: WA
fn main() { println!("a\0b\x01\x08\x0b\x0c\x1f\u{fffe}\u{ffff}\x7f"); }
