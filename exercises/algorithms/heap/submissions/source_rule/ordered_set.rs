//! An ordered set of the patients, the most urgent one in front.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
    io::{self, BufRead, BufWriter, Write},
};

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut waiting: BTreeSet<(Reverse<i64>, usize, String)> = BTreeSet::new();
    let mut known: HashMap<String, (i64, usize)> = HashMap::new();
    for (number, line) in io::stdin().lock().lines().enumerate().skip(1) {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        if words[0] == "waiting" {
            writeln!(output, "{}", waiting.len())?;
        } else if words.len() == 1 {
            match waiting.first() {
                None => writeln!(output, "nobody")?,
                Some((urgency, _, name)) => writeln!(output, "{name} {}", urgency.0)?,
            }
            if words[0] == "treat" {
                if let Some((_, _, name)) = waiting.pop_first() {
                    known.remove(&name);
                }
            }
        } else {
            let name = words[1].to_owned();
            let mut arrival = number;
            if let Some((urgency, first)) = known.remove(&name) {
                waiting.remove(&(Reverse(urgency), first, name.clone()));
                arrival = first;
            }
            if let Some(urgency) = words.get(2) {
                let urgency = urgency.parse().expect("an urgency");
                known.insert(name.clone(), (urgency, arrival));
                waiting.insert((Reverse(urgency), arrival, name));
            }
        }
    }
    output.flush()
}
