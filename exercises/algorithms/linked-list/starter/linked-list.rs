use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        let parts: Vec<&str> = line.split(' ').collect();
        match parts[0] {
            // Your code goes here: one arm for each command.
            "next" | "previous" => println!("none"),
            _ => {}
        }
    }
    println!("empty");
    Ok(())
}
