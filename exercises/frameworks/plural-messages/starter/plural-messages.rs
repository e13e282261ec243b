use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let counts: Vec<usize> = lines
        .next()
        .expect("a line with three counts")
        .split(' ')
        .map(|count| count.parse().expect("a count"))
        .collect();
    for request in lines.skip(counts[0] + counts[1]) {
        // Your code goes here. This line finds no message.
        println!("?{}?", request.split(' ').nth(1).expect("the name of a message"));
    }
    Ok(())
}
