//! Swaps as soon as a smaller bottle is met.

use std::{
    fmt::Write,
    io::{self, Read},
};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut bottles: Vec<(i64, &str)> = input
        .lines()
        .skip(1)
        .map(|line| line.split_once(' ').expect("a bottle"))
        .map(|(number, content)| (number.parse().expect("a number"), content))
        .collect();

    let mut output = String::new();
    let mut swaps = 0;
    for place in 0..bottles.len() {
        let smallest = place;
        for other in place + 1..bottles.len() {
            if bottles[other].0 < bottles[smallest].0 {
                bottles.swap(place, other);
                swaps += 1;
                writeln!(output, "{} {}", place + 1, other + 1).expect("a string takes every write");
            }
        }
    }
    writeln!(output, "{swaps} swaps").expect("a string takes every write");
    for (number, content) in bottles {
        writeln!(output, "{number} {content}").expect("a string takes every write");
    }
    print!("{output}");
    Ok(())
}
