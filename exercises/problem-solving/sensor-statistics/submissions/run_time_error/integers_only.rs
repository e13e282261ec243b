use std::io::{self, Read};

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The value in the middle of sorted values, or the mean of the two there.
fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[middle] } else { (sorted[middle - 1] + sorted[middle]) / 2.0 }
}

/// The standard deviation around a known mean.
fn deviation(values: &[f64], mean: f64) -> f64 {
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (squares / values.len() as f64).sqrt()
}

/// Takes every reading for an integer.
fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut readings: Vec<f64> =
        input.split_whitespace().skip(1).map(|word| word.parse::<i32>().expect("an integer") as f64).collect();
    readings.sort_by(f64::total_cmp);

    let center = mean(&readings);
    println!("mean {center:.9}");
    println!("median {:.9}", median(&readings));
    println!("deviation {:.9}", deviation(&readings, center));
    Ok(())
}
