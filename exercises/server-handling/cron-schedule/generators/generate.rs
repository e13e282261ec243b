//! Writes the generated hidden inputs of `cron-schedule`.
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

fn item(random: &mut Random, low: i64, high: i64) -> String {
    let (a, b) = (random.between(low, high), random.between(low, high));
    match random.between(0, 4) {
        0 => "*".to_owned(),
        1 => format!("*/{}", random.between(1, 9)),
        2 => format!("{}-{}", a.min(b), a.max(b)),
        3 => format!("{}-{}/{}", a.min(b), a.max(b), random.between(1, 5)),
        _ => a.to_string(),
    }
}

/// A field that is a star with the given chance in percent.
fn field(random: &mut Random, low: i64, high: i64, star: i64) -> String {
    if random.between(1, 100) <= star {
        return "*".to_owned();
    }
    let items: Vec<String> = (0..random.between(1, 3)).map(|_| item(random, low, high)).collect();
    items.join(",")
}

fn question(random: &mut Random, years: (i64, i64)) -> String {
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02} {} {} {} {} {}",
        random.between(years.0, years.1),
        random.between(1, 12),
        random.between(1, 28),
        random.between(0, 23),
        random.between(0, 59),
        field(random, 0, 59, 20),
        field(random, 0, 23, 20),
        field(random, 1, 31, 50),
        field(random, 1, 12, 60),
        field(random, 0, 6, 50)
    )
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(1979);
    for (name, count, years) in [
        ("ordinary/05-random", 40, (2020, 2030)),
        ("ordinary/06-random", 150, (1970, 2398)),
        ("days/06-random", 200, (2000, 2001)),
    ] {
        let mut text = format!("{count}\n");
        for _ in 0..count {
            writeln!(text, "{}", question(random, years))?;
        }
        write_case(data, name, &text)?;
    }

    let mut text = "40\n".to_owned();
    for number in 0..40 {
        writeln!(text, "{}-03-01 00:00 {number} 23 29 2 *", 2096 + number * 4)?;
    }
    write_case(data, "large/01-leap-days", &text)?;
    let mut text = "12\n".to_owned();
    for month in [2, 4, 6, 9, 11, 2] {
        writeln!(text, "1970-01-01 00:00 * * 31 {month} *")?;
        writeln!(text, "2399-{month:02}-28 23:59 59 23 28 {month} *")?;
    }
    write_case(data, "large/02-never", &text)?;
    Ok(())
}
