use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines() {
        // Your code goes here. This line answers each request as if nothing was there.
        if line.is_empty() {
            println!("404");
        }
    }
    Ok(())
}
