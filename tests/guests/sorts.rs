// Allocates, parses, sorts and formats.
use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the input is text");
    let mut numbers: Vec<i64> = input.split_whitespace().map(|word| word.parse().expect("a number")).collect();
    numbers.sort_unstable_by_key(|number| number.wrapping_mul(7919) % 1009);
    let words: Vec<String> = numbers.iter().map(i64::to_string).collect();
    println!("{}", words.join(" "));
}
