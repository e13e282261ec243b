use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut pile: Vec<u64> = Vec::new();
    for line in input.lines().skip(1) {
        match line.split_once(' ') {
            Some(("put", weight)) => pile.push(weight.parse().expect("a weight")),
            // Your code goes here: the other commands.
            _ => println!("empty"),
        }
    }
    Ok(())
}
