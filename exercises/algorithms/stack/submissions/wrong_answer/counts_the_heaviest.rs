//! Counts the heaviest crate itself among those above it.

use std::{
    fmt::Write,
    io::{self, Read},
};

struct Crate {
    weight: u64,
    heaviest: usize,
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = String::new();
    let mut pile: Vec<Crate> = Vec::new();
    for line in input.lines().skip(1) {
        if let Some(("put", weight)) = line.split_once(' ') {
            let weight = weight.parse().expect("a weight");
            let heaviest = match pile.last() {
                Some(top) if weight <= pile[top.heaviest].weight => top.heaviest,
                _ => pile.len(),
            };
            pile.push(Crate { weight, heaviest });
            continue;
        }
        let answer = match (line, pile.last()) {
            ("size", _) => Some(pile.len() as u64),
            ("top" | "take", Some(top)) => Some(top.weight),
            ("heaviest", Some(top)) => Some(pile[top.heaviest].weight),
            ("above", Some(top)) => Some((pile.len() - top.heaviest) as u64),
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
