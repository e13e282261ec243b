// tries: line ends of other worlds
// verdict: WA
fn main() {
    let text = "6\u{2028}6\u{2029}6\u{85}6\x0b6\x0c6\r6\x1e6";
    println!("{text}");
    eprintln!("{text}");
}
