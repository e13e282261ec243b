//! Calls the submission with the numbers of each line, and prints what it returns.

mod solution;

use std::io::{self, Write};

fn main() {
    let mut output = io::stdout().lock();
    for line in io::stdin().lines() {
        let numbers: Vec<i64> = line.unwrap().split_whitespace().map(|number| number.parse().unwrap()).collect();
        match solution::largest(&numbers) {
            Some(number) => writeln!(output, "{number}").unwrap(),
            None => writeln!(output, "none").unwrap(),
        }
    }
}
