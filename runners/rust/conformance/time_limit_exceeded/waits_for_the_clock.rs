use std::time::{Duration, Instant};

fn main() {
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(1_000_000) {}
}
