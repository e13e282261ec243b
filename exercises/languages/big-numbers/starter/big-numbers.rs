use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        let parts: Vec<&str> = line.split(' ').collect();
        // Your code goes here. This works for small numbers only.
        match (parts[0].parse::<i32>(), parts[2].parse::<i32>()) {
            (Ok(first), Ok(second)) if parts[1] == "+" => println!("{}", first.wrapping_add(second)),
            _ => println!("?"),
        }
    }
    Ok(())
}
