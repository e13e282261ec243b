use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let bottles: Vec<(i64, &str)> = input
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(' '))
        .map(|(number, content)| (number.parse().expect("a number"), content))
        .collect();
    // Your code goes here: sort the bottles and print each swap.
    println!("no swaps");
    for (number, content) in bottles {
        println!("{number} {content}");
    }
    Ok(())
}
