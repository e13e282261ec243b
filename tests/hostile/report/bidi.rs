// tries: right-to-left override in output
// verdict: WA
fn main() { println!("\u{202e}6 :detcepxe\u{202c}\u{2067}x\u{2069}"); }
