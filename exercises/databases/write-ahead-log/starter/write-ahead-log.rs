use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

/// What the four digits in front of a record should be.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0, |sum, byte| (sum * 31 + u32::from(byte)) % 65_536)
}

fn main() -> io::Result<()> {
    let mut store: BTreeMap<String, String> = BTreeMap::new();
    let mut records = 0;
    for line in io::stdin().lock().lines() {
        let line = line?;
        // Your code goes here. This trusts every line and applies every `put` at once.
        let (digits, rest) = line.split_once(' ').unwrap_or((&line, ""));
        eprintln!("{digits} should be {:04x}", checksum(rest));
        let fields: Vec<&str> = rest.splitn(5, ' ').collect();
        if let [_, _, "put", key, value] = fields[..] {
            store.insert(key.to_owned(), value.to_owned());
        }
        records += 1;
    }
    println!("records {records}\ncommitted 0\naborted 0\nunfinished 0");
    for (key, value) in &store {
        println!("{key} = {value}");
    }
    Ok(())
}
