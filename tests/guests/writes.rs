// Writes each number as a line of its own, to both streams.
use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the input is text");
    for word in input.split_whitespace() {
        println!("{word}");
        eprintln!("{word}");
    }
}
