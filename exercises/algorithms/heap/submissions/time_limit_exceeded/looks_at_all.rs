//! Looks through all patients for the most urgent one.

use std::io::{self, BufRead, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut waiting: Vec<(String, i64)> = Vec::new();
    for line in io::stdin().lock().lines().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        let find =
            |waiting: &[(String, i64)]| waiting.iter().position(|patient| patient.0 == words[1]).expect("a patient");
        match words[0] {
            "arrive" => waiting.push((words[1].to_owned(), words[2].parse().expect("an urgency"))),
            "change" => {
                let place = find(&waiting);
                waiting[place].1 = words[2].parse().expect("an urgency");
            }
            "leave" => drop(waiting.remove(find(&waiting))),
            "waiting" => writeln!(output, "{}", waiting.len())?,
            command => match (0..waiting.len()).rev().max_by_key(|&place| waiting[place].1) {
                None => writeln!(output, "nobody")?,
                Some(place) => {
                    writeln!(output, "{} {}", waiting[place].0, waiting[place].1)?;
                    if command == "treat" {
                        waiting.remove(place);
                    }
                }
            },
        }
    }
    output.flush()
}
