#![allow(dead_code)]
//! Every kind of slip, and what is passed over.
use std::collections::BTreeMap;

const LIMIT: usize = 10;
const MASK: u32 = 0xff_u32;

#[derive(Clone, Default)]
struct Shelf {
    books: Vec<i64>,
    grid: [[u8; 3]; 3],
}

impl Shelf {
    fn tallest(&self, from: usize) -> Option<i64> {
        let mut best = i64::MIN;
        for &book in &self.books[from..] {
            if book > best && !self.is_marked(book) {
                best = book;
            }
        }
        if best == i64::MIN { None } else { Some(best) }
    }

    fn is_marked(&self, book: i64) -> bool {
        self.grid[0].iter().any(|mark| i64::from(*mark) == book)
    }

    const fn doubled(&self, value: u32) -> u32 {
        value * 2
    }

    fn evens(&self) -> impl Iterator<Item = i64> {
        self.books.iter().filter(|book| **book % 2 == 0).copied()
    }

    fn add(&mut self, book: i64) {
        assert!(book >= 0, "a book of {} is no book", book + 1);
        let mut spare: Vec<i64> = Vec::with_capacity(LIMIT + 1);
        spare.push(book);
        self.books.append(&mut spare);
        self.books.sort();
    }
}

fn parse(line: &str, counts: &mut BTreeMap<String, u64>) -> Result<i64, String> {
    let (word, rest) = line.trim().split_once(' ').ok_or("no blank")?;
    *counts.entry(word.to_owned()).or_insert(0) += 1;
    if rest.is_empty() {
        return Err(format!("{} of {}", line.len() - 1, word));
    }
    let place = rest.find('x').unwrap_or(0) & 7;
    let _ = counts.values().find(|count| **count > 1);
    match (word, place) {
        ("left", n) if n >= 2 => Ok(-1),
        ("right", 1..=4) => Ok(1),
        _ => Ok(0),
    }
}

fn main() {
    let mut at = (0, true);
    while at.0 < LIMIT {
        at.0 += 1;
        if at.0 % 3 == 0 {
            continue;
        }
        println!("{}", at.0 * 2);
    }
    fn inner(a: i32) -> i32 {
        a - 1
    }
    println!("{}", inner(1).max(2));
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_this() {
        assert_eq!(1 + 1, 2);
    }
}
