// tries: exit(0) with a wrong answer
// verdict: WA
fn main() { println!("7"); std::process::exit(0) }
