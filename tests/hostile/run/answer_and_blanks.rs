// tries: the right answer behind thousands of blank lines and before thousands more
// verdict: AC
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    println!("{}{}{}", "\n \t".repeat(5000), sum(), "\n\r\n".repeat(5000));
}
