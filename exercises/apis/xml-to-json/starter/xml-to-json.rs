use std::io::{self, BufRead};

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t"))
}

/// The tag of an element that contains nothing.
fn convert(document: &str) -> Option<String> {
    let tag = document.strip_prefix('<')?.strip_suffix("/>")?;
    // Your code goes here: attributes, texts, other elements, and everything that can be wrong.
    Some(format!("[{}]", quote(tag)))
}

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines().skip(1) {
        println!("{}", convert(&line?).as_deref().unwrap_or("not well-formed"));
    }
    Ok(())
}
