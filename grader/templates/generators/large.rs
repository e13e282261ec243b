//! Writes the large inputs: run by `grade generate`, the same bytes each time.
//!
//! The only argument is the folder of the data. What lies there as `secret/GROUP/NAME.in` becomes an input.

use std::{env, error::Error, fs};

/// A linear congruential generator: small, seeded, the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = env::args().nth(1).ok_or("usage: generate DATA")?;
    fs::create_dir_all(format!("{data}/secret/large"))?;
    let mut random = Random(1);
    for (name, count, span) in [("1-small-numbers", 200, 5), ("2-wide-numbers", 150, 2001)] {
        let numbers: Vec<String> =
            (0..count).map(|_| (random.next() % span) as i64 - span as i64 / 2).map(|n| n.to_string()).collect();
        fs::write(format!("{data}/secret/large/{name}.in"), format!("{count}\n{}\n", numbers.join(" ")))?;
    }
    Ok(())
}
