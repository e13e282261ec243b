// tries: the right answer with characters that nobody sees
// verdict: WA
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    let digits: String = sum().to_string().chars().flat_map(|c| [c, '\u{200b}']).collect();
    println!("{digits}");
}
