// Holds a block of memory and panics behind the end of its input.
use std::{
    hint::black_box,
    io::{self, Read},
};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the input is text");
    let block = black_box(vec![7_u8; 300_000]);
    let words: Vec<&str> = input.split_whitespace().collect();
    println!("{}", words[words.len() + usize::from(block[0])]);
}
