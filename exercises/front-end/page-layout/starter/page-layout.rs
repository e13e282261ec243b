use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let head = lines.next().expect("three numbers")?;
    let head: Vec<usize> = head.split(' ').map(|word| word.parse().expect("a number")).collect();
    let mut items = Vec::new();
    for _ in 0..head[0] {
        items.push(lines.next().expect("an item")?);
    }
    for page in lines {
        let page = page?;
        // Your code goes here. This puts each item into a row of its own.
        println!("width {page} rows {} height 0", items.len());
        for item in &items {
            let name = item.split(' ').next().expect("a name");
            println!("{name} 0 0 {page}");
        }
    }
    Ok(())
}
