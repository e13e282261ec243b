//! Computes the numbers without swapping anything: each pass moves a book that has taller ones on its left by one place.

use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut books: Vec<(u32, String)> = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let (height, title) = line.split_once(' ').expect("a height and a title");
        books.push((height.parse().expect("an integer"), title.to_owned()));
    }

    let taller_before: Vec<u64> = (0..books.len())
        .map(|place| books[..place].iter().filter(|(height, _)| *height > books[place].0).count() as u64)
        .collect();
    let n = books.len() as u64;
    // One more pass finds nothing to do, unless no comparison is left.
    let passes = taller_before.iter().max().map_or(0, |&most| (most + 1).min(n - 1));
    let comparisons = passes * n - passes * (passes + 1) / 2;
    let swaps: u64 = taller_before.iter().sum();

    // A stable sort leaves books of the same height as they are.
    books.sort_by_key(|(height, _)| *height);
    println!("passes {passes}\ncomparisons {comparisons}\nswaps {swaps}");
    for (_, title) in &books {
        println!("{title}");
    }
    Ok(())
}
