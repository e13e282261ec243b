// Calls itself as often as there are numbers, with some memory on the stack.
use std::{
    hint::black_box,
    io::{self, Read},
};

fn dig(words: &mut dyn Iterator<Item = &str>) -> u64 {
    let block = black_box([1_u64; 16]);
    match words.next() {
        Some(_) => dig(words) + block[3],
        None => 0,
    }
}

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the input is text");
    println!("{}", dig(&mut input.split_whitespace()));
}
