//! Uses integers of 128 bits.

use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for line in input.lines().skip(1) {
        let parts: Vec<&str> = line.split(' ').collect();
        let first: i128 = parts[0].parse().expect("a number of 128 bits");
        let second: i128 = parts[2].parse().expect("a number of 128 bits");
        match parts[1] {
            "+" => println!("{}", first.checked_add(second).expect("a sum of 128 bits")),
            "-" => println!("{}", first.checked_sub(second).expect("a difference of 128 bits")),
            "*" => println!("{}", first.checked_mul(second).expect("a product of 128 bits")),
            "/" => println!("{}", first.div_euclid(second)),
            "%" => println!("{}", first.rem_euclid(second)),
            _ if first < second => println!("<"),
            _ => println!("{}", if first == second { "=" } else { ">" }),
        }
    }
    Ok(())
}
