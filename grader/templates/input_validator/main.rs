//! Says whether an input is one that the statement allows: exit code 42 if it is. A message that begins with `line N`
//! is shown at that line.

use std::{io::Read, process::exit};

fn check(input: &str) -> Result<(), String> {
    let lines: Vec<&str> = input.split('\n').collect();
    let [count, numbers, ""] = lines[..] else { return Err("there must be two lines, each with its end".to_owned()) };
    let count: usize = count.parse().map_err(|_| "line 1: not a count")?;
    let numbers: Vec<&str> = if numbers.is_empty() { Vec::new() } else { numbers.split(' ').collect() };
    if numbers.len() != count || count > 1000 {
        return Err(format!("line 2: {} numbers, not {count}, or more than 1000", numbers.len()));
    }
    for number in numbers {
        match number.parse::<i64>() {
            Ok(value) if value.abs() <= 1_000_000_000 && value.to_string() == number => {}
            _ => return Err(format!("line 2: `{number}` is not a number within the limits")),
        }
    }
    Ok(())
}

fn main() {
    let mut input = String::new();
    let read = std::io::stdin().read_to_string(&mut input).map_err(|error| error.to_string());
    if let Err(message) = read.and_then(|_| check(&input)) {
        eprintln!("{message}");
        exit(43);
    }
    exit(42);
}
