use std::io::{self, BufRead};

/// The document in the layout, or the position at which it stops being JSON.
fn format(document: &str) -> Result<String, usize> {
    // Your code goes here. This only knows three documents.
    match document.trim_matches([' ', '\t']) {
        word @ ("true" | "false" | "null") => Ok(word.to_owned()),
        _ => Err(1),
    }
}

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        match format(&line?) {
            Ok(text) => println!("{text}"),
            Err(position) => println!("error at {position}"),
        }
    }
    Ok(())
}
