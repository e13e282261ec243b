//! Writes the generated hidden inputs of `url-router`.
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

const METHODS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];
const WORDS: [&str; 5] = ["a", "b", "new", "edit", "v1"];

/// A random pattern of up to four segments; parameters are named by their place, so patterns that differ in names only
/// are equal.
fn pattern(random: &mut Random) -> String {
    let mut text = String::new();
    let count = random.between(0, 4);
    for place in 1..=count {
        match random.between(0, 9) {
            0..=2 => write!(text, "/:p{place}"),
            3 if place == count => write!(text, "/*rest"),
            _ => write!(text, "/{}", WORDS[random.between(0, 4) as usize]),
        }
        .expect("a string takes every write");
    }
    if text.is_empty() { "/".to_owned() } else { text }
}

fn path(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..random.between(0, 5) {
        let word = ["a", "b", "new", "edit", "v1", "42", ""][random.between(0, 6).min(random.between(0, 6)) as usize];
        write!(text, "/{word}").expect("a string takes every write");
    }
    if text.is_empty() { "/".to_owned() } else { text }
}

fn random_case(random: &mut Random, routes: usize, requests: usize) -> String {
    let mut table: Vec<String> = Vec::new();
    while table.len() < routes {
        let route = format!("{} {}", METHODS[random.between(0, 3) as usize], pattern(random));
        if !table.contains(&route) {
            table.push(route);
        }
    }
    let mut text = format!("{routes} {requests}\n");
    for (number, route) in table.iter().enumerate() {
        writeln!(text, "{route} h{number}").expect("a string takes every write");
    }
    for _ in 0..requests {
        writeln!(text, "{} {}", METHODS[random.between(0, 3) as usize], path(random))
            .expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(8080);
    write_case(data, "ordinary/05-random", &random_case(random, 15, 40))?;
    write_case(data, "ordinary/06-random", &random_case(random, 40, 60))?;
    write_case(data, "precedence/05-random", &random_case(random, 150, 300))?;

    let mut text = "1500 1500\n".to_owned();
    for number in 0..1500 {
        writeln!(text, "GET /shop/item{}/part{number}/:x h{number}", number / 50)?;
    }
    for _ in 0..1500 {
        let number = random.between(0, 1499);
        writeln!(text, "GET /shop/item{}/part{number}/{}", number / 50, random.between(0, 99))?;
    }
    write_case(data, "large/01-common-beginning", &text)?;
    let mut text = "1200 1500\n".to_owned();
    for number in 0..1200 {
        writeln!(text, "{} /page{} h{number}", METHODS[number % 2], number / 2)?;
    }
    for _ in 0..1500 {
        writeln!(text, "{} /page{}", METHODS[random.between(0, 2) as usize], random.between(0, 700))?;
    }
    write_case(data, "large/02-short-paths", &text)?;
    write_case(data, "large/03-random", &random_case(random, 600, 1500))?;
    Ok(())
}
