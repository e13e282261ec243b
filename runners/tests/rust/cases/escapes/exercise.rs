compile_error!("red: \u{1b}[31m bell: \u{7} C1: \u{9b}31m bidi: \u{202e}x\n::error::no command");

fn main() {}
