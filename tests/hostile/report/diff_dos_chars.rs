// tries: one line of 900 KB against a short line: inline diff
// verdict: OLE
fn main() { let s: String = (0..900_000u32).map(|i| char::from(b'a' + (i.wrapping_mul(2654435761) >> 27) as u8 % 26)).collect(); println!("{s}"); }
