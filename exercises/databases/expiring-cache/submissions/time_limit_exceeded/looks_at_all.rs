use std::io::{self, Read};

struct Entry<'a> {
    key: &'a str,
    value: &'a str,
    end: Option<u64>,
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let (_, capacity) = lines.next().and_then(|line| line.split_once(' ')).expect("two numbers");
    let capacity: usize = capacity.parse().expect("a capacity");
    let mut output = String::new();
    // The one that was not used for the longest time comes first.
    let mut entries: Vec<Entry> = Vec::new();
    let (mut hits, mut misses, mut evicted, mut expired) = (0, 0, 0, 0);
    for line in lines {
        let mut fields = line.splitn(5, ' ');
        let mut next = || fields.next().unwrap_or_default();
        let now: u64 = next().parse().expect("a time");
        let (command, key) = (next(), next());
        let count = entries.len();
        entries.retain(|entry| entry.end.is_none_or(|end| end > now));
        expired += count - entries.len();
        let place = entries.iter().position(|entry| entry.key == key);
        match command {
            "put" => {
                let seconds: u64 = next().parse().expect("seconds");
                if let Some(place) = place {
                    entries.remove(place);
                } else if entries.len() == capacity {
                    entries.remove(0);
                    evicted += 1;
                }
                entries.push(Entry { key, value: next(), end: (seconds > 0).then_some(now + seconds) });
            }
            "get" => match place {
                Some(place) => {
                    hits += 1;
                    let entry = entries.remove(place);
                    output += &format!("{}\n", entry.value);
                    entries.push(entry);
                }
                None => {
                    misses += 1;
                    output += "-\n";
                }
            },
            "delete" => match place {
                Some(place) => {
                    entries.remove(place);
                    output += "yes\n";
                }
                None => output += "no\n",
            },
            _ => output += &format!("{}\n", entries.len()),
        }
    }
    println!("{output}hits {hits} misses {misses} evicted {evicted} expired {expired}");
    Ok(())
}
