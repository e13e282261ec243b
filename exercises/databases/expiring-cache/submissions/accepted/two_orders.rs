use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io::{self, BufWriter, Read, Write},
};

struct Entry<'a> {
    value: &'a str,
    /// When it was used: its place in `uses`.
    used: usize,
    /// The first second in which it is gone, if it does not stay for ever.
    end: Option<u64>,
}

struct Cache<'a> {
    capacity: usize,
    entries: HashMap<&'a str, Entry<'a>>,
    /// The keys by their last use, the one that was not used for the longest time first.
    uses: BTreeMap<usize, &'a str>,
    /// The entries that end, by their end.
    ends: BTreeSet<(u64, &'a str)>,
    evicted: usize,
    expired: usize,
}

impl<'a> Cache<'a> {
    fn remove(&mut self, key: &str) -> bool {
        let Some(entry) = self.entries.remove(key) else { return false };
        let key = self.uses.remove(&entry.used).expect("every entry was used");
        if let Some(end) = entry.end {
            self.ends.remove(&(end, key));
        }
        true
    }

    fn expire(&mut self, now: u64) {
        while let Some(&(end, key)) = self.ends.first() {
            if end > now {
                break;
            }
            self.remove(key);
            self.expired += 1;
        }
    }

    fn put(&mut self, key: &'a str, value: &'a str, used: usize, end: Option<u64>) {
        if !self.remove(key) && self.entries.len() == self.capacity {
            let (_, oldest) = self.uses.first_key_value().expect("a full cache is not empty");
            self.remove(oldest);
            self.evicted += 1;
        }
        self.entries.insert(key, Entry { value, used, end });
        self.uses.insert(used, key);
        if let Some(end) = end {
            self.ends.insert((end, key));
        }
    }

    fn get(&mut self, key: &'a str, used: usize) -> Option<&'a str> {
        let entry = self.entries.get_mut(key)?;
        self.uses.remove(&entry.used);
        self.uses.insert(used, key);
        entry.used = used;
        Some(entry.value)
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut lines = input.lines();
    let (_, capacity) = lines.next().and_then(|line| line.split_once(' ')).expect("two numbers");
    let mut cache = Cache {
        capacity: capacity.parse().expect("a capacity"),
        entries: HashMap::new(),
        uses: BTreeMap::new(),
        ends: BTreeSet::new(),
        evicted: 0,
        expired: 0,
    };
    let (mut hits, mut misses) = (0, 0);
    for (number, line) in lines.enumerate() {
        let mut fields = line.splitn(5, ' ');
        let mut next = || fields.next().unwrap_or_default();
        let now: u64 = next().parse().expect("a time");
        let (command, key) = (next(), next());
        cache.expire(now);
        match command {
            "put" => {
                let seconds: u64 = next().parse().expect("seconds");
                let end = (seconds > 0).then_some(now + seconds);
                cache.put(key, next(), number, end);
            }
            "get" => match cache.get(key, number) {
                Some(value) => {
                    hits += 1;
                    writeln!(output, "{value}")?;
                }
                None => {
                    misses += 1;
                    writeln!(output, "-")?;
                }
            },
            "delete" => writeln!(output, "{}", if cache.remove(key) { "yes" } else { "no" })?,
            _ => writeln!(output, "{}", cache.entries.len())?,
        }
    }
    writeln!(output, "hits {hits} misses {misses} evicted {} expired {}", cache.evicted, cache.expired)?;
    output.flush()
}
