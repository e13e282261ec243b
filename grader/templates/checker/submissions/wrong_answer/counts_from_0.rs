use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let heights: Vec<i64> =
        input.split_ascii_whitespace().skip(1).map(|word| word.parse().expect("an integer")).collect();
    match heights.windows(2).position(|pair| pair[0] < pair[1]) {
        Some(place) => println!("{}", place + 1),
        None => println!("-1"),
    }
    Ok(())
}
