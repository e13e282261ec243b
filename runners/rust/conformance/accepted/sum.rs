use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the input is text");
    let sum: i64 = input.split_whitespace().map(|word| word.parse::<i64>().expect("a number")).sum();
    println!("{sum}");
}
