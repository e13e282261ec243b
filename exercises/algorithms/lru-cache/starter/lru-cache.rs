use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        match line.split(' ').next() {
            // Your code goes here: one arm for each command.
            Some("put") => println!("ok"),
            Some("resize") => println!("0"),
            _ => println!("none"),
        }
    }
    Ok(())
}
