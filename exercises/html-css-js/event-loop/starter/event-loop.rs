use std::{
    collections::HashMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let count: usize = lines.next().expect("a line with a number")?.parse().expect("a number");

    // The instructions of each function, as text.
    let mut functions: HashMap<String, Vec<String>> = HashMap::new();
    for _ in 0..count {
        let head = lines.next().expect("a function")?;
        let (name, length) = head.split_once(' ').expect("a name and a number");
        let length: usize = length.parse().expect("a number");
        let instructions = lines.by_ref().take(length).collect::<Result<_, _>>()?;
        functions.insert(name.to_owned(), instructions);
    }

    // Your code goes here. This only prints what `main` logs, as if no time passed.
    for instruction in &functions["main"] {
        if let Some(text) = instruction.strip_prefix("log ") {
            println!("0 {text}");
        }
    }
    println!("end at 0");
    Ok(())
}
