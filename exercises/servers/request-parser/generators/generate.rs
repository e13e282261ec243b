//! Writes the generated hidden inputs of `request-parser`.
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

const TARGETS: [&str; 5] = ["/", "/tea", "/a/b?c=d", "*", "http://example.org/"];
const BODY: &[u8] = b"abc XYZ 0123456789 &=%:;<>\\\n";

/// So many random bytes of a body, as the input writes them.
fn body(random: &mut Random, count: i64) -> String {
    (0..count)
        .map(|_| match BODY[random.between(0, BODY.len() as i64 - 1) as usize] {
            b'\\' => "\\\\".to_owned(),
            b'\n' => ["\\n", "\\r"][random.between(0, 1) as usize].to_owned(),
            byte => char::from(byte).to_string(),
        })
        .collect()
}

fn request(random: &mut Random, bytes_max: i64) -> String {
    let method = ["GET", "POST", "PUT", "DELETE"][random.between(0, 3) as usize];
    let target = TARGETS[random.between(0, 4) as usize];
    let mut text = format!("{method} {target} HTTP/1.{}\nHost: example.org\n", random.between(0, 1));
    for number in 0..random.between(0, 3) {
        writeln!(text, "X-{number}:{}", ["", " a:b", "\tc\t", " d e "][random.between(0, 3) as usize])
            .expect("a string takes every write");
    }
    match random.between(0, 2) {
        0 => text += "\n",
        1 => {
            let count = random.between(0, bytes_max);
            let body = body(random, count);
            write!(text, "Content-Length: {count}\n\n{body}").expect("a string takes every write");
        }
        _ => {
            text += "transfer-encoding: Chunked\n\n";
            for _ in 0..random.between(0, 4) {
                let count = random.between(1, bytes_max);
                let body = body(random, count);
                writeln!(text, "{count:x}\n{body}").expect("a string takes every write");
            }
            text += ["0\n\n", "00\nX-Sum: 1\n\n", "0\na:\nb:\n\n"][random.between(0, 2) as usize];
        }
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    let data = Path::new(&data);
    let random = &mut Random(1999);
    let mut requests =
        |count: usize, bytes_max: i64| -> String { (0..count).map(|_| request(random, bytes_max)).collect() };
    write_case(data, "ordinary/05-random", &requests(8, 20))?;
    write_case(data, "ordinary/06-random", &requests(25, 40))?;
    write_case(data, "chunks/06-random", &requests(30, 300))?;

    write_case(data, "large/01-many-requests", &requests(800, 5))?;
    write_case(data, "large/02-long-bodies", &requests(40, 2000))?;
    let headers: String = (0..6000).map(|number| format!("h{number}: {number}\n")).collect();
    write_case(data, "large/03-many-headers", &format!("GET / HTTP/1.1\nHost: x\n{headers}\nGET / HTTP/1.1\n\n"))?;
    Ok(())
}
