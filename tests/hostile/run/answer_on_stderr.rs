// tries: the answer on the wrong stream
// verdict: WA
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    eprintln!("{}", sum());
}
