//! Every use gets a number; a sorted map of the library keeps the pages in the order of these numbers.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write,
    io::{self, Read},
};

struct Page {
    value: i64,
    used: u64,
}

#[derive(Default)]
struct Cache<'a> {
    room: usize,
    uses: u64,
    pages: HashMap<&'a str, Page>,
    by_use: BTreeMap<u64, &'a str>,
}

impl<'a> Cache<'a> {
    fn put(&mut self, key: &'a str, value: i64) -> Option<&'a str> {
        self.remove(key);
        self.uses += 1;
        self.pages.insert(key, Page { value, used: self.uses });
        self.by_use.insert(self.uses, key);
        self.shrink()
    }

    fn get(&mut self, key: &'a str) -> Option<i64> {
        let value = self.remove(key)?;
        self.put(key, value);
        Some(value)
    }

    fn remove(&mut self, key: &str) -> Option<i64> {
        let page = self.pages.remove(key)?;
        self.by_use.remove(&page.used);
        Some(page.value)
    }

    /// Drops the oldest page if there is one too many.
    fn shrink(&mut self) -> Option<&'a str> {
        if self.pages.len() <= self.room {
            return None;
        }
        let (_, key) = self.by_use.pop_first()?;
        self.pages.remove(key);
        Some(key)
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let room = lines.next().and_then(|line| line.split(' ').next()).expect("the room").parse().expect("a number");
    let mut cache = Cache { room, ..Cache::default() };
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
                output.push_str(cache.by_use.first_key_value().map_or("none", |(_, key)| key));
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
            "peek" => cache.pages.get(key).map(|page| page.value),
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
