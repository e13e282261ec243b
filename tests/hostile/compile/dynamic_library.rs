// tries: another kind of crate than the one asked for
// verdict: AC
// note: the command line decides
#![crate_type = "cdylib"]
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    println!("{}", sum());
}
