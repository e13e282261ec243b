use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let lines: Vec<&str> = input.lines().collect();
    for task in lines.chunks(2) {
        // Your code goes here. This works for formats without directives.
        println!("{}", task[0].replace("%%", "%"));
    }
    Ok(())
}
