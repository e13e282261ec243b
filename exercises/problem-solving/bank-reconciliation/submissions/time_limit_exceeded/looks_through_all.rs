use std::io::{self, BufWriter, Read, Write};

struct Entry<'a> {
    day: i64,
    cents: i64,
    reference: &'a str,
}

fn parse_entry(line: &str) -> Entry<'_> {
    let words: Vec<&str> = line.splitn(3, ' ').collect();
    Entry {
        day: words[0].parse().expect("a day"),
        cents: words[1].replace('.', "").parse().expect("an amount"),
        reference: words[2],
    }
}

fn format_cents(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// For each line of the bank, how it was matched and with which place in the books.
fn reconcile(bank: &[Entry], books: &[Entry], days_max: i64) -> Vec<Option<(&'static str, usize)>> {
    let mut is_free = vec![true; books.len()];
    let mut matches = Vec::new();
    for line in bank {
        let fits = |(place, entry): (usize, &Entry)| {
            is_free[place] && entry.cents == line.cents && entry.reference == line.reference && line.reference != "-"
        };
        let place = books.iter().enumerate().position(fits);
        if let Some(place) = place {
            is_free[place] = false;
        }
        matches.push(place.map(|place| ("reference", place)));
    }
    for (line, found) in bank.iter().zip(&mut matches).filter(|(_, found)| found.is_none()) {
        let places = (0..books.len()).filter(|&place| is_free[place] && books[place].cents == line.cents);
        let near = places.filter(|&place| (books[place].day - line.day).abs() <= days_max);
        let nearest = near.min_by_key(|&place| ((books[place].day - line.day).abs(), books[place].day));
        if let Some(place) = nearest {
            is_free[place] = false;
            *found = Some(("date", place));
        }
    }
    matches
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let head: Vec<i64> =
        lines.next().unwrap_or_default().split(' ').map(|word| word.parse().expect("a number")).collect();
    let mut bank: Vec<Entry> = lines.map(parse_entry).collect();
    let books = bank.split_off(head[0] as usize);
    let matches = reconcile(&bank, &books, head[2]);

    let mut output = BufWriter::new(io::stdout().lock());
    let mut is_open = vec![true; books.len()];
    let mut bank_cents = 0;
    for (number, (line, found)) in (1..).zip(bank.iter().zip(matches)) {
        match found {
            Some((how, place)) => {
                is_open[place] = false;
                writeln!(output, "bank {number}: {how} {}", place + 1)?;
            }
            None => {
                bank_cents += line.cents;
                writeln!(output, "bank {number}: open")?;
            }
        }
    }
    let mut book_cents = 0;
    for (number, (entry, _)) in (1..).zip(books.iter().zip(is_open)).filter(|(_, (_, is_open))| *is_open) {
        book_cents += entry.cents;
        writeln!(output, "book {number}: open")?;
    }
    let [bank, books, difference] = [bank_cents, book_cents, bank_cents - book_cents].map(format_cents);
    writeln!(output, "open {bank} {books} difference {difference}")?;
    output.flush()
}
