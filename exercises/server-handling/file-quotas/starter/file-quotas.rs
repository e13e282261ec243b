use std::{
    collections::HashMap,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let first = lines.next().expect("a line with two numbers")?;
    let users: usize = first.split(' ').next().unwrap_or_default().parse().expect("the number of users");
    let mut sizes: HashMap<String, u64> = HashMap::new();
    for line in lines.skip(users) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        // Your code goes here. This knows a single command, and neither owners nor limits.
        if words[1] == "put" {
            sizes.insert(words[3].to_owned(), words[4].parse().expect("a size"));
        }
        println!("ok");
    }
    Ok(())
}
