use std::io::{self, BufRead};

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let first = lines.next().expect("a line with three numbers")?;
    let numbers: Vec<u64> = first.split(' ').map(|word| word.parse().expect("a number")).collect();
    let (capacity, tokens_per_second) = (numbers[0], numbers[1]);

    for line in lines {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        let [time, client, cost] = words[..] else { panic!("a time, a client and a cost") };
        let (time, cost): (u64, u64) = (time.parse().expect("a time"), cost.parse().expect("a cost"));

        // Your code goes here. This takes every request for the first one of its client.
        let _ = (time, client, tokens_per_second);
        if cost <= capacity {
            println!("allow {}", capacity - cost);
        } else {
            println!("never");
        }
    }
    Ok(())
}
