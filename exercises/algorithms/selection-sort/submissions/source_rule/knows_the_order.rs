//! Lets the library find out where each bottle comes to stand, and swaps only then.

use std::{
    collections::BTreeSet,
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

    // The bottles that are not in their places yet, the one to be picked next in front.
    let mut rest: BTreeSet<(i64, usize)> =
        bottles.iter().enumerate().map(|(place, bottle)| (bottle.0, place)).collect();
    let mut output = String::new();
    let mut swaps = 0;
    for place in 0..bottles.len() {
        let (_, smallest) = rest.pop_first().expect("a bottle for each place");
        if smallest != place {
            rest.remove(&(bottles[place].0, place));
            rest.insert((bottles[place].0, smallest));
            bottles.swap(place, smallest);
            swaps += 1;
            writeln!(output, "{} {}", place + 1, smallest + 1).expect("a string takes every write");
        }
    }
    writeln!(output, "{swaps} swaps").expect("a string takes every write");
    for (number, content) in bottles {
        writeln!(output, "{number} {content}").expect("a string takes every write");
    }
    print!("{output}");
    Ok(())
}
