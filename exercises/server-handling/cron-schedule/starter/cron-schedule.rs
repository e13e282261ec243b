use std::io::{self, BufRead};

/// The first time after `time` at which a job with this schedule runs.
fn find_next(time: &str, schedule: &str) -> String {
    let fields: Vec<&str> = schedule.split(' ').collect();
    // Your code goes here. This only counts the fields.
    if fields.len() == 5 { time.to_owned() } else { "invalid".to_owned() }
}

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        // A time has 16 characters, and a space follows it.
        let (time, schedule) = line.split_at(16);
        println!("{}", find_next(time, &schedule[1..]));
    }
    Ok(())
}
