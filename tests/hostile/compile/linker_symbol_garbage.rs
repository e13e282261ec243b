// tries: a symbol of control characters
// verdict: WA
#[unsafe(export_name = "\u{1b}[2J\n::error::forged\u{202e}")]
pub extern "C" fn symbol() {}
fn main() {}
