use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|word| word.parse::<usize>().expect("a number"));
    let forms = numbers.next().expect("the number of forms");
    // Your code goes here: the other numbers are the needs.
    println!("fine");
    println!("{}", (0..forms).map(|form| form.to_string()).collect::<Vec<_>>().join(" "));
    Ok(())
}
