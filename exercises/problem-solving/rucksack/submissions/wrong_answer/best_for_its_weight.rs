use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let (_, grams_max) = lines.next().and_then(|line| line.split_once(' ')).expect("two numbers");
    let mut left: u128 = grams_max.parse().expect("a weight");
    let mut items: Vec<(u128, u128, usize, &str)> = Vec::new();
    for (place, line) in lines.enumerate() {
        let fields: Vec<&str> = line.splitn(3, ' ').collect();
        items.push((fields[0].parse().expect("grams"), fields[1].parse().expect("a worth"), place + 1, fields[2]));
    }
    items.sort_by(|a, b| (b.1 * a.0).cmp(&(a.1 * b.0)).then(a.2.cmp(&b.2)));
    let mut chosen = Vec::new();
    for item in items {
        if item.0 <= left && item.1 > 0 {
            left -= item.0;
            chosen.push(item);
        }
    }
    chosen.sort_by_key(|item| item.2);
    let sums = chosen.iter().fold((0, 0), |sums, item| (sums.0 + item.1, sums.1 + item.0));
    println!("{} {} {}", sums.0, sums.1, chosen.len());
    for (_, _, number, name) in chosen {
        println!("{number} {name}");
    }
    Ok(())
}
