use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    println!();
    println!("0");
    for line in input.lines().skip(1) {
        // Your code goes here. This line leaves every card where it is.
        println!("{line}");
    }
    Ok(())
}
