use std::io::{self, BufRead};

/// The type that is sent, and its quality in thousandths.
fn choose<'a>(types: &'a [String], header: &str) -> Option<(&'a str, u32)> {
    // Your code goes here. This only knows headers that name a single type without parameters.
    types.iter().find(|name| *name == header).map(|name| (name.as_str(), 1000))
}

fn main() -> io::Result<()> {
    let lines: Vec<String> = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let (n, _q) = lines[0].split_once(' ').expect("two numbers");
    let n: usize = n.parse().expect("the number of types");
    let types = &lines[1..=n];

    for header in &lines[n + 1..] {
        match choose(types, header) {
            Some((name, quality)) => println!("{name} {}.{:03}", quality / 1000, quality % 1000),
            None => println!("406"),
        }
    }
    Ok(())
}
