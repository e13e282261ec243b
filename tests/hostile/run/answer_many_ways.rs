// tries: every answer that could be meant
// verdict: WA
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    let sum = sum();
    println!("{sum} +{sum} {sum}.0 0{sum} {sum:#x}");
}
