// tries: one line of sixty thousand different words
// verdict: WA
fn main() {
    let words: Vec<String> = (0..9000).map(|n| format!("{n:x}")).collect();
    println!("{}", words.join(" "));
    eprintln!("{}", words.join("\u{a0}"));
}
