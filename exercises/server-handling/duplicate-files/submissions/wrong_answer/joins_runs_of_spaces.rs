use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;

    let mut piles: HashMap<(String, u64), Vec<&str>> = HashMap::new();
    for line in input.lines().skip(1) {
        // Several spaces in a row become one.
        let words: Vec<&str> = line.split_whitespace().collect();
        let joined: &'static str = words.join(" ").leak();
        let mut fields = joined.splitn(3, ' ');
        let digest = fields.next().expect("a digest").to_ascii_lowercase();
        let size: u64 = fields.next().and_then(|field| field.parse().ok()).expect("a size in bytes");
        let path = fields.next().expect("a path");
        if size > 0 {
            piles.entry((digest, size)).or_default().push(path);
        }
    }

    let mut output = BufWriter::new(io::stdout().lock());
    let mut freed = 0;
    for ((_, size), paths) in &piles {
        let kept = paths.iter().min_by_key(|path| (path.len(), **path)).expect("a pile is never empty");
        for path in paths.iter().filter(|path| *path != kept) {
            writeln!(output, "{path} -> {kept}")?;
            freed += size;
        }
    }
    writeln!(output, "freed {freed}")?;
    output.flush()
}
