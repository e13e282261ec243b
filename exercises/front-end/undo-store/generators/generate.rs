//! Writes the generated hidden inputs of `undo-store`.
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

/// Random commands on a few keys.
fn commands(random: &mut Random, count: usize, keys: i64) -> String {
    let mut text = format!("{count}\n");
    for _ in 0..count {
        let key = random.between(1, keys);
        match random.between(0, 19) {
            0..=6 => writeln!(text, "set k{key} {}", random.between(0, 3)),
            7 | 8 => writeln!(text, "delete k{key}"),
            9..=11 => writeln!(text, "get k{key}"),
            12 => writeln!(text, "count"),
            13 | 14 => writeln!(text, "undo {}", random.between(1, 4)),
            15 | 16 => writeln!(text, "redo {}", random.between(1, 3)),
            17 => writeln!(text, "begin"),
            18 => writeln!(text, "commit"),
            _ => writeln!(text, "rollback"),
        }
        .expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(90);
    write_case(data, "ordinary/04-random", &commands(random, 60, 4))?;
    write_case(data, "ordinary/05-random", &commands(random, 400, 9))?;
    write_case(data, "groups/06-random", &commands(random, 900, 3))?;

    let mut text = "6000\n".to_owned();
    for number in 0..4000 {
        writeln!(text, "set shape-{number} {}", random.between(0, 999))?;
    }
    for number in 0..1990 {
        writeln!(text, "set shape-{} moved", number * 2)?;
    }
    text += "undo 5000\ncount\nget shape-0\nredo 1000000000\ncount\nget shape-2\nundo 1\nget shape-3978\nundo 1989\nget shape-2\n";
    write_case(data, "large/01-many-keys", &text)?;
    let mut text = "6000\nbegin\n".to_owned();
    for number in 0..2996 {
        writeln!(text, "set x{number} {number}")?;
    }
    text += "commit\n";
    for number in 0..3002 {
        text += ["undo 1\n", "redo 1\n", "get x9\n"][if number % 300 == 0 { number / 300 % 2 } else { 2 }];
    }
    write_case(data, "large/02-one-big-step", &text)?;
    Ok(())
}
