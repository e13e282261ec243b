// Looks at the clock and sleeps, which costs fuel and nothing else.
use std::{
    io,
    thread,
    time::{Duration, Instant},
};

fn main() {
    let start = Instant::now();
    for _line in io::stdin().lines() {
        thread::sleep(Duration::from_millis(1));
    }
    println!("{:?}", start.elapsed());
}
