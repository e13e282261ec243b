//! Keeps the wagons in an array and looks for each one from the front.

use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = String::new();
    let mut train: Vec<usize> = Vec::new();
    for line in input.lines().skip(1) {
        let mut parts = line.split(' ');
        let command = parts.next().expect("a command");
        let wagons: Vec<usize> = parts.map(|wagon| wagon.parse().expect("a wagon")).collect();
        let find = |train: &[usize], wagon: usize| train.iter().position(|&other| other == wagon).expect("a wagon");
        let mut answer = |wagon: Option<&usize>| {
            output.push_str(&wagon.map_or("none".to_owned(), usize::to_string));
            output.push('\n');
        };
        match command {
            "front" => train.insert(0, wagons[0]),
            "back" => train.push(wagons[0]),
            "before" => train.insert(find(&train, wagons[1]), wagons[0]),
            "after" => train.insert(find(&train, wagons[1]) + 1, wagons[0]),
            "remove" => drop(train.remove(find(&train, wagons[0]))),
            "move" => {
                let section: Vec<usize> = train.drain(find(&train, wagons[0])..=find(&train, wagons[1])).collect();
                let place = find(&train, wagons[2]) + 1;
                train.splice(place..place, section);
            }
            "next" => answer(train.get(find(&train, wagons[0]) + 1)),
            _ => answer(find(&train, wagons[0]).checked_sub(1).map(|place| &train[place])),
        }
    }
    let wagons: Vec<String> = train.iter().map(usize::to_string).collect();
    println!("{output}{}", if wagons.is_empty() { "empty".to_owned() } else { wagons.join(" ") });
    Ok(())
}
