//! Writes the generated hidden inputs of `bubble-sort`.
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

fn shelf(heights: impl IntoIterator<Item = i64>) -> String {
    let heights: Vec<i64> = heights.into_iter().collect();
    let mut text = format!("{}\n", heights.len());
    for (number, height) in heights.iter().enumerate() {
        writeln!(text, "{height} book-{number}").expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(5);
    let mut heights =
        |count: usize, low: i64, high: i64| -> Vec<i64> { (0..count).map(|_| random.between(low, high)).collect() };
    write_case(data, "ordinary/05-ten-books", &shelf(heights(10, 150, 300)))?;
    write_case(data, "ordinary/06-fifty-books", &shelf(heights(50, 1, 2000)))?;
    write_case(data, "ordinary/07-few-heights", &shelf(heights(40, 198, 203)))?;

    write_case(data, "large/01-random", &shelf(heights(1000, 1, 1_000_000_000)))?;
    write_case(data, "large/02-falling", &shelf((0..1000).map(|number| 4000 - number)))?;
    write_case(
        data,
        "large/03-smallest-last",
        &shelf((0..1000).map(|number| if number == 999 { 1 } else { number / 3 + 2 })),
    )?;
    Ok(())
}
