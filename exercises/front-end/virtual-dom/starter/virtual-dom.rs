use std::io::{self, BufRead};

struct Node {
    depth: usize,
    /// The line without its depth.
    line: String,
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let first = lines.next().expect("two numbers")?;
    let (old_count, _) = first.split_once(' ').expect("two numbers");
    let mut nodes = Vec::new();
    for line in lines {
        let line = line?;
        let (depth, line) = line.split_once(' ').expect("a depth");
        nodes.push(Node { depth: depth.parse().expect("a depth"), line: line.to_owned() });
    }
    let new = nodes.split_off(old_count.parse().expect("a number of nodes"));
    // Your code goes here. This builds the whole page anew each time.
    println!("replace /");
    for node in new {
        println!("{} {}", node.depth, node.line);
    }
    Ok(())
}
