use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        // Your code goes here. This notices only that there is no element at all.
        match line.find('<') {
            Some(_) => println!("ok 1 1"),
            None => println!("error {} empty", line.len() + 1),
        }
    }
    Ok(())
}
