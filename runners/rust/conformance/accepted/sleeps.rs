// Sleeping takes no real time. It costs as much fuel as working for as long would.
use std::{io, thread, time::Duration};

fn main() {
    let mut sum = 0;
    for line in io::stdin().lines() {
        for word in line.expect("the input is text").split_whitespace() {
            sum += word.parse::<i64>().expect("a number");
            thread::sleep(Duration::from_millis(5));
        }
    }
    println!("{sum}");
}
