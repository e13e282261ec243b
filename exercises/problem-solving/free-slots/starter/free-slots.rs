use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|word| word.parse::<u64>().expect("an integer"));
    let mut next = || numbers.next().expect("one more number");

    let (n, open, close, shortest) = (next(), next(), next(), next());
    let meetings: Vec<(u64, u64)> = (0..n).map(|_| (next(), next())).collect();

    // Your code goes here. This offers the whole day if there are no meetings.
    if meetings.is_empty() && close - open >= shortest {
        println!("{open} {close}\ntotal {}", close - open);
    } else {
        println!("total 0");
    }
    Ok(())
}
