use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    io::{self, BufWriter, Read, Write},
};

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

/// The place in the books whose day is nearest, if it is near enough.
fn find_nearest(days: &BTreeSet<(i64, usize)>, day: i64, days_max: i64) -> Option<(i64, usize)> {
    let (before_day, _) = days.range(..(day, 0)).next_back().copied().unwrap_or((i64::MIN / 2, 0));
    // Of several entries of this day, the first one counts.
    let before = days.range((before_day, 0)..(day, 0)).next();
    let behind = days.range((day, 0)..).next();
    let near = before.into_iter().chain(behind).copied();
    near.filter(|(other, _)| day.abs_diff(*other) <= days_max as u64).min_by_key(|(other, _)| day.abs_diff(*other))
}

/// For each line of the bank, how it was matched and with which place in the books.
fn reconcile(bank: &[Entry], books: &[Entry], days_max: i64) -> Vec<Option<(&'static str, usize)>> {
    let mut by_reference: HashMap<(i64, &str), VecDeque<usize>> = HashMap::new();
    let mut by_amount: HashMap<i64, BTreeSet<(i64, usize)>> = HashMap::new();
    for (place, entry) in books.iter().enumerate() {
        by_reference.entry((entry.cents, entry.reference)).or_default().push_back(place);
        by_amount.entry(entry.cents).or_default().insert((entry.day, place));
    }
    let mut matches = Vec::new();
    for line in bank {
        let places = by_reference.get_mut(&(line.cents, line.reference)).filter(|_| line.reference != "-");
        let place = places.and_then(VecDeque::pop_front);
        if let (Some(place), Some(days)) = (place, by_amount.get_mut(&line.cents)) {
            days.remove(&(books[place].day, place));
        }
        let mut entry = place.map(|place| ("reference", place));
        if let (None, Some(days)) = (entry, by_amount.get_mut(&line.cents))
            && let Some(found) = find_nearest(days, line.day, days_max)
        {
            days.remove(&found);
            entry = Some(("date", found.1));
            let own = by_reference.get_mut(&(line.cents, books[found.1].reference)).expect("all have one");
            own.retain(|place| *place != found.1);
        }
        matches.push(entry);
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
