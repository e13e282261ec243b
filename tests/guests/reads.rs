// Reads line by line, and counts what it read.
use std::io;

fn main() {
    let lines: Vec<String> = io::stdin().lines().map_while(Result::ok).collect();
    println!("{} {}", lines.len(), lines.iter().map(String::len).sum::<usize>());
}
