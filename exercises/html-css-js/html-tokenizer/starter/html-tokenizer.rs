use std::io::{self, Read};

/// Writes a content in quotation marks.
fn quote(content: &str) -> String {
    let mut text = String::from("\"");
    for c in content.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            ' '..='~' => text.push(c),
            _ => text.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
        }
    }
    text + "\""
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    // Your code goes here. This takes everything for text.
    println!("text {}", quote(&input));
    Ok(())
}
