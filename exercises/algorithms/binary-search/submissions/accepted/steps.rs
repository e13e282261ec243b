//! Walks to the right in steps of half the length each time.

use std::io::{self, BufRead, BufWriter, Write};

fn parse_line(line: &str) -> Vec<i64> {
    line.split_whitespace().map(|word| word.parse().expect("an integer")).collect()
}

/// How many folders of the shelf have a number smaller than `key`.
fn count_smaller(shelf: &[i64], key: i64) -> usize {
    let mut count = 0;
    let mut step = shelf.len().next_power_of_two();
    while step > 0 {
        if shelf.get(count + step - 1).is_some_and(|&number| number < key) {
            count += step;
        }
        step /= 2;
    }
    count
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    lines.next().expect("a line with two counts")?;
    let shelf = parse_line(&lines.next().expect("a line with the folders")?);

    let mut output = BufWriter::new(io::stdout().lock());
    for line in lines {
        let Some(&key) = parse_line(&line?).first() else { continue };
        let position = count_smaller(&shelf, key);
        match shelf.get(position) {
            Some(&number) if number == key => writeln!(output, "{position}")?,
            _ => writeln!(output, "-1")?,
        }
    }
    output.flush()
}
