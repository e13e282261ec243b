//! Walks the tunnels in one direction only.

use std::io::{self, Read};

/// How many tunnels each chamber is away from `start`.
fn measure(neighbours: &[Vec<usize>], start: usize) -> Vec<Option<usize>> {
    let mut distances = vec![None; neighbours.len()];
    distances[start] = Some(0);
    let mut wave = vec![start];
    let mut distance = 0;
    while !wave.is_empty() {
        distance += 1;
        let mut next = Vec::new();
        for &chamber in &wave {
            for &other in &neighbours[chamber] {
                if distances[other].is_none() {
                    distances[other] = Some(distance);
                    next.push(other);
                }
            }
        }
        wave = next;
    }
    distances
}

fn join(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let numbers: Vec<usize> = input.split_ascii_whitespace().map(|word| word.parse().expect("a number")).collect();
    let (chambers, start, target) = (numbers[0], numbers[2], numbers[3]);
    let mut neighbours = vec![Vec::new(); chambers + 1];
    for tunnel in numbers[4..].chunks(2) {
        neighbours[tunnel[0]].push(tunnel[1]);
        neighbours[tunnel[1]].extend((tunnel[0] > tunnel[1]).then_some(tunnel[0]));
    }

    let mut waves = Vec::new();
    for distance in measure(&neighbours, start).into_iter().flatten() {
        if waves.len() <= distance {
            waves.resize(distance + 1, 0);
        }
        waves[distance] += 1;
    }
    println!("{}", join(&waves));

    let distances = measure(&neighbours, target);
    let Some(length) = distances[start] else {
        println!("none");
        return Ok(());
    };
    let mut way = vec![start];
    for distance in (0..length).rev() {
        let nearer = neighbours[way[way.len() - 1]].iter().filter(|other| distances[**other] == Some(distance));
        way.push(*nearer.min().expect("a chamber that is nearer"));
    }
    println!("{length}");
    println!("{}", join(&way));
    Ok(())
}
