//! Writes the generated hidden inputs of `expression-evaluator`.
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

/// A random expression whose numbers are at most `number_max`.
fn expression(random: &mut Random, depth: u32, number_max: i64) -> String {
    if depth == 0 || random.between(0, 9) == 0 {
        return random.between(0, number_max).to_string();
    }
    let side = |random: &mut Random| expression(random, depth - 1, number_max);
    let space = ["", "", " "][random.between(0, 2) as usize];
    match random.between(0, 9) {
        0 => format!("-{space}{}", side(random)),
        1..=3 => format!("({})", side(random)),
        4 => format!("{}{space}^{space}{}", side(random), random.between(0, 3)),
        _ => {
            let operator = ["+", "-", "*", "/", "%"][random.between(0, 4) as usize];
            format!("{}{space}{operator}{space}{}", side(random), side(random))
        }
    }
}

fn file(lines: &[String]) -> String {
    let mut text = format!("{}\n", lines.len());
    for line in lines {
        writeln!(text, "{line}").expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(1970);
    let mut lines = |count: usize, depth: u32, number_max: i64| -> Vec<String> {
        (0..count).map(|_| expression(random, depth, number_max)).collect()
    };
    write_case(data, "ordinary/05-small", &file(&lines(60, 3, 12)))?;
    write_case(data, "ordinary/06-nested", &file(&lines(60, 5, 30)))?;
    let mut spoiled = lines(80, 4, 50);
    for (index, line) in spoiled.iter_mut().enumerate() {
        // One character less, one more, or another one.
        let at = index * 7 % line.len();
        match index % 3 {
            0 => drop(line.remove(at)),
            1 => line.insert(at, b"+-*/%^()0 "[index % 10] as char),
            _ => line.replace_range(at..=at, &(b"+-*/%^()0 "[index % 10] as char).to_string()),
        }
    }
    write_case(data, "errors/07-slips", &file(&spoiled))?;
    write_case(data, "errors/08-big-numbers", &file(&lines(60, 4, 9_000_000_000_000_000_000)))?;

    let sum: Vec<String> = (0..12_000).map(|number: i64| (number * 7919 % 1000).to_string()).collect();
    write_case(data, "large/01-long-sum", &file(&[sum.join("-"), sum[..10_000].join(" + ")]))?;
    let deep = |open: &str, close: &str| format!("{}7{}", open.repeat(100), close.repeat(100));
    write_case(
        data,
        "large/02-deep",
        &file(&[deep("(", ")"), deep("(1+", ")"), deep("-", ""), deep("1^", ""), deep("3-(", ")")]),
    )?;
    let powers: Vec<String> = [
        "1^1000000000",
        "(0-1)^999999999",
        "0^1000000000",
        "(-1)^9223372036854775807",
        "2^62+2^62-1+2^62",
        "3^39",
        "3^40",
        "(-2)^63",
        "(-2)^64",
        "1^4294967297",
        "2^4294967296",
        "0^4294967296",
    ]
    .map(str::to_owned)
    .to_vec();
    write_case(data, "large/03-exponents", &file(&powers))?;
    Ok(())
}
