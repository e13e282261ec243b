use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut bodies: Vec<String> = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let (head, body) = line.split_once(" : ").unwrap_or((&line, ""));
        let words: Vec<&str> = head.split(' ').collect();
        // Your code goes here. This knows a single collection and two kinds of requests.
        match words[0] {
            "POST" => {
                bodies.push(body.to_owned());
                println!("201 {}/{} 1", words[1], bodies.len());
            }
            _ => println!("404"),
        }
    }
    Ok(())
}
