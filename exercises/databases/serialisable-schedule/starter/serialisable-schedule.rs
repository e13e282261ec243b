use std::{
    collections::BTreeSet,
    io::{self, BufRead},
};

fn main() -> io::Result<()> {
    let mut transactions = BTreeSet::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let (number, operation) = line.split_once(' ').expect("a number and an operation");
        let number: u32 = number.parse().expect("a number");
        match operation.split_once(' ') {
            Some(("read", item)) => eprintln!("{number} reads {item}"),
            Some((_, item)) => eprintln!("{number} writes {item}"),
            None => eprintln!("{number} ends with {operation}"),
        }
        transactions.insert(number);
    }

    // Your code goes here. This prints all transactions in the order of their numbers, whatever they did.
    let numbers: Vec<String> = transactions.iter().map(u32::to_string).collect();
    println!("serialisable\n{}", numbers.join(" "));
    Ok(())
}
