mod words;
fn main() { std::process::exit(words::CODE) }
