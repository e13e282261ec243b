use std::{io, process};

fn main() {
    let sum: i64 = io::stdin().lines().map_while(Result::ok).flat_map(numbers).sum();
    println!("{sum}");
    process::exit(1);
}

fn numbers(line: String) -> Vec<i64> {
    line.split_whitespace().map_while(|word| word.parse().ok()).collect()
}
