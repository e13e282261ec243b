//! Writes the generated hidden inputs of `free-slots`.
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

fn meetings(random: &mut Random, count: usize, time_max: i64, length_max: i64) -> String {
    let mut text = String::new();
    for _ in 0..count {
        let from = random.between(0, time_max - length_max);
        writeln!(text, "{from} {}", from + random.between(1, length_max)).expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(24);
    write_case(data, "ordinary/04-random", &format!("6 800 1800 30\n{}", meetings(random, 6, 2000, 200)))?;
    write_case(data, "ordinary/05-random", &format!("40 1000 9000 50\n{}", meetings(random, 40, 10_000, 400)))?;
    write_case(data, "ordinary/06-random", &format!("200 0 100000 120\n{}", meetings(random, 200, 100_000, 900)))?;
    let long = meetings(random, 4000, 1_000_000_000_000, 200_000_000);
    write_case(data, "large/01-long-times", &format!("4000 5000000 999000000000 100000000\n{long}"))?;
    write_case(
        data,
        "large/02-short-times",
        &format!("5000 100 990000 60\n{}", meetings(random, 5000, 1_000_000, 300)),
    )?;
    let mut text = "5000 0 100000 7\n".to_owned();
    for number in 0..5000 {
        writeln!(text, "{} {}", 99_990 - number * 20, 99_990 - number * 20 + 10 + number % 5)?;
    }
    write_case(data, "large/03-backwards", &text)?;
    Ok(())
}
