//! Judges an answer of which there are many: `main /input /answer /feedback/ < output`.
//!
//! Exit code 42 accepts, 43 rejects; anything else is a fault of the exercise.

use std::{
    env, fs,
    io::{self, Read},
    process::exit,
};

/// What is wrong with the output, if anything.
fn judge(input: &str, answer: &str, output: &str) -> Result<(), String> {
    let heights: Vec<i64> = input.split_ascii_whitespace().skip(1).filter_map(|word| word.parse().ok()).collect();
    let mut words = output.split_ascii_whitespace();
    let (Some(word), None) = (words.next(), words.next()) else { return Err("not one number".to_owned()) };
    if word == "-1" {
        return if answer.trim() == "-1" { Ok(()) } else { Err("the path does rise".to_owned()) };
    }
    match word.parse::<usize>() {
        Ok(place) if (2..=heights.len()).contains(&place) && heights[place - 2] < heights[place - 1] => Ok(()),
        _ => Err(format!("the path does not rise at {word}")),
    }
}

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    let (input, answer) = (fs::read_to_string(&args[1])?, fs::read_to_string(&args[2])?);
    let mut output = Vec::new();
    io::stdin().read_to_end(&mut output)?;
    if let Err(message) = judge(&input, &answer, &String::from_utf8_lossy(&output)) {
        fs::write(format!("{}/judgemessage.txt", args[3].trim_end_matches('/')), message)?;
        exit(43);
    }
    exit(42);
}
