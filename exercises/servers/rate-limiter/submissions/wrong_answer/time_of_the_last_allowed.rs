use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

/// All amounts are in thousandths of a token: a rate of so many tokens a second is as many thousandths a millisecond.
struct Bucket {
    amount: u64,
    /// The time of `amount`, in milliseconds.
    time: u64,
}

struct Limiter<'a> {
    capacity: u64,
    rate: u64,
    buckets: HashMap<&'a str, Bucket>,
}

enum Decision {
    Allow { tokens_left: u64 },
    Deny { milliseconds: u64 },
    Never,
}

impl<'a> Limiter<'a> {
    fn request(&mut self, time: u64, client: &'a str, tokens: u64) -> Decision {
        let cost = tokens * 1000;
        let (capacity, rate) = (self.capacity, self.rate);
        let bucket = self.buckets.entry(client).or_insert(Bucket { amount: capacity, time });
        // After a long pause the gain may not fit, but then the bucket is full anyway.
        let gain = (time - bucket.time).saturating_mul(rate);
        // Counts the gain since the last request that was allowed, but keeps what was gained before.
        bucket.amount = bucket.amount.saturating_add(gain).min(capacity);

        if let Some(left) = bucket.amount.checked_sub(cost) {
            *bucket = Bucket { amount: left, time };
            Decision::Allow { tokens_left: left / 1000 }
        } else if cost > capacity || rate == 0 {
            Decision::Never
        } else {
            Decision::Deny { milliseconds: (cost - bucket.amount).div_ceil(rate) }
        }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let mut numbers = lines.next().expect("a line with three numbers").split(' ').map(|word| word.parse::<u64>());
    let mut number = || numbers.next().expect("three numbers").expect("a number");
    let mut limiter = Limiter { capacity: number() * 1000, rate: number(), buckets: HashMap::new() };

    let mut output = BufWriter::new(io::stdout().lock());
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let [time, client, cost] = words[..] else { panic!("a time, a client and a cost") };
        match limiter.request(time.parse().expect("a time"), client, cost.parse().expect("a cost")) {
            Decision::Allow { tokens_left } => writeln!(output, "allow {tokens_left}")?,
            Decision::Deny { milliseconds } => writeln!(output, "deny {milliseconds}")?,
            Decision::Never => writeln!(output, "never")?,
        }
    }
    output.flush()
}
