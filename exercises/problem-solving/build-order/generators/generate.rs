//! Writes the generated hidden inputs of `build-order`.
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

/// A file of `n` modules whose needs are pairs of places in `names`.
fn file(names: &[String], needs: &[(usize, usize)]) -> String {
    let mut text = format!("{} {}\n", names.len(), needs.len());
    for name in names {
        writeln!(text, "{name}").expect("a string takes every write");
    }
    for &(a, b) in needs {
        writeln!(text, "{} {}", names[a], names[b]).expect("a string takes every write");
    }
    text
}

/// Names that tell nothing about the order of building.
fn names(random: &mut Random, count: usize) -> Vec<String> {
    let mut names: Vec<String> = (0..count).map(|number| format!("m{number}")).collect();
    for index in (1..count).rev() {
        names.swap(index, random.between(0, index as i64) as usize);
    }
    names
}

/// Needs without a cycle: each module needs only modules with a smaller place.
fn layered(random: &mut Random, modules: usize, count: usize) -> Vec<(usize, usize)> {
    (0..count)
        .map(|_| {
            let a = random.between(1, modules as i64 - 1);
            (a as usize, random.between(0, a - 1) as usize)
        })
        .collect()
}

/// The same modules at other places in the file.
fn shuffled(random: &mut Random, modules: usize, needs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..modules).collect();
    for index in (1..modules).rev() {
        places.swap(index, random.between(0, index as i64) as usize);
    }
    needs.into_iter().map(|(a, b)| (places[a], places[b])).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(31);
    for (name, modules, count) in
        [("ordinary/04-twelve", 12, 18), ("ordinary/05-sixty", 60, 120), ("ordinary/06-sparse", 80, 40)]
    {
        let needs = layered(random, modules, count);
        let needs = shuffled(random, modules, needs);
        write_case(data, name, &file(&names(random, modules), &needs))?;
    }

    let mut needs = layered(random, 50, 90);
    needs.extend([(20, 31), (31, 42), (42, 20)]);
    let needs = shuffled(random, 50, needs);
    write_case(data, "cycles/05-one-in-many", &file(&names(random, 50), &needs))?;
    let needs: Vec<(usize, usize)> =
        (0..120).map(|_| (random.between(0, 39) as usize, random.between(0, 39) as usize)).collect();
    write_case(data, "cycles/06-many", &file(&names(random, 40), &needs))?;

    let chain: Vec<(usize, usize)> = (0..2999).map(|place| (place, place + 1)).collect();
    write_case(data, "large/01-chain", &file(&names(random, 3000), &chain))?;
    let needs = layered(random, 3000, 5000);
    let needs = shuffled(random, 3000, needs);
    write_case(data, "large/02-random", &file(&names(random, 3000), &needs))?;
    let ring: Vec<(usize, usize)> = (0..3000).map(|place| (place, (place + 1) % 3000)).collect();
    let ring = shuffled(random, 3000, ring);
    write_case(data, "large/03-ring", &file(&names(random, 3000), &ring))?;
    // Layers of two modules, each of which needs both of the layer below: 2^1000 paths.
    let ladder: Vec<(usize, usize)> = (0..999)
        .flat_map(|layer| [0, 1].into_iter().flat_map(move |a| [0, 1].map(|b| (2 * layer + a, 2 * layer + 2 + b))))
        .collect();
    write_case(data, "large/04-ladder", &file(&names(random, 2000), &ladder))?;
    Ok(())
}
