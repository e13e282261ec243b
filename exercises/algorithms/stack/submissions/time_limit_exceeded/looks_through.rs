//! Looks through the whole pile for each question.

use std::{
    fmt::Write,
    io::{self, Read},
};

struct Crate {
    weight: u64,
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = String::new();
    let mut pile: Vec<Crate> = Vec::new();
    for line in input.lines().skip(1) {
        if let Some(("put", weight)) = line.split_once(' ') {
            let weight = weight.parse().expect("a weight");
            pile.push(Crate { weight });
            continue;
        }
        let heaviest = (0..pile.len()).rev().max_by_key(|&place| pile[place].weight).unwrap_or_default();
        let answer = match (line, pile.last()) {
            ("size", _) => Some(pile.len() as u64),
            ("top" | "take", Some(top)) => Some(top.weight),
            ("heaviest", Some(_)) => Some(pile[heaviest].weight),
            ("above", Some(_)) => Some((pile.len() - 1 - heaviest) as u64),
            _ => None,
        };
        if line == "take" {
            pile.pop();
        }
        match answer {
            Some(number) => writeln!(output, "{number}").expect("a string takes every write"),
            None => output.push_str("empty\n"),
        }
    }
    print!("{output}");
    Ok(())
}
