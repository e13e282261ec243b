// tries: to go on where memory is refused, and learn how much there is
// verdict: MLE
fn sum() -> i64 {
    std::io::read_to_string(std::io::stdin()).unwrap().split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum()
}

fn main() {
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    loop {
        let mut block = Vec::new();
        if block.try_reserve_exact(1 << 16).is_err() {
            break;
        }
        blocks.push(block);
    }
    println!("{}", sum());
}
