use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for literal in input.trim_end_matches('\n').split("\n---\n") {
        // Your code goes here. This works for three literals.
        match literal.trim() {
            word @ ("null" | "true" | "false") => println!("{word}"),
            _ => println!("error"),
        }
    }
    Ok(())
}
