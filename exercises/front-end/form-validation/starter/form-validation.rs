use std::{
    collections::HashMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let first = lines.next().expect("two numbers")?;
    let count: usize = first.split(' ').next().expect("a number of fields").parse().expect("a number of fields");
    let mut rules = Vec::new();
    for _ in 0..count {
        rules.push(lines.next().expect("a field")?);
    }
    let mut form = HashMap::new();
    let mut number = 1;
    for line in lines {
        let line = line?;
        match line.split_once('=') {
            Some((name, value)) => drop(form.insert(name.to_owned(), value.to_owned())),
            None => {
                // Your code goes here: hold the values against the rules.
                println!("form {number}: ok");
                form.clear();
                number += 1;
            }
        }
    }
    Ok(())
}
