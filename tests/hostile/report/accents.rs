// tries: a letter with ten thousand accents
// verdict: WA
fn main() {
    let text = format!("6{}", "\u{301}\u{489}".repeat(5000));
    println!("{text}");
    eprintln!("{text}");
}
