use std::io::{self, BufRead};

/// One line of the list.
struct Entry {
    digest: String,
    size: u64,
    path: String,
}

fn parse_entry(line: &str) -> Entry {
    let mut fields = line.splitn(3, ' ');
    let mut next = || fields.next().expect("a digest, a size and a path");
    Entry { digest: next().to_owned(), size: next().parse().expect("a size in bytes"), path: next().to_owned() }
}

fn main() -> io::Result<()> {
    let mut entries = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        entries.push(parse_entry(&line?));
    }

    // Your code goes here. This only shows how the fields are used.
    for entry in &entries {
        println!("{} -> {} {}", entry.path, entry.digest, entry.size);
    }
    Ok(())
}
