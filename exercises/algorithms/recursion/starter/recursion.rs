use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|word| word.parse::<u64>().expect("a number"));
    let _amount = numbers.next().expect("the amount");
    let _values = numbers.next().expect("the number of values");
    // Your code goes here. This line says that there is no way.
    println!("0 ways");
    Ok(())
}
