use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    // The first word is the number of readings, the rest are the readings.
    let readings: Vec<f64> =
        input.split_whitespace().skip(1).map(|word| word.parse().expect("a decimal number")).collect();

    // Your code goes here: compute the three numbers from `readings`.
    let _ = readings;
    let (mean, median, deviation) = (0.0, 0.0, 0.0);

    println!("mean {mean}");
    println!("median {median}");
    println!("deviation {deviation}");
    Ok(())
}
