use std::io::{self, Read};

/// The bytes that the text of the input stands for.
fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut characters = text.bytes();
    while let Some(byte) = characters.next() {
        match byte {
            b'\n' => bytes.extend(b"\r\n"),
            b'\\' => bytes.push(match characters.next() {
                Some(b'r') => b'\r',
                Some(b'n') => b'\n',
                _ => b'\\',
            }),
            other => bytes.push(other),
        }
    }
    bytes
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let bytes = decode(&input);

    // Your code goes here. This only counts the bytes.
    println!("{}", bytes.len());
    println!("done");
    Ok(())
}
