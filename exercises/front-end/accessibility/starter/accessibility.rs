use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    for (number, line) in io::stdin().lock().lines().enumerate().skip(1) {
        let line = line?;
        let node = line.trim_start_matches(' ');
        let depth = (line.len() - node.len()) / 2;
        // Your code goes here. This knows a single rule, and not even that one well.
        if node.starts_with("img") && !node.contains("alt") {
            println!("{number}: image without alt");
        }
        let _ = depth;
    }
    println!("accessible");
    Ok(())
}
