use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let first = lines.next().expect("a line with three numbers");
    let counts: Vec<usize> = first.split(' ').map(|count| count.parse().expect("a number")).collect();
    for _request in lines.skip(counts[0] + counts[1]) {
        // Your code goes here: neither layers nor pages are looked at.
        println!("404 not found");
    }
    Ok(())
}
