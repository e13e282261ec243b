use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let numbers: Vec<u64> = input.split_ascii_whitespace().map(|word| word.parse().expect("a number")).collect();
    let (roads, questions) = (numbers[1] as usize, numbers[2] as usize);
    for _town in &numbers[4 + 3 * roads..][..questions] {
        // Your code goes here. This line finds no way.
        println!("none");
    }
    Ok(())
}
