use std::io::{self, BufWriter, Read, Write};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;

    let mut files: Vec<(String, u64, &str)> = Vec::new();
    for line in input.lines().skip(1) {
        let mut fields = line.splitn(3, ' ');
        let digest = fields.next().expect("a digest").to_ascii_lowercase();
        let size: u64 = fields.next().and_then(|field| field.parse().ok()).expect("a size in bytes");
        let path = fields.next().expect("a path");
        if size > 0 {
            files.push((digest, size, path));
        }
    }

    let mut output = BufWriter::new(io::stdout().lock());
    let mut freed = 0;
    for (digest, size, path) in &files {
        // Goes through the whole list again for each file.
        let kept = files
            .iter()
            .filter(|other| (&other.0, other.1) == (digest, *size))
            .map(|other| other.2)
            .min_by_key(|path| (path.len(), *path))
            .expect("the file itself");
        if kept != *path {
            writeln!(output, "{path} -> {kept}")?;
            freed += size;
        }
    }
    writeln!(output, "freed {freed}")?;
    output.flush()
}
