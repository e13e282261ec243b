use std::io::{self, Read};

/// The slots between meetings that are at least so long.
fn find_slots(mut meetings: Vec<(u64, u64)>, open: u64, close: u64, shortest: u64) -> Vec<(u64, u64)> {
    meetings.sort_unstable();

    let mut slots = Vec::new();
    let mut busy_until = open;
    for (from, to) in meetings {
        let end = from.min(close);
        if end >= busy_until && end - busy_until >= shortest {
            slots.push((busy_until, end));
        }
        busy_until = busy_until.max(to);
    }
    slots
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut numbers = input.split_ascii_whitespace().map(|word| word.parse::<u64>().expect("an integer"));
    let mut next = || numbers.next().expect("one more number");
    let (n, open, close, shortest) = (next(), next(), next(), next());
    let meetings = (0..n).map(|_| (next(), next())).collect();

    let slots = find_slots(meetings, open, close, shortest);
    for (from, to) in &slots {
        println!("{from} {to}");
    }
    println!("total {}", slots.iter().map(|(from, to)| to - from).sum::<u64>());
    Ok(())
}
