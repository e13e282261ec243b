// tries: files that a CI system reads, by what a heredoc would hold
// verdict: WA
fn main() {
    let text = "score<<EOF\n100\nEOF\nGITHUB_OUTPUT=x\nname=value\n<<<<<<<\n>>>>>>>";
    println!("{text}");
    eprintln!("{text}");
}
