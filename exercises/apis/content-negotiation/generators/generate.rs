//! Writes the generated hidden inputs of `content-negotiation`.
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

const TYPES: [&str; 4] = ["text", "image", "application", "x-a"];
const SUBTYPES: [&str; 4] = ["html", "json", "png", "vnd.a+xml"];

fn pick<'a>(random: &mut Random, words: &[&'a str]) -> &'a str {
    words[random.between(0, words.len() as i64 - 1) as usize]
}

fn parameters(random: &mut Random) -> String {
    let mut text = String::new();
    for name in ["charset", "level"] {
        if random.between(0, 3) == 0 {
            text += &format!(";{name}={}", pick(random, &["1", "2", "utf-8"]));
        }
    }
    text
}

fn range(random: &mut Random) -> String {
    let name = match random.between(0, 5) {
        0 => "*/*".to_owned(),
        1 | 2 => format!("{}/*", pick(random, &TYPES)),
        _ => format!("{}/{}", pick(random, &TYPES), pick(random, &SUBTYPES)),
    };
    let quality = match random.between(0, 3) {
        0 => String::new(),
        1 => ";q=0".to_owned(),
        2 => format!("; q=0.{}", random.between(0, 9)),
        _ => format!(";Q=0.{:03}", random.between(1, 999)),
    };
    format!("{name}{}{quality}", parameters(random))
}

fn random_case(random: &mut Random, types: usize, requests: usize, ranges_max: i64) -> String {
    let mut text = format!("{types} {requests}\n");
    for _ in 0..types {
        writeln!(text, "{}/{}{}", pick(random, &TYPES), pick(random, &SUBTYPES), parameters(random))
            .expect("a string takes every write");
    }
    for _ in 0..requests {
        let count = random.between(1, ranges_max);
        let ranges: Vec<String> = (0..count).map(|_| range(random)).collect();
        writeln!(text, "{}", ranges.join(", ")).expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(406);
    write_case(data, "ordinary/04-random", &random_case(random, 5, 20, 3))?;
    write_case(data, "ordinary/05-random", &random_case(random, 12, 60, 5))?;
    write_case(data, "precedence/05-random", &random_case(random, 20, 150, 8))?;
    write_case(data, "large/01-long-headers", &random_case(random, 50, 18, 150))?;
    write_case(data, "large/02-many-requests", &random_case(random, 50, 200, 12))?;
    Ok(())
}
