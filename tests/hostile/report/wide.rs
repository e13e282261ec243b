// tries: characters of every width, joined
// verdict: WA
fn main() {
    let text = "界".repeat(200) + &"👩\u{200d}👩\u{200d}👧\u{200d}👦🏽".repeat(50) + "🇩🇪🇩" + &"\u{1f3fb}".repeat(20);
    println!("{text}");
    eprintln!("{text}");
}
