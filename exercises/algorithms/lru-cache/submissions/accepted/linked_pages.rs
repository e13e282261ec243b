//! The pages are linked in the order of their uses; a table tells where the page of a key is.

use std::{
    collections::HashMap,
    fmt::Write,
    io::{self, Read},
};

struct Page<'a> {
    key: &'a str,
    value: i64,
    older: usize,
    newer: usize,
}

struct Cache<'a> {
    room: usize,
    places: HashMap<&'a str, usize>,
    /// The page with number 0 is none: on its older side stands the newest page, on its newer side the oldest.
    pages: Vec<Page<'a>>,
}

impl<'a> Cache<'a> {
    fn new(room: usize) -> Self {
        let end = Page { key: "", value: 0, older: 0, newer: 0 };
        Self { room, places: HashMap::new(), pages: vec![end] }
    }

    /// Stores a page as the newest one. It gets a new place, also when its key is there already.
    fn put(&mut self, key: &'a str, value: i64) -> Option<&'a str> {
        self.remove(key);
        let (place, newest) = (self.pages.len(), self.pages[0].older);
        self.pages.push(Page { key, value, older: newest, newer: 0 });
        self.pages[newest].newer = place;
        self.pages[0].older = place;
        self.places.insert(key, place);
        self.shrink()
    }

    fn get(&mut self, key: &'a str) -> Option<i64> {
        let value = self.remove(key)?;
        self.put(key, value);
        Some(value)
    }

    fn peek(&self, key: &str) -> Option<i64> {
        self.places.get(key).map(|&place| self.pages[place].value)
    }

    fn remove(&mut self, key: &str) -> Option<i64> {
        let place = self.places.remove(key)?;
        let Page { value, older, newer, .. } = self.pages[place];
        self.pages[older].newer = newer;
        self.pages[newer].older = older;
        Some(value)
    }

    fn oldest(&self) -> Option<&'a str> {
        let place = self.pages[0].newer;
        (place != 0).then(|| self.pages[place].key)
    }

    /// Drops the oldest page if there is one too many.
    fn shrink(&mut self) -> Option<&'a str> {
        if self.places.len() <= self.room {
            return None;
        }
        let key = self.oldest()?;
        self.remove(key);
        Some(key)
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let room = lines.next().and_then(|line| line.split(' ').next()).expect("the room").parse().expect("a number");
    let mut cache = Cache::new(room);
    let mut output = String::new();
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let key = words.get(1).copied().unwrap_or_default();
        let value = match words[0] {
            "put" => {
                match cache.put(key, words[2].parse().expect("a value")) {
                    Some(old) => writeln!(output, "drop {old}").expect("a string takes every write"),
                    None => output.push_str("ok\n"),
                }
                continue;
            }
            "oldest" => {
                output.push_str(cache.oldest().unwrap_or("none"));
                output.push('\n');
                continue;
            }
            "resize" => {
                cache.room = key.parse().expect("a number");
                let mut dropped = 0;
                while cache.shrink().is_some() {
                    dropped += 1;
                }
                Some(dropped)
            }
            "get" => cache.get(key),
            "peek" => cache.peek(key),
            _ => cache.remove(key),
        };
        match value {
            Some(value) => writeln!(output, "{value}").expect("a string takes every write"),
            None => output.push_str("none\n"),
        }
    }
    print!("{output}");
    Ok(())
}
