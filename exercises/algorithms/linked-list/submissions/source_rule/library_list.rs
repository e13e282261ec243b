//! Couples the wagons itself, but takes the library's list for the train that it prints.

use std::{
    collections::LinkedList,
    fmt::Write,
    io::{self, Read},
};

const WAGONS_MAX: usize = 10_000;

struct Train {
    next: Vec<usize>,
    previous: Vec<usize>,
}

impl Train {
    fn new() -> Self {
        Self { next: vec![0; WAGONS_MAX + 1], previous: vec![0; WAGONS_MAX + 1] }
    }

    fn couple(&mut self, front: usize, back: usize) {
        self.next[front] = back;
        self.previous[back] = front;
    }

    /// Opens the couplings around the section and closes the gap.
    fn take_out(&mut self, first: usize, last: usize) {
        self.couple(self.previous[first], self.next[last]);
    }

    /// Puts the section, which is in no train, right behind `place`.
    fn put_behind(&mut self, first: usize, last: usize, place: usize) {
        let back = self.next[place];
        self.couple(place, first);
        self.couple(last, back);
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = String::new();
    let mut train = Train::new();
    for line in input.lines().skip(1) {
        let mut parts = line.split(' ');
        let command = parts.next().expect("a command");
        let wagons: Vec<usize> = parts.map(|wagon| wagon.parse().expect("a wagon")).collect();
        let wagon = wagons[0];
        match command {
            "front" => train.put_behind(wagon, wagon, 0),
            "back" => train.put_behind(wagon, wagon, train.previous[0]),
            "before" => train.put_behind(wagon, wagon, train.previous[wagons[1]]),
            "after" => train.put_behind(wagon, wagon, wagons[1]),
            "remove" => train.take_out(wagon, wagon),
            "move" => {
                train.take_out(wagon, wagons[1]);
                train.put_behind(wagon, wagons[1], wagons[2]);
            }
            _ => {
                let neighbours = if command == "next" { &train.next } else { &train.previous };
                match neighbours[wagon] {
                    0 => output.push_str("none\n"),
                    other => writeln!(output, "{other}").expect("a string takes every write"),
                }
            }
        }
    }
    let mut wagons = LinkedList::new();
    let mut wagon = train.previous[0];
    while wagon != 0 {
        wagons.push_front(wagon.to_string());
        wagon = train.previous[wagon];
    }
    let wagons: Vec<String> = wagons.into_iter().collect();
    println!("{output}{}", if wagons.is_empty() { "empty".to_owned() } else { wagons.join(" ") });
    Ok(())
}
