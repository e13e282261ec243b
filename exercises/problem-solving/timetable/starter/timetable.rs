use std::io::{self, BufRead};

struct Connection {
    train: String,
    from: String,
    departure: String,
    to: String,
    arrival: String,
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let head = lines.next().expect("three numbers")?;
    let count: usize = head.split(' ').next().expect("a number").parse().expect("a number");
    let mut connections = Vec::new();
    for _ in 0..count {
        let line = lines.next().expect("a connection")?;
        let [train, from, departure, to, arrival] =
            line.split(' ').map(str::to_owned).collect::<Vec<_>>().try_into().expect("five words");
        connections.push(Connection { train, from, departure, to, arrival });
    }
    for line in lines {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        // Your code goes here. This never changes trains, and takes the first one that it sees.
        let found = connections.iter().find(|connection| connection.from == words[0] && connection.to == words[1]);
        match found {
            Some(Connection { train, departure, arrival, .. }) => {
                eprintln!("take the train {train}");
                println!("{departure} {arrival}");
            }
            None => println!("none"),
        }
    }
    Ok(())
}
