// Depends on the host's random numbers, through the keys of its hash map.
use std::{
    collections::HashMap,
    io::{self, Read},
};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).expect("the input is text");
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in input.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    println!("{:?}", counts.iter().take(5).collect::<Vec<_>>());
}
