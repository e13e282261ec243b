use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let settings: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    while let Some(line) = lines.next() {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        match words[..] {
            ["key", id, secret] => drop((id, secret)),
            ["drop", id] => drop(id),
            ["request", now] => {
                let header = lines.next().unwrap_or_default();
                println!("new");
                for action in lines.by_ref().take_while(|line| *line != "end") {
                    // Your code goes here. This never remembers anything.
                    if action.starts_with("get ") {
                        println!("absent");
                    }
                }
                let _ = (now, header, &settings);
                println!("nothing");
            }
            _ => panic!("an event"),
        }
    }
    Ok(())
}
