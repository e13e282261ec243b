use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let first = lines.next().expect("two numbers")?;
    let (_, grams_max) = first.split_once(' ').expect("two numbers");
    let mut left: u64 = grams_max.parse().expect("a weight");
    let (mut worth, mut grams) = (0, 0);
    let mut chosen = Vec::new();
    for (place, line) in lines.enumerate() {
        let line = line?;
        let fields: Vec<&str> = line.splitn(3, ' ').collect();
        let item_grams: u64 = fields[0].parse().expect("grams");
        let item_worth: u64 = fields[1].parse().expect("a worth");
        // Your code goes here. This takes whatever still fits, in the order of the list.
        if item_grams <= left {
            left -= item_grams;
            grams += item_grams;
            worth += item_worth;
            chosen.push(format!("{} {}", place + 1, fields[2]));
        }
    }
    println!("{worth} {grams} {}", chosen.len());
    for line in chosen {
        println!("{line}");
    }
    Ok(())
}
