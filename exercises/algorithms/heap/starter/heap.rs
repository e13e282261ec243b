use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        match line {
            // Your code goes here: the other commands, and people.
            "treat" | "next" => println!("nobody"),
            "waiting" => println!("0"),
            _ => {}
        }
    }
    Ok(())
}
