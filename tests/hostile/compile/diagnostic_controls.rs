// tries: every kind of control character in one message
// verdict: CE
compile_error!("\u{1b}[2J\u{1b}]52;c;Zm9yZ2Vk\u{7}\u{9b}31m\u{8}\u{8}\r\u{7f}\u{85}\u{2028}\u{202e}\u{2066}\u{200b}\u{feff}\u{0}");
fn main() {}
