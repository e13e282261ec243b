//! Writes the generated hidden inputs of `tag-balance`.
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

const NAMES: [&str; 7] = ["div", "p", "ul", "li", "em", "TABLE", "h1"];
const FILLERS: [&str; 12] = [
    "text ",
    "\n",
    "<br>",
    "a < b ",
    "<!-- <p> -->",
    "<img alt='>'>",
    "</ >",
    "1 > 0",
    "<script>if (a<b) </b></script>",
    "<input\nvalue=\"</div>\">",
    "<hr/>",
    "&lt;p&gt;",
];

/// A random page that is balanced.
fn page(random: &mut Random, bytes: usize) -> String {
    let mut text = String::new();
    let mut open = Vec::new();
    while text.len() < bytes || !open.is_empty() {
        match random.between(0, 5) {
            0 | 1 if text.len() < bytes && open.len() < 40 => {
                let name = NAMES[random.between(0, 6) as usize];
                write!(text, "<{name}{}>", ["", " class=\"x\"", " a='\"' b", "\n"][random.between(0, 3) as usize])
                    .expect("a string takes every write");
                open.push(name);
            }
            2 | 3 => {
                if let Some(name) = open.pop() {
                    let name = if random.between(0, 3) == 0 { name.to_uppercase() } else { name.to_lowercase() };
                    write!(text, "</{name}>").expect("a string takes every write");
                }
            }
            _ => text += FILLERS[random.between(0, 11) as usize],
        }
    }
    text + "\n"
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(451);
    write_case(data, "ordinary/05-random", &page(random, 300))?;
    write_case(data, "ordinary/06-random-spoiled", &page(random, 900).replacen("</ul>", "", 1))?;
    write_case(data, "tokens/07-random", &page(random, 2000))?;

    write_case(data, "large/01-deep", &format!("{}\n{}\n", "<div>\n".repeat(6000), "</div>\n".repeat(6000)))?;
    write_case(data, "large/02-random", &page(random, 90_000))?;
    write_case(data, "large/03-end-missing", &format!("<main>{}\n", page(random, 50_000)))?;
    Ok(())
}
