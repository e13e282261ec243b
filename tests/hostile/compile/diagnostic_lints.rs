// tries: lints that quote the program's own commands
// verdict: CE
#![deny(warnings)]
#[deprecated(note = "\n\u{1b}[2J::error::forged\n   ::set-output name=a::b\n##[error]x")]
fn old() {}
#[must_use = "\n::warning::x\n::error::y"]
fn used() -> u8 {
    1
}
fn main() {
    old();
    used();
}
