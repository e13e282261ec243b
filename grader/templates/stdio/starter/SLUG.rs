use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let heights: Vec<i64> =
        input.split_ascii_whitespace().skip(1).map(|word| word.parse().expect("an integer")).collect();
    // Your code goes here: this only says that the path never rose.
    let _ = heights;
    println!("0");
    Ok(())
}
