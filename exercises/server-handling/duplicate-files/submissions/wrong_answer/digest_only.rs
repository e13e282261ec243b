use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;

    let mut piles: HashMap<(String, u64), Vec<(&str, u64)>> = HashMap::new();
    for line in input.lines().skip(1) {
        let mut fields = line.splitn(3, ' ');
        let digest = fields.next().expect("a digest").to_ascii_lowercase();
        let size: u64 = fields.next().and_then(|field| field.parse().ok()).expect("a size in bytes");
        let path = fields.next().expect("a path");
        if size > 0 {
            // Takes files with the same digest for the same, whatever their sizes.
            piles.entry((digest, 0)).or_default().push((path, size));
        }
    }

    let mut output = BufWriter::new(io::stdout().lock());
    let mut freed = 0;
    for paths in piles.values() {
        let (kept, _) = paths.iter().min_by_key(|(path, _)| (path.len(), *path)).expect("a pile is never empty");
        for (path, size) in paths.iter().filter(|(path, _)| path != kept) {
            writeln!(output, "{path} -> {kept}")?;
            freed += size;
        }
    }
    writeln!(output, "freed {freed}")?;
    output.flush()
}
