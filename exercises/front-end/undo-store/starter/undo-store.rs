use std::{
    collections::HashMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut state: HashMap<String, String> = HashMap::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let (command, rest) = line.split_once(' ').unwrap_or((&line, ""));
        match command {
            "set" => {
                let (key, value) = rest.split_once(' ').expect("a key and a value");
                state.insert(key.to_owned(), value.to_owned());
            }
            "delete" => drop(state.remove(rest)),
            "get" => println!("{}", state.get(rest).map_or("none", |value| value)),
            "count" => println!("{}", state.len()),
            // Your code goes here: `undo`, `redo`, `begin`, `commit` and `rollback`.
            _ => println!("error"),
        }
    }
    Ok(())
}
