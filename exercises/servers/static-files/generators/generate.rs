//! Writes the generated hidden inputs of `static-files`.
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

const NAMES: [&str; 8] = ["a", "b", "index.html", "docs", "my file.txt", ".git", "..a", "c%41"];
const PIECES: [&str; 16] = [
    "/a",
    "/b",
    "/docs",
    "/index.html",
    "/",
    "/..",
    "/.",
    "/%2e%2E",
    "/my%20file.txt",
    "/.git",
    "/%",
    "/..a",
    "/a%2fb",
    "/c%2541",
    "/%64ocs",
    "/a?x=/..",
];

fn pick<'a>(random: &mut Random, words: &[&'a str]) -> &'a str {
    words[random.between(0, words.len() as i64 - 1) as usize]
}

/// Random files; a file is never the folder of another one, because files have an ending of their own.
fn random_case(random: &mut Random, files: usize, requests: usize) -> String {
    let mut paths: Vec<String> = Vec::new();
    while paths.len() < files {
        let mut path: Vec<String> =
            (0..random.between(0, 3)).map(|_| pick(random, &NAMES[..2]).to_owned() + "x").collect();
        for folder in &mut path {
            *folder = ["a", "b", "docs", ".git"][random.between(0, 3) as usize].to_owned();
        }
        let name = pick(random, &NAMES);
        path.push(if ["a", "b", "docs", ".git"].contains(&name) { format!("{name}.txt") } else { name.to_owned() });
        let path = path.join("/");
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let mut text = format!("{files} {requests}\n{}\n", paths.join("\n"));
    for _ in 0..requests {
        let pieces: String = (0..random.between(1, 5)).map(|_| pick(random, &PIECES)).collect();
        writeln!(text, "{pieces}").expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(403);
    write_case(data, "ordinary/05-random", &random_case(random, 12, 60))?;
    write_case(data, "attacks/06-random", &random_case(random, 25, 300))?;

    let mut text = "1000 1000\n".to_owned();
    for number in 0..1000 {
        writeln!(text, "some/common/folder/part{}/file-number-{number}.html", number % 100)?;
    }
    for _ in 0..1000 {
        let number = random.between(0, 999);
        match random.between(0, 3) {
            0 => writeln!(text, "/some/common/folder/part{}", number % 120)?,
            _ => writeln!(text, "/some/common/folder/x/../part{}/file-number-{number}.html", number % 100)?,
        }
    }
    write_case(data, "large/01-many-files", &text)?;
    let mut text = "300 500\n".to_owned();
    for number in 0..300 {
        writeln!(text, "a/b/c/{number}/index.html")?;
    }
    for _ in 0..500 {
        writeln!(text, "/a/b/c/{}/x/%2E%2e/./", random.between(0, 320))?;
    }
    write_case(data, "large/02-folders", &text)?;
    Ok(())
}
