//! Writes the generated hidden inputs of `serialisable-schedule`.
//!
//! `generate DATA` writes `DATA/secret/<group>/<name>.in`, the same bytes on every run. Inputs that are not listed here
//! were written by hand. Answers come from the accepted solution.

use std::{collections::BTreeSet, env, error::Error, fmt::Write, fs, path::Path};

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

/// Random operations of transactions that run in windows, so that conflicts seldom make a cycle.
fn schedule(random: &mut Random, count: usize, window: i64, items: i64, aborts: i64) -> String {
    let mut lines = Vec::new();
    let mut ended = BTreeSet::new();
    while lines.len() < count {
        let base = lines.len() as i64 * window / 12;
        let transaction = (base + random.between(1, window)) * 37 % 9973 + 1;
        if ended.contains(&transaction) {
            continue;
        }
        let operation = match random.between(1, 100) {
            roll if roll <= aborts => "abort".to_owned(),
            roll if roll <= aborts + 8 => "commit".to_owned(),
            roll => {
                let verb = if roll % 3 == 0 { "write" } else { "read" };
                format!("{verb} x{}", random.between(1, items))
            }
        };
        if !operation.contains(' ') {
            ended.insert(transaction);
        }
        lines.push(format!("{transaction} {operation}\n"));
    }
    format!("{count}\n{}", lines.concat())
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(1);
    write_case(data, "ordinary/05-random", &schedule(random, 12, 3, 8, 3))?;
    write_case(data, "ordinary/06-random", &schedule(random, 40, 3, 60, 3))?;
    write_case(data, "cycles/05-random", &schedule(random, 60, 5, 6, 2))?;

    // Each transaction reads what the one before it wrote, so there is one order only.
    let mut text = "5000\n".to_owned();
    for number in 0..2500_u64 {
        let transaction = number * 7919 % 2503 + 1;
        writeln!(text, "{transaction} read chain{}", number % 40)?;
        writeln!(text, "{transaction} write chain{}", (number + 1) % 40)?;
    }
    write_case(data, "large/01-chain", &text)?;
    let mut text = "5000\n".to_owned();
    for number in 0..5000_u64 {
        let transaction = number * 31 % 4001 + 1;
        writeln!(text, "{transaction} {} item{number}", ["read", "write"][(number % 2) as usize])?;
    }
    write_case(data, "large/02-no-conflicts", &text)?;
    write_case(data, "large/03-random", &schedule(random, 4000, 6, 9000, 2))?;
    Ok(())
}
