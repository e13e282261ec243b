// tries: standard error without end, beside the right answer
// verdict: OLE
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    println!("{}", sum());
    loop {
        eprint!("{}", "x".repeat(65536));
    }
}
