// tries: the same by the controls of eight bits
// verdict: WA
fn main() {
    let text = "\u{9b}2J\u{9b}H\u{9d}0;title\u{9c}\u{90}q\u{9c}\u{84}\u{85}\u{8d}";
    println!("{text}");
    eprintln!("{text}");
}
