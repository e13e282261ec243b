// tries: source is not UTF-8
// verdict: CE
fn main() { println!("ÿþ"); }
