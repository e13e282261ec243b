//! Writes the generated hidden inputs of `hash-table`.
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

/// Random commands on keys that `key` makes from numbers below `keys`.
fn commands(random: &mut Random, count: usize, keys: i64, key: impl Fn(i64) -> String) -> String {
    let mut text = String::new();
    for _ in 0..count {
        let key = key(random.between(0, keys - 1));
        match random.between(0, 9) {
            0..=4 => writeln!(text, "insert {} {key}", random.between(-999, 999)),
            5..=7 => writeln!(text, "get {key}"),
            8 => writeln!(text, "remove {key}"),
            _ => writeln!(text, "len"),
        }
        .expect("a string takes every write");
    }
    text
}

/// The `number`th order of seven letters: all of these words have the same letters.
fn anagram(mut number: i64) -> String {
    let mut letters: Vec<char> = "abcdefg".chars().collect();
    let mut word = String::new();
    while !letters.is_empty() {
        let count = letters.len() as i64;
        word.push(letters.remove((number % count) as usize));
        number /= count;
    }
    word
}

/// Inserts all keys, looks each up, and removes every third one.
fn fill(count: i64, key: impl Fn(i64) -> String) -> String {
    let mut text = String::new();
    for number in 0..count {
        writeln!(text, "insert {number} {}", key(number)).expect("a string takes every write");
    }
    for number in (0..count).rev() {
        let command = if number % 3 == 0 { "remove" } else { "get" };
        writeln!(text, "{command} {}", key(number)).expect("a string takes every write");
    }
    text + "len\n"
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(64);
    let word = |number: i64| format!("key{number}");
    write_case(data, "ordinary/04-few-keys", &commands(random, 60, 8, word))?;
    write_case(data, "ordinary/05-growing", &commands(random, 400, 150, word))?;
    write_case(
        data,
        "ordinary/06-names",
        &commands(random, 200, 60, |n| format!("{} Smith {}", anagram(n * 37), n % 7)),
    )?;

    write_case(data, "collisions/01-anagrams", &fill(2500, |number| anagram(number * 2)))?;
    write_case(data, "collisions/02-same-beginning", &fill(2000, |number| format!("subscriber-{number}")))?;
    write_case(data, "collisions/03-coming-and-going", &commands(random, 2000, 40, |number| anagram(number * 5)))?;
    // Two letters that make the same sum in base 31: "Aa" and "BB".
    let pairs = |number: i64| (0..8).map(|bit| if number >> bit & 1 == 0 { "Aa" } else { "BB" }).collect::<String>();
    write_case(data, "collisions/04-base-31", &fill(256, pairs))?;

    write_case(data, "large/01-numbers", &fill(3000, |number| number.to_string()))?;
    write_case(
        data,
        "large/02-mixed",
        &commands(random, 6000, 2500, |n| format!("{}{n}", ["x", "yy", "zzz"][n as usize % 3])),
    )?;
    Ok(())
}
