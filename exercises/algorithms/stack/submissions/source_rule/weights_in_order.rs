//! Keeps the places of the crates by their weights, in a sorted map of the library.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufWriter, Write},
};

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut pile: Vec<u64> = Vec::new();
    let mut places: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        if let Some(weight) = line.strip_prefix("put ") {
            let weight = weight.parse().expect("a weight");
            places.entry(weight).or_default().push(pile.len());
            pile.push(weight);
            continue;
        }
        let heaviest = places.last_key_value().map(|(weight, places)| (*weight, places[0]));
        match (line.as_str(), pile.last().copied(), heaviest) {
            ("size", ..) => writeln!(output, "{}", pile.len())?,
            ("top", Some(weight), _) | ("heaviest", _, Some((weight, _))) => writeln!(output, "{weight}")?,
            ("above", _, Some((_, place))) => writeln!(output, "{}", pile.len() - 1 - place)?,
            ("take", Some(weight), _) => {
                writeln!(output, "{weight}")?;
                pile.pop();
                let same = places.entry(weight).or_default();
                same.pop();
                if same.is_empty() {
                    places.remove(&weight);
                }
            }
            _ => writeln!(output, "empty")?,
        }
    }
    output.flush()
}
