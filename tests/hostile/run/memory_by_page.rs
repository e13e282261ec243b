// tries: memory one page at a time, to the last
// verdict: MLE
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    while core::arch::wasm32::memory_grow::<0>(1) != usize::MAX {}
    println!("{}", sum());
}
