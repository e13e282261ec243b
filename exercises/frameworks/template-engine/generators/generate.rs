//! Writes the generated hidden inputs of `template-engine`.
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

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(404);

    // A table of products with many rows.
    let mut text = "1501\ncurrency = \"<EUR>\" & 'cent'\n".to_owned();
    for number in 0..1500 {
        writeln!(text, "row + product <{number}> & {}", random.between(1, 99))?;
    }
    text += "<table>\n{{ for r in row }}  <tr><td>{{ r }}</td>{{ if currency }}<td>{{& currency }}</td>{{ end }}</tr>\n{{ end }}</table>\n";
    write_case(data, "large/01-long-table", &text)?;

    let mut text = "400\n".to_owned();
    for number in 0..400 {
        writeln!(text, "name{number} = {}", ["", "x", "a < b", "{{ name1 }}"][random.between(0, 3) as usize])?;
    }
    for _ in 0..2200 {
        let name = random.between(0, 410);
        match random.between(0, 3) {
            0 => writeln!(text, "{{{{ if name{name} }}}}yes{{{{ else }}}}no{{{{end}}}}"),
            1 => writeln!(text, "<p>{{{{&name{name}}}}}</p>"),
            _ => writeln!(text, "<p>{{{{ name{name} }}}}</p>"),
        }?;
    }
    write_case(data, "large/02-long-template", &text)?;

    let mut text = "12\n".to_owned();
    for number in 0..12 {
        writeln!(text, "n + {number}")?;
    }
    text += "{{for a in n}}{{for b in n}}{{for c in n}}{{a}}.{{b}}.{{c}} {{end}}\n{{end}}{{end}}\n";
    write_case(data, "large/03-loops-in-loops", &text)?;
    let mut text = "1\nx = y\n".to_owned();
    text += &"{{ if x }}<".repeat(50);
    text += &">{{ else }}no{{ end }}".repeat(50);
    write_case(data, "blocks/08-fifty-deep", &(text + "\n"))?;
    Ok(())
}
