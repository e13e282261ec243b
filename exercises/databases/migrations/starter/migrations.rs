use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let first = lines.next().expect("two numbers")?;
    let (count, _) = first.split_once(' ').expect("two numbers");
    let mut names = Vec::new();
    for _ in 0..count.parse().expect("a number of migrations") {
        let line = lines.next().expect("a migration")?;
        names.push(line.split(' ').next().expect("a name").to_owned());
    }
    for line in lines {
        let line = line?;
        // Your code goes here. This applies everything every time, in the order of the list.
        match line.split(' ').next() {
            Some("up") => println!("up {}", names.join(" ")),
            _ => println!("not applied"),
        }
    }
    Ok(())
}
