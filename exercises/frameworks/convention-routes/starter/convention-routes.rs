use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let counts = lines.next().unwrap_or_default().split(' ').map(|count| count.parse().expect("a number"));
    let counts: Vec<usize> = counts.collect();
    let words: Vec<&str> = lines.by_ref().take(counts[0]).collect();
    let definitions: Vec<&str> = lines.by_ref().take(counts[1]).collect();

    for definition in definitions {
        let parts: Vec<&str> = definition.trim_start().split(' ').collect();
        // Your code goes here. This knows only pages without a block around them.
        if let ["get", path, action] = parts[..] {
            println!("{path} GET /{path} {action}");
        }
    }
    for link in lines {
        println!("no helper {link}");
    }
    let _ = words;
    Ok(())
}
