use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let numbers = lines.next().unwrap_or_default().split(' ').map(|word| word.parse().expect("a number"));
    let numbers: Vec<u64> = numbers.collect();
    let [idle, request, requests_max, body_max] = numbers[..] else { panic!("four numbers") };

    for number in 1.. {
        let Some(line) = lines.next() else { break };
        let count = line.trim_start_matches("connection ").parse().expect("a number");
        println!("connection {number}");
        for event in lines.by_ref().take(count) {
            // Your code goes here. This reads what arrives and does nothing with it.
            let (time, event) = event.split_once(' ').expect("a time and an event");
            let time: u64 = time.parse().expect("a time");
            let text = event.strip_prefix("data ");
            let _ = (time, text, request, requests_max, body_max);
        }
        println!("{idle} closed idle");
    }
    Ok(())
}
