//! Writes the generated hidden inputs of `sensor-statistics`.
//!
//! `generate DATA` writes `DATA/secret/<group>/<name>.in`, the same bytes on every run. Inputs that are not listed here
//! were written by hand. Answers come from the accepted solution.

use std::{env, error::Error, fmt::Write, fs, path::Path};

/// SplitMix64: small, seeded, the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1) as u64) as i64
    }
}

fn write_case(data: &Path, name: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let path = data.join("secret").join(name).with_extension("in");
    fs::create_dir_all(path.parent().ok_or("a case lies in a group")?)?;
    Ok(fs::write(path, text)?)
}

/// A number of thousandths as a decimal number.
fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
}

fn readings(values: impl IntoIterator<Item = i64>) -> String {
    let values: Vec<i64> = values.into_iter().collect();
    let mut text = format!("{}\n", values.len());
    for value in values {
        writeln!(text, "{}", decimal(value)).expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(7);
    let mut draw =
        |count: usize, low: i64, high: i64| -> Vec<i64> { (0..count).map(|_| random.between(low, high)).collect() };

    write_case(data, "ordinary/04-odd-number", &readings(draw(25, -20_000, 35_000)))?;
    write_case(data, "ordinary/05-even-number", &readings(draw(100, -20_000, 35_000)))?;
    write_case(data, "ordinary/06-below-zero", &readings(draw(31, -99_999, -1)))?;

    // Large values that differ little.
    write_case(data, "precision/01-around-a-billion", &readings(draw(50, 999_999_990_000, 1_000_000_000_000)))?;
    write_case(data, "precision/02-thousandths", &readings(draw(64, 123_456_789_000, 123_456_789_009)))?;
    write_case(data, "precision/03-below-zero", &readings(draw(41, -500_000_000_250, -500_000_000_000)))?;

    write_case(data, "large/01-random", &readings(draw(10_000, -99_999, 99_999)))?;
    write_case(data, "large/02-falling", &readings((0..10_000).rev().map(|step| step * 3 + 1)))?;
    let (few, many) = (draw(4999, 0, 9), draw(5000, 900_000, 999_999));
    write_case(data, "large/03-two-clusters", &readings(many.into_iter().chain(few)))?;
    Ok(())
}
