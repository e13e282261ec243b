// tries: compile_error! with ESC, OSC 8, BEL, CR
// verdict: CE
compile_error!("\u{1b}[2J\u{1b}[1;1H\u{1b}[32mPASS\u{1b}[0m \u{1b}]8;;http://evil.invalid\u{7}click\u{1b}]8;;\u{7}\rOVERWRITTEN");
fn main() {}
