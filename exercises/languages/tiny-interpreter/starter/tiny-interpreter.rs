use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        match parts[0] {
            // Your code goes here: the other commands, and variables.
            "print" => println!("{}", parts[1..].join(" ")),
            "stop" => break,
            _ => {}
        }
    }
    Ok(())
}
