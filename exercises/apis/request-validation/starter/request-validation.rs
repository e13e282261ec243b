use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        // Your code goes here. This believes that every request is as it should be.
        if line == "request" {
            println!("valid");
        }
    }
    Ok(())
}
