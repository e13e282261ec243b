use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines() {
        let (_command, text) = line.split_once(' ').expect("a command and a text");
        // Your code goes here. This line changes nothing.
        println!("{text}");
    }
    Ok(())
}
