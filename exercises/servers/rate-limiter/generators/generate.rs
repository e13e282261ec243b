//! Writes the generated hidden inputs of `rate-limiter`.
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

/// Random requests of so many clients, with pauses of up to so many milliseconds.
fn requests(random: &mut Random, count: usize, clients: i64, pause_max: i64, cost_max: i64) -> String {
    let (mut text, mut time) = (String::new(), 0);
    for _ in 0..count {
        time += random.between(0, pause_max);
        let client = random.between(1, clients);
        writeln!(text, "{time} client-{client:05} {}", random.between(1, cost_max))
            .expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(429);
    write_case(data, "ordinary/04-random", &format!("10 3 40\n{}", requests(random, 40, 3, 400, 6)))?;
    write_case(data, "ordinary/05-random", &format!("100 7 200\n{}", requests(random, 200, 10, 900, 70)))?;
    write_case(data, "ordinary/06-slow", &format!("4 1 100\n{}", requests(random, 100, 2, 777, 4)))?;
    let big = requests(random, 300, 4, 90, 1_000_000_000);
    write_case(data, "edge/08-big-numbers", &format!("1000000000 123456789 300\n{big}"))?;

    write_case(data, "large/01-many-clients", &format!("20 5 5000\n{}", requests(random, 5000, 20_000, 50, 15)))?;
    let long = requests(random, 2000, 40, 2_000_000, 1_000_000_000);
    write_case(data, "large/02-long-pauses", &format!("1000000000 100 2000\n{long}"))?;
    Ok(())
}
