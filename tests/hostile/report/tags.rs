// tries: characters that nobody sees, as a message
// verdict: WA
fn main() {
    let text = "\u{e0001}\u{e0041}\u{e0043}\u{e007f}\u{200b}\u{2060}\u{fe0f}\u{34f}\u{3164}\u{115f}\u{ffa0}6";
    println!("{text}");
    eprintln!("{text}");
}
