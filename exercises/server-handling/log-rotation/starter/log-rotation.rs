use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut entries = 0;
    let mut bytes: u64 = 0;
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        // Your code goes here. This file grows until the disk is full.
        match words[1..] {
            ["write", count] => {
                bytes += count.parse::<u64>().expect("a number of bytes");
                entries += 1;
            }
            ["find", _entry] => println!("app.log"),
            _ => println!("1 {bytes} {entries}"),
        }
    }
    Ok(())
}
