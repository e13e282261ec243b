//! Rounds the mean to the nearest integer.

use std::{
    fmt::Write,
    io::{self, Read},
};

/// The first of `days` days in a row with the greatest sum, counted from 1, and that sum.
fn find_wettest(totals: &[u64], days: usize) -> (usize, u64) {
    let (mut best, mut most) = (1, totals[days]);
    for first in 2..=totals.len() - days {
        let sum = totals[first + days - 1] - totals[first - 1];
        if sum > most {
            (best, most) = (first, sum);
        }
    }
    (best, most)
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines().skip(1);
    let (mut totals, mut dry) = (vec![0], vec![0]);
    for amount in lines.next().expect("a line with the amounts").split(' ') {
        let amount: u64 = amount.parse().expect("an amount");
        totals.push(totals[totals.len() - 1] + amount);
        dry.push(dry[dry.len() - 1] + u64::from(amount == 0));
    }
    let mut output = String::new();
    for line in lines {
        let mut parts = line.split(' ');
        let question = parts.next().expect("a question");
        let mut numbers = parts.map(|number| number.parse::<usize>().expect("a number"));
        let first = numbers.next().expect("a number");
        if question == "wettest" {
            let (day, sum) = find_wettest(&totals, first);
            writeln!(output, "{day} {sum}").expect("a string takes every write");
            continue;
        }
        let second = numbers.next().expect("a second day");
        let (first, last) = (first.min(second), first.max(second));
        let sum = totals[last] - totals[first - 1];
        let answer = match question {
            "sum" => sum,
            "dry" => dry[last] - dry[first - 1],
            _ => (sum + (last - first).div_ceil(2) as u64) / (last - first + 1) as u64,
        };
        writeln!(output, "{answer}").expect("a string takes every write");
    }
    print!("{output}");
    Ok(())
}
