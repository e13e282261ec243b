//! Writes the generated hidden inputs of `css-cascade`.
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

const TAGS: [&str; 4] = ["div", "p", "ul", "li"];
const CLASSES: [&str; 3] = ["a", "b", "c"];
const IDS: [&str; 2] = ["x", "y"];
const PROPERTIES: [&str; 4] = ["color", "margin", "border", "font-size"];

fn pick<'a>(random: &mut Random, words: &[&'a str]) -> &'a str {
    words[random.between(0, words.len() as i64 - 1) as usize]
}

/// An element or, with `is_loose`, a compound that may lack a tag.
fn simple(random: &mut Random, is_loose: bool) -> String {
    let mut text = String::new();
    match random.between(0, 5) {
        0 if is_loose => text.push('*'),
        1 | 2 if is_loose => {}
        _ => text += pick(random, &TAGS),
    }
    if random.between(0, 7) == 0 {
        text += &format!("#{}", pick(random, &IDS));
    }
    for class in CLASSES {
        if random.between(0, 3) == 0 {
            text += &format!(".{class}");
        }
    }
    if text.is_empty() { pick(random, &TAGS).to_owned() } else { text }
}

fn random_case(random: &mut Random, rules: usize, elements: usize) -> String {
    let mut text = format!("{rules} {elements}\n");
    for number in 0..rules {
        let mut selector = simple(random, true);
        for _ in 0..random.between(0, 3) {
            selector += if random.between(0, 2) == 0 { " > " } else { " " };
            selector += &simple(random, true);
        }
        let property = pick(random, &PROPERTIES);
        let important = if random.between(0, 9) == 0 { " !important" } else { "" };
        writeln!(text, "{selector} {{ {property}: v{number}{important} }}").expect("a string takes every write");
    }
    for _ in 0..elements {
        let path: Vec<String> = (0..random.between(1, 7)).map(|_| simple(random, false)).collect();
        writeln!(text, "{}", path.join(" ")).expect("a string takes every write");
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(1996);
    write_case(data, "ordinary/05-random", &random_case(random, 12, 20))?;
    write_case(data, "ordinary/06-random", &random_case(random, 40, 40))?;
    write_case(data, "combinators/05-random", &random_case(random, 100, 100))?;

    let mut text = "31 20\np { color: base }\n".to_owned();
    for number in 0..30 {
        writeln!(text, "section#none {}div > p {{ color: v{number} }}", "div ".repeat(5 + number))?;
    }
    for number in 0..20 {
        writeln!(text, "html {}p", "div ".repeat(38 + number))?;
    }
    write_case(data, "large/01-deep", &text)?;
    let mut text = "26 20\nb { color: base }\n".to_owned();
    for number in 0..25 {
        writeln!(text, "{}> i > b {{ color: v{number} }}", ".a * ".repeat(3 + number / 2))?;
    }
    for number in 0..20 {
        writeln!(text, "{}u b", "i.a.b ".repeat(30 + number))?;
    }
    write_case(data, "large/02-stars", &text)?;
    write_case(data, "large/03-random", &random_case(random, 120, 120))?;
    Ok(())
}
