use std::io::{self, Read};

/// A label with its two branches.
#[allow(dead_code, reason = "the fields are for you to use")]
struct Node {
    number: i64,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let tree: Option<Box<Node>> = None;
    for line in input.lines().skip(1) {
        match line.split(' ').next() {
            // Your code goes here: one arm for each command.
            Some("find" | "floor") => println!("none"),
            Some("rank" | "height") => println!("0"),
            Some("draw") if tree.is_none() => println!("."),
            _ => {}
        }
    }
    Ok(())
}
