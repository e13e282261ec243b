//! Writes the generated hidden inputs of `binary-search`.
//!
//! `generate DATA` writes `DATA/secret/<group>/<name>.in`, the same bytes on every run. Inputs that are not listed here
//! were written by hand. Answers come from the accepted solution.

use std::{env, error::Error, fs, path::Path};

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

fn write_case(data: &Path, name: &str, mut numbers: Vec<i64>, keys: &[i64]) -> Result<(), Box<dyn Error>> {
    numbers.sort_unstable();
    let join = |values: &[i64], by: &str| values.iter().map(i64::to_string).collect::<Vec<_>>().join(by);
    let text = format!("{} {}\n{}\n{}\n", numbers.len(), keys.len(), join(&numbers, " "), join(keys, "\n"));
    let path = data.join("secret").join(name).with_extension("in");
    fs::create_dir_all(path.parent().ok_or("a case lies in a group")?)?;
    Ok(fs::write(path, text)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(2024);
    let mut draw =
        |count: usize, low: i64, high: i64| -> Vec<i64> { (0..count).map(|_| random.between(low, high)).collect() };

    // Few different numbers, so most keys occur several times.
    write_case(data, "ordinary/03-many-repeats", draw(40, -6, 6), &draw(30, -8, 8))?;
    write_case(data, "ordinary/04-sparse", draw(60, -100, 100), &draw(50, -110, 110))?;
    let numbers = draw(33, 0, 1_000_000);
    write_case(data, "ordinary/05-every-number", numbers.clone(), &numbers)?;

    // Small and dense, or small and sparse: keys are often missing.
    write_case(data, "large/01-sparse", draw(8000, 0, 99_999), &draw(8000, 0, 99_999))?;
    write_case(data, "large/02-all-missing", draw(10_000, 0, 8999), &draw(10_000, 9000, 9999))?;
    let mut numbers = vec![7; 10_000];
    numbers[0] = 1;
    write_case(data, "large/03-one-number", numbers, &vec![7; 10_000])?;
    write_case(
        data,
        "large/04-wide",
        draw(2200, -1_000_000_000_000_000_000, 1_000_000_000_000_000_000),
        &draw(2200, -1_000_000_000_000_000_000, 1_000_000_000_000_000_000),
    )?;
    Ok(())
}
