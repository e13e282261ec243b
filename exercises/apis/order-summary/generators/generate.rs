//! Writes the generated hidden inputs of `order-summary`.
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

const NAMES: [&str; 8] = ["Ann", "Bob", "Çelik", "Dora \"Dee\" Diaz", "ann", "Émile", "Fox & Sons", "Zoë"];
const TEAS: [&str; 6] = ["green tea", "mint", "Earl Grey", "rooibos", "oolong", "chai"];

/// Lines of random orders: each order has one customer and up to `lines_max` lines.
fn orders(random: &mut Random, count: i64, lines_max: i64, customers: i64) -> Vec<String> {
    let mut lines = Vec::new();
    for number in 1..=count {
        let customer = random.between(0, customers - 1);
        let name = NAMES[customer as usize % NAMES.len()];
        let name = if customer < NAMES.len() as i64 { name.to_owned() } else { format!("{name} {customer}") };
        for _ in 0..random.between(1, lines_max) {
            let tea = TEAS[random.between(0, 5) as usize];
            let (quantity, euros, cents) = (random.between(1, 9), random.between(0, 19), random.between(0, 99));
            lines.push(format!("T-{number}\t{name}\t{tea}\t{quantity}\t{euros}.{cents:02}"));
        }
    }
    // The lines of an order need not stand together.
    for index in (1..lines.len()).rev() {
        lines.swap(index, random.between(0, index as i64) as usize);
    }
    lines
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
    let random = &mut Random(450);
    write_case(data, "ordinary/04-mixed-lines", &file(&orders(random, 8, 4, 3)))?;
    write_case(data, "ordinary/05-many-customers", &file(&orders(random, 40, 3, 20)))?;
    write_case(data, "ordinary/06-one-customer", &file(&orders(random, 25, 5, 1)))?;

    write_case(data, "large/01-orders-of-one-line", &file(&orders(random, 2000, 1, 4000)))?;
    let lines: Vec<String> =
        (1..=2000).map(|number| format!("2024-{number:04}\tcustomer no {number:04}\ttea {number}\t1\t0.05")).collect();
    write_case(data, "large/02-everything-once", &file(&lines))?;
    Ok(())
}
