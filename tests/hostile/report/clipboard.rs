// tries: the clipboard, the title and links of the terminal
// verdict: WA
fn main() {
    let text = "\x1b]52;c;b3duZWQ=\x07\x1b]0;owned\x07\x1b]8;;http://192.0.2.1/\x1b\\here\x1b]8;;\x1b\\\x1bP+q544e\x1b\\";
    println!("{text}");
    eprintln!("{text}");
}
