use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut rows = 0_u64;
    for line in io::stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        // Your code goes here. This reads the whole table for every query.
        match words[0] {
            "rows" => rows = words[1].parse().expect("a number"),
            "SELECT" => println!("table sort 0 cost {}", rows.div_ceil(20)),
            _ => {}
        }
    }
    Ok(())
}
