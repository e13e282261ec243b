// tries: backspaces that print one verdict over another
// verdict: WA
fn main() {
    let text = "wrong\x08\x08\x08\x08\x08right\r6\x0b\x0c\x7f";
    println!("{text}");
    eprintln!("{text}");
}
