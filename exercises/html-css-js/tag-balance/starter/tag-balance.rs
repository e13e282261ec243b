use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut page = String::new();
    io::stdin().read_to_string(&mut page)?;

    // Your code goes here. This only counts the characters that might begin a tag.
    let count = page.bytes().filter(|&byte| byte == b'<').count();
    println!("balanced {count}");
    Ok(())
}
