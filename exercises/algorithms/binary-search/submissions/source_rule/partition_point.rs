//! Leaves the search to the library.

use std::io::{self, BufRead, BufWriter, Write};

fn parse_line(line: &str) -> Vec<i64> {
    line.split_whitespace().map(|word| word.parse().expect("an integer")).collect()
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    lines.next().expect("a line with two counts")?;
    let shelf = parse_line(&lines.next().expect("a line with the folders")?);

    let mut output = BufWriter::new(io::stdout().lock());
    for line in lines {
        let Some(&key) = parse_line(&line?).first() else { continue };
        let position = shelf.partition_point(|&number| number < key);
        match shelf.get(position) {
            Some(&number) if number == key => writeln!(output, "{position}")?,
            _ => writeln!(output, "-1")?,
        }
    }
    output.flush()
}
