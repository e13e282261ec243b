// tries: thirty thousand lines, none of them right
// verdict: WA
fn main() {
    print!("{}", "7\n".repeat(30_000));
    eprint!("{}", "\n".repeat(60_000));
}
