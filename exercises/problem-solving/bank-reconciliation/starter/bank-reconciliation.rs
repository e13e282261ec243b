use std::io::{self, BufRead};

struct Entry {
    day: i64,
    cents: i64,
    reference: String,
}

fn parse_entry(line: &str) -> Entry {
    let words: Vec<&str> = line.splitn(3, ' ').collect();
    Entry {
        day: words[0].parse().expect("a day"),
        cents: words[1].replace('.', "").parse().expect("an amount"),
        reference: words[2].to_owned(),
    }
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let head = lines.next().expect("three numbers")?;
    let count: usize = head.split(' ').next().expect("a number").parse().expect("a number");
    let mut bank = Vec::new();
    for line in lines {
        bank.push(parse_entry(&line?));
    }
    let books = bank.split_off(count);
    // Your code goes here. This matches nothing.
    for (number, entry) in (1..).zip(&bank) {
        eprintln!("{} {} {}", entry.day, entry.cents, entry.reference);
        println!("bank {number}: open");
    }
    for number in 1..=books.len() {
        println!("book {number}: open");
    }
    println!("open 0.00 0.00 difference 0.00");
    Ok(())
}
