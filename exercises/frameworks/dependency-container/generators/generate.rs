//! Writes the generated hidden inputs of `dependency-container`.
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

const LIFETIMES: [&str; 3] = ["singleton", "scoped", "transient"];

/// Random services, each of which needs services with smaller numbers, and sometimes one with a larger number.
fn random_case(random: &mut Random, services: i64, commands: usize, slips: i64) -> String {
    let mut text = format!("{services} {commands}\n");
    for number in 0..services {
        // Singletons have the smallest numbers, so that few of them need a scoped service.
        let lifetime = LIFETIMES[(number * 3 / services) as usize];
        write!(text, "s{number} {lifetime}").expect("a string takes every write");
        for _ in 0..random.between(0, 2) {
            let needed = if random.between(1, 100) <= slips {
                random.between(0, services)
            } else {
                random.between(0, number.max(1) - 1)
            };
            if needed != number || slips > 0 {
                write!(text, " s{needed}").expect("a string takes every write");
            }
        }
        text.push('\n');
    }
    for _ in 0..commands {
        match random.between(0, 4) {
            0 => text += "scope\n",
            _ => writeln!(text, "get s{}", random.between(0, services - 1)).expect("a string takes every write"),
        }
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(77);
    write_case(data, "ordinary/04-random", &random_case(random, 9, 12, 0))?;
    write_case(data, "ordinary/05-random", &random_case(random, 15, 30, 0))?;
    write_case(data, "errors/07-random", &random_case(random, 30, 60, 12))?;
    write_case(data, "errors/08-random", &random_case(random, 60, 100, 5))?;

    // A ladder: each step needs both services of the next, which makes 2^200 ways.
    let mut text = "402 60\n".to_owned();
    for step in 0..200 {
        for side in ["l", "r"] {
            writeln!(text, "{side}{step} singleton l{0} r{0}", step + 1)?;
        }
    }
    text += "l200 singleton\nr200 singleton\n";
    for step in 0..60 {
        writeln!(text, "get {}{}", ["l", "r"][step % 2], (step * 7) % 201)?;
    }
    write_case(data, "large/01-ladder", &text)?;

    let mut text = "2000 40\n".to_owned();
    for number in 0..2000 {
        let lifetime = ["scoped", "transient"][usize::from(number % 50 == 49)];
        writeln!(
            text,
            "s{number} {lifetime} {}",
            if number < 10 { String::new() } else { format!("s{} s{}", number - 10, number % 10) }.trim()
        )?;
    }
    for number in 0..40 {
        if number % 3 == 2 {
            text += "scope\n";
        } else {
            writeln!(text, "get s{}", 1999 - number * 13)?;
        }
    }
    write_case(data, "large/02-scopes", &text.replace(" \n", "\n"))?;
    Ok(())
}
