use std::{
    collections::BTreeMap,
    io::{self, BufWriter, Read, Write},
};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut keys: BTreeMap<u32, &str> = BTreeMap::new();
    let mut output = BufWriter::new(io::stdout().lock());
    for line in input.lines().skip(1) {
        let words: Vec<&str> = line.split(' ').collect();
        let parse = |row: &str| row.parse::<u32>().expect("a row");
        match words[..] {
            ["put", row, key] => drop(keys.insert(parse(row), key)),
            ["delete", row] => writeln!(output, "{}", u8::from(keys.remove(&parse(row)).is_some()))?,
            ["count", from, to] => {
                writeln!(output, "{}", keys.values().filter(|key| (from..=to).contains(*key)).count())?;
            }
            ["prefix", start] => {
                writeln!(output, "{}", keys.values().filter(|key| key.starts_with(start)).count())?;
            }
            ["nth", from, number] => {
                let mut found: Vec<(&str, u32)> =
                    keys.iter().filter(|(_, key)| **key >= from).map(|(row, key)| (*key, *row)).collect();
                found.sort();
                match found.get(number.parse::<usize>().expect("a number") - 1) {
                    Some((key, row)) => writeln!(output, "{row} {key}")?,
                    None => writeln!(output, "-")?,
                }
            }
            ["rank", row] => {
                let row = parse(row);
                match keys.get(&row) {
                    Some(key) => {
                        let rank = keys.iter().filter(|(other, text)| (**text, **other) <= (*key, row)).count();
                        writeln!(output, "{rank}")?;
                    }
                    None => writeln!(output, "-")?,
                }
            }
            _ => {}
        }
    }
    output.flush()
}
