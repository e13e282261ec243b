//! Writes the generated hidden inputs of `debounce`.
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

fn random_case(random: &mut Random, handlers: i64, events: usize, wait_max: i64, pause_max: i64) -> String {
    let mut text = format!("{handlers} {events}\n");
    for number in 0..handlers {
        let kind = ["debounce", "throttle"][random.between(0, 1) as usize];
        writeln!(text, "h{number} {kind} {}", random.between(1, wait_max)).expect("a string takes every write");
    }
    let mut time = 0;
    for number in 0..events {
        time += random.between(0, pause_max);
        writeln!(text, "{time} h{} v{number}", random.between(0, handlers - 1)).expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(300);
    write_case(data, "ordinary/05-random", &random_case(random, 3, 30, 20, 10))?;
    write_case(data, "ordinary/06-random", &random_case(random, 8, 200, 50, 8))?;
    write_case(data, "edge/07-same-times", &random_case(random, 6, 200, 4, 2))?;
    write_case(data, "large/01-many-handlers", &random_case(random, 1000, 3000, 100_000, 50))?;
    write_case(data, "large/02-long-pauses", &random_case(random, 100, 3000, 1_000_000_000, 300_000_000))?;
    Ok(())
}
