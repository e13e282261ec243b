//! Writes the generated hidden inputs of `write-ahead-log`.
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

/// A log that grows line by line.
#[derive(Default)]
struct Log {
    text: String,
    records: usize,
}

impl Log {
    fn write(&mut self, record: &str) {
        self.records += 1;
        let rest = format!("{} {record}", self.records);
        let sum = rest.bytes().fold(0, |sum, byte| (sum * 31 + u32::from(byte)) % 65_536);
        writeln!(self.text, "{sum:04x} {rest}").expect("a string takes every write");
    }

    /// A random record of transactions, most of which make sense.
    fn write_random(&mut self, random: &mut Random, running: &mut Vec<String>, keys: i64, transactions: usize) {
        let name = format!("t{}", random.between(1, 99));
        if !running.contains(&name)
            && (running.is_empty() || (running.len() < transactions && random.between(0, 3) == 0))
        {
            self.write(&format!("{name} begin"));
            running.push(name);
            return;
        }
        let place = random.between(0, running.len() as i64 - 1) as usize;
        let (name, key) = (running[place].clone(), random.between(1, keys));
        match random.between(0, 9) {
            0..=5 => self.write(&format!("{name} put k{key} value {}", random.between(0, 999))),
            6 => self.write(&format!("{name} delete k{key}")),
            7 | 8 => {
                self.write(&format!("{name} commit"));
                running.remove(place);
            }
            _ => {
                self.write(&format!("{name} abort"));
                running.remove(place);
            }
        }
    }
}

fn random_log(random: &mut Random, records: usize, keys: i64, transactions: usize) -> String {
    let (mut log, mut running) = (Log::default(), Vec::new());
    for _ in 0..records {
        log.write_random(random, &mut running, keys, transactions);
    }
    log.text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(1975);
    write_case(data, "ordinary/05-random", &random_log(random, 25, 5, 3))?;
    write_case(data, "ordinary/06-random", &random_log(random, 200, 20, 8))?;

    let text = random_log(random, 300, 15, 6);
    let at = text.len() * 2 / 3;
    let damaged = format!("{}{}{}", &text[..at], if text.as_bytes()[at] == b'x' { 'y' } else { 'x' }, &text[at + 1..]);
    write_case(data, "damage/08-in-the-middle", &damaged)?;
    write_case(data, "damage/09-cut-off", &text[..text.len() * 3 / 4])?;

    write_case(data, "large/01-many-records", &random_log(random, 4000, 300, 40))?;
    let mut log = Log::default();
    for number in 0..1300 {
        log.write(&format!("transaction{number} begin"));
        log.write(&format!("transaction{number} put key{} {number}", number % 400));
        log.write(&format!("transaction{number} commit"));
    }
    write_case(data, "large/02-short-transactions", &log.text)?;
    Ok(())
}
