use std::io::{self, BufRead};

/// An option that the program knows.
struct Known {
    kind: String,
    name: String,
    letter: char,
}

fn parse_known(line: &str) -> Known {
    let fields: Vec<&str> = line.split(' ').collect();
    let [kind, name, letter] = fields[..] else { panic!("a kind, a name and a letter") };
    Known { kind: kind.to_owned(), name: name.to_owned(), letter: letter.chars().next().expect("a letter") }
}

fn main() -> io::Result<()> {
    let lines: Vec<String> = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let mut lines = lines.into_iter();
    let k: usize = lines.next().expect("a line with k").parse().expect("a number");
    let known: Vec<Known> = lines.by_ref().take(k).map(|line| parse_known(&line)).collect();
    let n: usize = lines.next().expect("a line with n").parse().expect("a number");
    let arguments: Vec<String> = lines.take(n).collect();

    // Your code goes here. This takes every argument for a plain one.
    for option in &known {
        eprintln!("{} --{} -{}", option.kind, option.name, option.letter);
    }
    println!("arguments: {}", arguments.len());
    for argument in &arguments {
        println!("- {argument}");
    }
    Ok(())
}
