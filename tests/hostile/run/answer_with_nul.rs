// tries: the right answer with a NUL where a comparison in C would end
// verdict: WA
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    print!("{}\0wrong", sum());
}
