//! A second pile holds the crates that were heavier than everything below them.

use std::io::{self, BufRead, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut pile: Vec<u64> = Vec::new();
    let mut records: Vec<(u64, usize)> = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        if let Some(weight) = line.strip_prefix("put ") {
            let weight = weight.parse().expect("a weight");
            if records.last().is_none_or(|record| weight > record.0) {
                records.push((weight, pile.len()));
            }
            pile.push(weight);
        } else if line == "size" {
            writeln!(output, "{}", pile.len())?;
        } else if pile.is_empty() {
            writeln!(output, "empty")?;
        } else {
            let record = records[records.len() - 1];
            match line.as_str() {
                "take" => {
                    writeln!(output, "{}", pile[pile.len() - 1])?;
                    pile.pop();
                    if pile.len() == record.1 {
                        records.pop();
                    }
                }
                "top" => writeln!(output, "{}", pile[pile.len() - 1])?,
                "heaviest" => writeln!(output, "{}", record.0)?,
                _ => writeln!(output, "{}", pile.len() - 1 - record.1)?,
            }
        }
    }
    output.flush()
}
