use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let mut next = || lines.next().expect("another line");
    let count: usize = next()?.parse().expect("a number of lakes");
    for _ in 0..count {
        let size = next()?;
        let (height, _) = size.split_once(' ').expect("two numbers");
        let height: usize = height.parse().expect("a height");
        let rows = (0..height).map(|_| next()).collect::<io::Result<Vec<String>>>()?;
        // Your code goes here. This only looks whether the start is left of the goal.
        let is_simple = rows.iter().any(|row| row.contains("SG"));
        println!("{}", if is_simple { "1 E" } else { "impossible" });
    }
    Ok(())
}
