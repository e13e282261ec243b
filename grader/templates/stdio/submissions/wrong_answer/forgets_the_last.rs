use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let heights: Vec<i64> =
        input.split_ascii_whitespace().skip(1).map(|word| word.parse().expect("an integer")).collect();
    let heights = &heights[..heights.len().saturating_sub(1)];
    println!("{}", heights.windows(2).filter(|pair| pair[0] < pair[1]).count());
    Ok(())
}
