use std::{
    collections::HashSet,
    io::{self, BufRead},
};

/// The answer to a request.
fn answer(files: &HashSet<String>, target: &str) -> String {
    // Your code goes here. This only knows targets that are the path of a file.
    let path = target.trim_start_matches('/');
    if files.contains(path) { format!("200 {path}") } else { "404".to_owned() }
}

fn main() -> io::Result<()> {
    let lines: Vec<String> = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let (n, _q) = lines[0].split_once(' ').expect("two numbers");
    let n: usize = n.parse().expect("the number of files");

    let files: HashSet<String> = lines[1..=n].iter().cloned().collect();
    for target in &lines[n + 1..] {
        println!("{}", answer(&files, target));
    }
    Ok(())
}
