use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let numbers: Vec<i64> = input.split_ascii_whitespace().map(|word| word.parse().expect("an integer")).collect();
    let (_capacity, seconds_open) = (numbers[1], numbers[2]);

    let (mut time, mut floor, mut floors_gone, mut stops) = (0, 0, 0, 0);
    for person in numbers[3..].chunks_exact(3) {
        // Your code goes here. This lift takes one person after the other.
        let [comes, from, to] = person[..] else { panic!("three numbers") };
        let in_at = Ord::max(time, comes) + i64::abs(from - floor);
        let out_at = in_at + seconds_open + i64::abs(to - from);
        println!("{in_at} {out_at}");
        floors_gone += i64::abs(from - floor) + i64::abs(to - from);
        stops += 2;
        (time, floor) = (out_at + seconds_open, to);
    }
    println!("{floors_gone} {stops}");
    Ok(())
}
