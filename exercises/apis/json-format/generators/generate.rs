//! Writes the generated hidden inputs of `json-format`.
//!
//! `generate DATA` writes `DATA/secret/<group>/<name>.in`, the same bytes on every run. Inputs that are not listed here
//! were written by hand. Answers come from the accepted solution.

use std::{env, error::Error, fs, path::Path};

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

fn scalar(random: &mut Random) -> &'static str {
    const SCALARS: [&str; 12] = [
        "0",
        "-0",
        "12.50",
        "1e9",
        "-3.5E-07",
        "true",
        "false",
        "null",
        "\"\"",
        "\"a\\\"b\"",
        "\"\\u00e9 é\"",
        "\" x \"",
    ];
    SCALARS[random.between(0, 11) as usize]
}

fn space(random: &mut Random) -> &'static str {
    ["", "", "", " ", "\t", "  "][random.between(0, 5) as usize]
}

/// A random value with white space in places.
fn value(random: &mut Random, depth: u32) -> String {
    let kind = if depth == 0 { 9 } else { random.between(0, 5) };
    if kind > 3 {
        return scalar(random).to_owned();
    }
    let is_object = kind < 2;
    let items: Vec<String> = (0..random.between(0, 4))
        .map(|number| {
            let name =
                if is_object { format!("\"k{number}\"{}:{}", space(random), space(random)) } else { String::new() };
            format!("{}{name}{}{}", space(random), value(random, depth - 1), space(random))
        })
        .collect();
    let inside = if items.is_empty() { space(random).to_owned() } else { items.join(",") };
    if is_object { format!("{{{inside}}}") } else { format!("[{inside}]") }
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(8259);
    let mut lines = |count: usize, depth: u32| -> Vec<String> { (0..count).map(|_| value(random, depth)).collect() };
    write_case(data, "ordinary/05-random", &(lines(20, 3).join("\n") + "\n"))?;
    write_case(data, "layout/05-random", &(lines(40, 5).join("\n") + "\n"))?;
    let mut spoiled = lines(150, 3);
    for (index, line) in spoiled.iter_mut().enumerate() {
        let bytes = b"{}[],:\"0e-. tn\\u+";
        let character = char::from(bytes[index % bytes.len()]);
        let at = (index * 31 + 7) % (line.len() + 1);
        if !line.is_char_boundary(at) {
            continue;
        }
        match index % 3 {
            0 => line.insert(at, character),
            1 => line.truncate(at),
            _ => line.insert_str(at, &format!("{character}{character}")),
        }
    }
    write_case(data, "errors/07-spoiled", &(spoiled.join("\n") + "\n"))?;

    write_case(data, "large/01-long-array", &format!("[{}]\n", vec!["{\"a\":[1,\"b\"]}"; 2500].join(",")))?;
    write_case(data, "large/02-deep", &format!("{}1{}\n", "[[],{\"x\":".repeat(50), "}]".repeat(50)))?;
    write_case(data, "large/03-long-string", &format!("[\"{}\"]\n", "tea \\u0041\\n".repeat(3000)))?;
    Ok(())
}
