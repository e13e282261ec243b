//! Counts what bubble sort would do, and leaves the sorting to the library.

use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut books: Vec<(u32, &str)> = input
        .lines()
        .skip(1)
        .map(|line| {
            let (height, title) = line.split_once(' ').expect("a height and a title");
            (height.parse().expect("an integer"), title)
        })
        .collect();

    // A book moves left by one place a pass, past every taller one before it.
    let before: Vec<usize> = (0..books.len())
        .map(|place| books[..place].iter().filter(|(height, _)| *height > books[place].0).count())
        .collect();
    let swaps: usize = before.iter().sum();
    let needed = before.iter().max().copied().unwrap_or(0) + 1;
    let passes = needed.min(books.len().saturating_sub(1));
    let comparisons: usize = (0..passes).map(|pass| books.len() - 1 - pass).sum();
    println!("passes {passes}\ncomparisons {comparisons}\nswaps {swaps}");

    <[(u32, &str)]>::sort_by_key(&mut books, |(height, _)| *height);
    for (_, title) in books {
        println!("{title}");
    }
    Ok(())
}
