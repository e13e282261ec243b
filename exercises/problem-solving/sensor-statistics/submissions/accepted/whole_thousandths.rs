//! Counts in thousandths, so that sums and differences are exact integers.

use std::io::{self, BufRead};

/// `-1.25` is −1250 thousandths.
fn parse_thousandths(text: &str) -> i64 {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole: i64 = whole.parse().expect("digits before the point");
    let fraction: i64 = format!("{fraction:0<3}").parse().expect("at most three digits behind the point");
    sign * (whole * 1000 + fraction)
}

fn main() -> io::Result<()> {
    let mut readings = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        readings.push(parse_thousandths(line?.trim()));
    }
    readings.sort_unstable();

    let n = readings.len();
    let sum: i64 = readings.iter().sum();
    let middle = readings[(n - 1) / 2] + readings[n / 2];
    // n times the difference from the mean is an integer.
    let squares: f64 = readings.iter().map(|&value| (value * n as i64 - sum) as f64 / n as f64).map(|d| d * d).sum();

    println!("mean {}", sum as f64 / n as f64 / 1000.0);
    println!("median {}", middle as f64 / 2000.0);
    println!("deviation {}", (squares / n as f64).sqrt() / 1000.0);
    Ok(())
}
