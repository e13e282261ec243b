use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut keys: BTreeMap<u32, String> = BTreeMap::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["put", row, key] => drop(keys.insert(row.parse().expect("a row"), key.to_owned())),
            ["delete", row] => {
                let row: u32 = row.parse().expect("a row");
                println!("{}", u8::from(keys.remove(&row).is_some()));
            }
            // Your code goes here: `count`, `prefix`, `nth` and `rank`.
            _ => println!("{}", keys.len()),
        }
    }
    Ok(())
}
