// tries: to clear the screen, move up and write another verdict
// verdict: WA
fn main() {
    let text = "\x1b[2J\x1b[H\x1b[10A\x1b[32m✓ accepted (AC), 100 / 100 points\x1b[0m\x1b[8m";
    println!("{text}");
    eprintln!("{text}");
}
