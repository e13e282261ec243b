use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let _first = lines.next().expect("a line with two numbers");
    for line in lines {
        let parts: Vec<&str> = line.split(' ').collect();
        // Your code goes here. This line says that every job is done when it arrives.
        println!("{} {} 1", parts[0], parts[1]);
    }
    println!("0");
    Ok(())
}
