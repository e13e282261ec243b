use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        // Your code goes here. This line breaks no lines and aligns nothing.
        println!("{line}");
    }
    Ok(())
}
