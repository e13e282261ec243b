fn main() {
    eprintln!("no such key in the answer: \u{1b}[31m7");
    std::process::exit(1);
}
