// tries: a million short sleeps
// verdict: TLE
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    for _ in 0..1_000_000 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    println!("{}", sum());
}
