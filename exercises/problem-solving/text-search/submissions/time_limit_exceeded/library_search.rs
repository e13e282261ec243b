//! Leaves the search to the library, once more behind each place that it found.

use std::io::{self, Read};

/// The number of places, the first one and the last one.
fn find_all(text: &str, phrase: &str) -> Option<(usize, usize, usize)> {
    let mut found: Option<(usize, usize, usize)> = None;
    let mut from = 0;
    while let Some(at) = text[from..].find(phrase) {
        let place = from + at + 1;
        found = Some(found.map_or((1, place, place), |(count, first, _)| (count + 1, first, place)));
        from = place;
    }
    found
}

/// The length of the longest beginning of `phrase` that occurs, and where.
fn find_beginning(text: &str, phrase: &str) -> Option<(usize, usize)> {
    let (mut fits, mut too_long) = (0, phrase.len());
    while fits + 1 < too_long {
        let middle = (fits + too_long) / 2;
        if text.contains(&phrase[..middle]) {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    (fits > 0).then(|| (fits, text.find(&phrase[..fits]).expect("a place") + 1))
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines().skip(1);
    let text = lines.next().expect("a text");
    let small = text.to_ascii_lowercase();
    for line in lines {
        let (kind, phrase) = line.split_once(' ').expect("a kind and a phrase");
        let small_phrase = phrase.to_ascii_lowercase();
        let (text, phrase) = if kind == "any" { (small.as_str(), small_phrase.as_str()) } else { (text, phrase) };
        match (find_all(text, phrase), find_beginning(text, phrase)) {
            (Some((count, first, last)), _) => println!("{count} {first} {last}"),
            (None, Some((length, place))) => println!("none {length} {place}"),
            (None, None) => println!("none"),
        }
    }
    Ok(())
}
