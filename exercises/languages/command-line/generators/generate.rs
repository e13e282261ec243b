//! Writes the generated hidden inputs of `command-line`.
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

const KNOWN: &str = "6\nflag all a\nflag long l\nvalue output o\nvalue level 1\nlist include I\nlist define D\n";
const PARTS: [&str; 14] = [
    "-a",
    "-l",
    "-al",
    "-laI",
    "--all",
    "--output",
    "--output=x=y",
    "-o",
    "-oname",
    "-1",
    "-Ddebug",
    "--include=src",
    "file.txt",
    "two words",
];

fn random_arguments(random: &mut Random, count: usize) -> Vec<&'static str> {
    (0..count).map(|_| PARTS[random.between(0, PARTS.len() as i64 - 1) as usize]).collect()
}

fn file(arguments: &[&str]) -> String {
    let mut text = format!("{KNOWN}{}\n", arguments.len());
    for argument in arguments {
        writeln!(text, "{argument}").expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(12);
    // Each ends with a plain argument, so that no value is missing.
    for (name, count) in [("ordinary/05-random", 12), ("ordinary/06-random", 40), ("large/01-random", 2999)] {
        let mut arguments = random_arguments(random, count);
        arguments.push("end");
        write_case(data, name, &file(&arguments))?;
    }
    let letters: String = (0..1999).map(|_| ['a', 'l'][random.between(0, 1) as usize]).collect();
    let bundle = format!("-{letters}");
    write_case(data, "large/02-long-bundles", &file(&[&bundle, "x", &bundle, "--", &bundle]))?;
    let mut arguments = vec!["--define"; 2999];
    arguments.push("-a");
    write_case(data, "large/03-values-like-options", &file(&arguments))?;
    Ok(())
}
