use std::{
    collections::HashMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut entries: HashMap<String, String> = HashMap::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        // Your code goes here. This cache grows without end and never forgets.
        let fields: Vec<&str> = line.splitn(5, ' ').collect();
        match fields[1..] {
            ["put", key, _seconds, value] => drop(entries.insert(key.to_owned(), value.to_owned())),
            ["get", key] => println!("{}", entries.get(key).map_or("-", |value| value)),
            ["delete", key] => println!("{}", if entries.remove(key).is_some() { "yes" } else { "no" }),
            _ => println!("{}", entries.len()),
        }
    }
    println!("hits 0 misses 0 evicted 0 expired 0");
    Ok(())
}
