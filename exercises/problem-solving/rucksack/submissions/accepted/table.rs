use std::io::{self, BufWriter, Read, Write};

struct Item<'a> {
    grams: usize,
    worth: u64,
    name: &'a str,
}

/// What a selection is worth, and how much of the allowed weight is left: the larger, the better.
type Result = (u64, usize);

fn parse_item(line: &str) -> Option<Item<'_>> {
    let mut fields = line.splitn(3, ' ');
    let grams = fields.next()?.parse().ok()?;
    Some(Item { grams, worth: fields.next()?.parse().ok()?, name: fields.next()? })
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let (_, grams_max) = lines.next().and_then(|line| line.split_once(' ')).expect("two numbers");
    let grams_max: usize = grams_max.parse().expect("a weight");
    let items: Vec<Item> = lines.map(|line| parse_item(line).expect("an item")).collect();

    // The best result with the items from `i` on, for each weight that is still allowed.
    let mut best: Vec<Vec<Result>> = vec![(0..=grams_max).map(|left| (0, left)).collect()];
    for item in items.iter().rev() {
        let rest = &best[best.len() - 1];
        let choose = |left: usize| {
            let taken = left.checked_sub(item.grams).map(|left| (rest[left].0 + item.worth, rest[left].1));
            taken.map_or(rest[left], |taken| taken.max(rest[left]))
        };
        best.push((0..=grams_max).map(choose).collect());
    }
    best.reverse();

    let mut left = grams_max;
    let mut chosen = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Some(after) = left.checked_sub(item.grams) else { continue };
        let rest = best[place + 1][after];
        if (rest.0 + item.worth, rest.1) == best[place][left] {
            chosen.push((place + 1, item.name));
            left = after;
        }
    }
    let (worth, unused) = best[0][grams_max];
    let mut output = BufWriter::new(io::stdout().lock());
    writeln!(output, "{worth} {} {}", grams_max - unused, chosen.len())?;
    for (number, name) in chosen {
        writeln!(output, "{number} {name}")?;
    }
    output.flush()
}
