// tries: questions that a terminal answers as if the user typed
// verdict: WA
fn main() {
    let text = "\x1b[6n\x1b[c\x1b[>q\x1b]10;?\x07\x05\x1b[21t";
    println!("{text}");
    eprintln!("{text}");
}
