//! Takes the way with the fewest roads, whatever it costs.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fmt::Write,
    io::{self, Read},
};

/// What a way costs, and how many roads it has.
type Length = (u64, u32);

fn measure(roads: &[Vec<(usize, u64)>], start: usize) -> Vec<Option<Length>> {
    let mut lengths: Vec<Option<Length>> = vec![None; roads.len()];
    let mut heap = BinaryHeap::from([Reverse(((0, 0), start))]);
    while let Some(Reverse((length, town))) = heap.pop() {
        if lengths[town].is_some() {
            continue;
        }
        lengths[town] = Some(length);
        for &(other, toll) in &roads[town] {
            if lengths[other].is_none() {
                heap.push(Reverse(((length.0 + 1, length.1 + toll as u32), other)));
            }
        }
    }
    lengths
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|word| word.parse::<u64>().expect("a number"));
    let mut next = || numbers.next().expect("a number");
    let (towns, count, questions, start) = (next(), next(), next(), next());
    let mut roads = vec![Vec::new(); towns as usize + 1];
    for _ in 0..count {
        let (from, to, toll) = (next() as usize, next() as usize, next());
        roads[from].push((to, toll));
    }
    let lengths = measure(&roads, start as usize);
    let mut output = String::new();
    for _ in 0..questions {
        match lengths[next() as usize] {
            Some((toll, roads)) => writeln!(output, "{roads} {toll}").expect("a string takes every write"),
            None => output.push_str("none\n"),
        }
    }
    print!("{output}");
    Ok(())
}
