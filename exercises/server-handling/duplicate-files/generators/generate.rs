//! Writes the generated hidden inputs of `duplicate-files`.
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

/// One file of the list.
struct Entry {
    digest: u64,
    size: i64,
    path: String,
}

fn list(entries: &[Entry]) -> String {
    let mut text = format!("{}\n", entries.len());
    for Entry { digest, size, path } in entries {
        // A third of the tools write capital letters.
        let digest = if path.len() % 3 == 0 { format!("{digest:08X}") } else { format!("{digest:08x}") };
        writeln!(text, "{digest} {size} {path}").expect("a string takes every write");
    }
    text
}

const FOLDERS: [&str; 6] = ["/srv", "/home/ann", "/home/bob/old files", "/var/backup", "/opt/Share", "/tmp"];
const NAMES: [&str; 5] = ["report", "logo", "setup", "Minutes of May", "data"];

/// `count` files with at most `contents` different contents.
fn entries(random: &mut Random, count: usize, contents: i64) -> Vec<Entry> {
    (0..count)
        .map(|number| {
            let content = random.between(1, contents) as u64;
            let folder = FOLDERS[random.between(0, 5) as usize];
            let name = NAMES[random.between(0, 4) as usize];
            Entry {
                digest: content.wrapping_mul(2_654_435_769) & 0xffff_ffff,
                // Two sizes a digest, sometimes, and an empty file now and then.
                size: if content % 17 == 0 { 0 } else { content as i64 * 1000 + random.between(0, 9) / 9 },
                path: format!("{folder}/{name} {number}"),
            }
        })
        .collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(99);
    write_case(data, "ordinary/04-thirty-files", &list(&entries(random, 30, 12)))?;
    write_case(data, "ordinary/05-hundred-files", &list(&entries(random, 100, 40)))?;
    write_case(data, "ordinary/06-two-contents", &list(&entries(random, 40, 2)))?;

    write_case(data, "large/01-many-contents", &list(&entries(random, 2000, 5000)))?;
    write_case(data, "large/02-pairs", &list(&entries(random, 2000, 1000)))?;
    let same: Vec<Entry> = (0..2000)
        .map(|number| Entry {
            digest: 0xabcd_ef01,
            size: 1_000_000_000_000,
            path: format!("/copies/{}", 2000 - number),
        })
        .collect();
    write_case(data, "large/03-one-content", &list(&same))?;
    Ok(())
}
