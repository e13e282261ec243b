//! Writes the generated hidden inputs of `event-loop`.
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

/// Random functions that set timers and microtasks for functions with larger numbers only, so that all of it ends.
fn random_page(random: &mut Random, functions: i64, delay_max: i64) -> String {
    let mut text = format!("{}\n", functions + 1);
    for number in 0..=functions {
        let name = if number == 0 { "main".to_owned() } else { format!("f{number}") };
        let mut instructions = vec![format!("log {name}")];
        for _ in 0..random.between(0, 3) {
            let later = (number + random.between(1, 4)).min(functions);
            if later <= number {
                continue;
            }
            instructions.push(match random.between(0, 9) {
                0 => format!("busy {}", random.between(0, delay_max)),
                1 => format!("clear t{}", random.between(0, 9)),
                2 => format!("call f{later}"),
                3..=5 => format!("microtask f{later}"),
                _ => format!("timer t{} {} f{later}", random.between(0, 9), random.between(0, delay_max)),
            });
        }
        writeln!(text, "{name} {}", instructions.len()).expect("a string takes every write");
        for instruction in instructions {
            writeln!(text, "{instruction}").expect("a string takes every write");
        }
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(16);
    write_case(data, "ordinary/05-random", &random_page(random, 12, 10))?;
    write_case(data, "ordinary/06-random", &random_page(random, 25, 6))?;
    write_case(data, "timers/06-random", &random_page(random, 22, 3))?;

    let mut text = "2\nmain 4000\n".to_owned();
    for number in 0..4000 {
        writeln!(text, "timer t{number} {} tick", random.between(0, 1_000_000_000))?;
    }
    text += "tick 1\nlog tick\n";
    write_case(data, "large/01-many-timers", &text)?;
    let mut text = "3\nmain 3501\n".to_owned();
    for number in 0..3500 {
        writeln!(text, "timer t{} {} tick", number % 3000, number % 50)?;
    }
    text += "busy 100\ntick 3\nbusy 1\nmicrotask tock\nclear t7\ntock 2\nlog tock\nclear t2999\n";
    write_case(data, "large/02-late-timers", &text)?;
    Ok(())
}
