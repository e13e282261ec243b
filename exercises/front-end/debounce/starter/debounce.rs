use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let lines: Vec<String> = io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let (h, _n) = lines[0].split_once(' ').expect("two numbers");
    let h: usize = h.parse().expect("the number of handlers");

    for line in &lines[1..=h] {
        let words: Vec<&str> = line.split(' ').collect();
        let [name, kind, wait] = words[..] else { panic!("a name, a kind and a wait") };
        eprintln!("{name} is a {kind} handler with a wait of {wait} ms");
    }
    // Your code goes here. This runs every handler at once, as if there were no waiting.
    for line in &lines[h + 1..] {
        println!("{line}");
    }
    Ok(())
}
