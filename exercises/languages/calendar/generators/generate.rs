//! Writes the generated hidden inputs of `calendar`.
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

fn date(random: &mut Random, year_low: i64, year_high: i64) -> String {
    let year = random.between(year_low, year_high);
    // One in about twelve of these dates does not exist.
    let (month, day) = (random.between(1, 12), random.between(1, 33).min(31));
    format!("{year:04}-{month:02}-{day:02}")
}

fn questions(random: &mut Random, count: usize, years: (i64, i64), days: i64) -> String {
    let (low, high) = years;
    let mut text = format!("{count}\n");
    for _ in 0..count {
        let first = date(random, low, high);
        match random.between(0, 3) {
            0 => writeln!(text, "weekday {first}"),
            1 => writeln!(text, "between {first} {}", date(random, low, high)),
            2 => writeln!(text, "plus {first} {}", random.between(-days, days)),
            _ => writeln!(text, "week {first}"),
        }
        .expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(1582);
    write_case(data, "ordinary/05-this-century", &questions(random, 60, (2000, 2099), 400))?;
    write_case(data, "ordinary/06-four-centuries", &questions(random, 80, (1700, 2100), 100_000))?;

    // The days around each New Year of a whole cycle of the calendar.
    let mut text = "1200\n".to_owned();
    for year in 2000..2400 {
        writeln!(text, "week {year}-01-0{}", random.between(1, 4))?;
        writeln!(text, "week {year}-12-{}", random.between(28, 31))?;
        writeln!(text, "weekday {year}-03-01")?;
    }
    write_case(data, "edge/08-new-years", &text)?;

    write_case(data, "large/01-all-years", &questions(random, 2000, (1, 9999), 4_000_000))?;
    write_case(data, "large/02-last-years", &questions(random, 2000, (9900, 9999), 1_000_000_000))?;
    write_case(data, "large/03-century-by-century", &questions(random, 2000, (5000, 6000), 36_525))?;
    Ok(())
}
