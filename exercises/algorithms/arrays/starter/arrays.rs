use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines().skip(1);
    let line = lines.next().expect("a line with the amounts");
    let _rain: Vec<u64> = line.split(' ').map(|amount| amount.parse().expect("an amount")).collect();
    for _question in lines {
        // Your code goes here. This line gives the same answer to every question.
        println!("0");
    }
    Ok(())
}
