use std::io::{self, BufRead};

/// The hash of the bytes, as a number.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(14_695_981_039_346_656_037, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(1_099_511_628_211))
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let mut next = || lines.next().expect("another line");
    let head = next()?;
    let head: Vec<u64> = head.split(' ').map(|word| word.parse().expect("a number")).collect();
    for _ in 0..head[0] {
        let _secret = next()?;
    }
    for _ in 0..head[1] {
        let _header = next()?;
        let body = next()?;
        // Your code goes here. This believes everybody.
        eprintln!("{:016x}", hash(body.as_bytes()));
        println!("accepted");
    }
    Ok(())
}
