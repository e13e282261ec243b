use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines().skip(1);
    let text = lines.next().expect("a text")?;
    for line in lines {
        let line = line?;
        let (_kind, pattern) = line.split_once(' ').expect("a kind and a pattern");
        // Your code goes here. This finds at most one place and misses much.
        match text.find(pattern) {
            Some(place) => println!("1 {} {}", place + 1, place + 1),
            None => println!("none"),
        }
    }
    Ok(())
}
