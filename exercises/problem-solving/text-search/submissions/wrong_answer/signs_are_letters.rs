use std::io::{self, BufRead, BufWriter, Write};

/// For each beginning of the pattern, the length of the longest shorter one that it ends with.
fn fallbacks(pattern: &[u8]) -> Vec<usize> {
    let mut fallbacks = vec![0; pattern.len() + 1];
    let mut length = 0;
    for place in 1..pattern.len() {
        while length > 0 && pattern[place] != pattern[length] {
            length = fallbacks[length];
        }
        if pattern[place] == pattern[length] {
            length += 1;
        }
        fallbacks[place + 1] = length;
    }
    fallbacks
}

fn search(text: &[u8], pattern: &[u8]) -> String {
    let fallbacks = fallbacks(pattern);
    let mut count = 0;
    let (mut first, mut last) = (0, 0);
    // The longest beginning of the pattern that was found, and where it ended.
    let (mut longest, mut longest_end) = (0, 0);
    let mut length = 0;
    for (end, byte) in (1..).zip(text) {
        while length > 0 && pattern.get(length) != Some(byte) {
            length = fallbacks[length];
        }
        if pattern[length] == *byte {
            length += 1;
        }
        if length > longest {
            (longest, longest_end) = (length, end);
        }
        if length == pattern.len() {
            last = end - length + 1;
            if count == 0 {
                first = last;
            }
            count += 1;
        }
    }
    match (count, longest) {
        (0, 0) => "none".to_owned(),
        (0, _) => format!("none {longest} {}", longest_end - longest + 1),
        _ => format!("{count} {first} {last}"),
    }
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines().skip(1);
    let text = lines.next().expect("a text")?;
    let small = |text: &str| {
        text.bytes().map(|byte| char::from(if byte >= b'@' { byte | 32 } else { byte })).collect::<String>()
    };
    let small_text = small(&text);
    let mut output = BufWriter::new(io::stdout().lock());
    for line in lines {
        let line = line?;
        let answer = match line.split_once(' ').expect("a kind and a pattern") {
            ("any", pattern) => search(small_text.as_bytes(), small(pattern).as_bytes()),
            (_, pattern) => search(text.as_bytes(), pattern.as_bytes()),
        };
        writeln!(output, "{answer}")?;
    }
    output.flush()
}
