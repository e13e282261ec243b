use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|word| word.parse::<usize>().expect("a number"));
    let chambers = numbers.next().expect("the number of chambers");
    let _tunnels = numbers.next().expect("the number of tunnels");
    let start = numbers.next().expect("the entrance");
    let target = numbers.next().expect("the chamber to be reached");
    // Your code goes here: the other numbers are the tunnels.
    println!("{chambers}");
    println!("1");
    println!("{start} {target}");
    Ok(())
}
