//! Sorts the files so that copies stand side by side and the one that stays comes first.

use std::io::{self, BufRead};

struct Entry {
    digest: u32,
    size: u64,
    path: String,
}

impl Entry {
    fn parse(line: &str) -> Option<Self> {
        let (digest, rest) = line.split_once(' ')?;
        let (size, path) = rest.split_once(' ')?;
        Some(Self { digest: u32::from_str_radix(digest, 16).ok()?, size: size.parse().ok()?, path: path.to_owned() })
    }

    fn has_content_of(&self, other: &Self) -> bool {
        (self.digest, self.size) == (other.digest, other.size)
    }
}

fn main() {
    let mut entries: Vec<Entry> = io::stdin()
        .lock()
        .lines()
        .skip(1)
        .map(|line| Entry::parse(&line.expect("text")).expect("a digest, a size and a path"))
        .filter(|entry| entry.size > 0)
        .collect();
    entries.sort_by(|a, b| (a.digest, a.size, a.path.len(), &a.path).cmp(&(b.digest, b.size, b.path.len(), &b.path)));

    let mut freed = 0;
    for copies in entries.chunk_by(Entry::has_content_of) {
        for copy in &copies[1..] {
            println!("{} -> {}", copy.path, copies[0].path);
            freed += copy.size;
        }
    }
    println!("freed {freed}");
}
