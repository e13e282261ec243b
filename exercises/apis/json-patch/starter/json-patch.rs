use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let document = lines.next().expect("a document")?;
    for line in lines {
        let line = line?;
        // Your code goes here. This knows the pointer to the whole document only, and applies no patch.
        if line == "\"\"" {
            println!("{document}");
        } else {
            println!("error missing");
        }
    }
    Ok(())
}
