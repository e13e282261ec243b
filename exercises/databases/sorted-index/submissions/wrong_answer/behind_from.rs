use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

/// A key with its row: the order of the index.
type Entry<'a> = (&'a str, u32);

/// A tree of sums over all entries that there ever are, in their order; each counts once while it is there.
struct Index<'a> {
    entries: Vec<Entry<'a>>,
    /// The number at the place `i` is how many are there of the `i & -i` entries up to `i`, counted from 1.
    counts: Vec<usize>,
    keys: HashMap<u32, &'a str>,
}

impl<'a> Index<'a> {
    fn new(mut entries: Vec<Entry<'a>>) -> Self {
        entries.sort();
        let counts = vec![0; entries.len() + 1];
        Self { entries, counts, keys: HashMap::new() }
    }

    /// How many of the entries that there ever are come before the one that is asked for.
    fn place(&self, is_before: impl Fn(&Entry) -> bool) -> usize {
        self.entries.partition_point(is_before)
    }

    fn add(&mut self, entry: Entry, change: isize) {
        let mut place = self.place(|other| *other < entry) + 1;
        while let Some(count) = self.counts.get_mut(place) {
            *count = count.wrapping_add_signed(change);
            place += place & place.wrapping_neg();
        }
    }

    /// How many of the first entries are there.
    fn count_to(&self, mut place: usize) -> usize {
        let mut sum = 0;
        while place > 0 {
            sum += self.counts[place];
            place -= place & place.wrapping_neg();
        }
        sum
    }

    /// The entry that has so many others before it.
    fn find(&self, mut before: usize) -> Option<Entry<'a>> {
        let mut place = 0;
        let mut step = self.counts.len().next_power_of_two();
        while step > 0 {
            if let Some(count) = self.counts.get(place + step).filter(|count| **count <= before) {
                before -= count;
                place += step;
            }
            step /= 2;
        }
        self.entries.get(place).copied()
    }

    fn delete(&mut self, row: u32) -> bool {
        let Some(key) = self.keys.remove(&row) else { return false };
        self.add((key, row), -1);
        true
    }

    fn put(&mut self, row: u32, key: &'a str) {
        self.delete(row);
        self.keys.insert(row, key);
        self.add((key, row), 1);
    }

    fn count(&self, from: impl Fn(&str) -> bool, to: impl Fn(&str) -> bool) -> usize {
        let [from, to] = [self.place(|entry| from(entry.0)), self.place(|entry| to(entry.0))];
        self.count_to(to).saturating_sub(self.count_to(from))
    }

    fn nth(&self, from: &str, number: usize) -> Option<Entry<'a>> {
        let before = self.count_to(self.place(|entry| entry.0 <= from));
        self.find(before + number - 1)
    }

    fn rank(&self, row: u32) -> Option<usize> {
        let key = *self.keys.get(&row)?;
        Some(self.count_to(self.place(|entry| *entry <= (key, row))))
    }
}

fn show<T: ToString>(value: Option<T>) -> String {
    value.map_or("-".to_owned(), |value| value.to_string())
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let commands: Vec<Vec<&str>> = input.lines().skip(1).map(|line| line.split(' ').collect()).collect();
    let parse = |row: &str| row.parse().expect("a row");
    let entries = commands.iter().filter(|words| words[0] == "put").map(|words| (words[2], parse(words[1])));
    let mut index = Index::new(entries.collect());
    let mut output = BufWriter::new(io::stdout().lock());
    for words in &commands {
        match words[..] {
            ["put", row, key] => index.put(parse(row), key),
            ["delete", row] => writeln!(output, "{}", u8::from(index.delete(parse(row))))?,
            ["count", from, to] => writeln!(output, "{}", index.count(|key| key < from, |key| key <= to))?,
            ["prefix", start] => {
                let count = index.count(|key| key < start, |key| key < start || key.starts_with(start));
                writeln!(output, "{count}")?;
            }
            ["nth", from, number] => {
                let found = index.nth(from, number.parse().expect("a number"));
                writeln!(output, "{}", show(found.map(|(key, row)| format!("{row} {key}"))))?;
            }
            ["rank", row] => writeln!(output, "{}", show(index.rank(parse(row))))?,
            _ => {}
        }
    }
    output.flush()
}
