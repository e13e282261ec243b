// tries: the exit code of a shell for a killed process
// verdict: RTE
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    println!("{}", sum());
    std::process::exit(137);
}
