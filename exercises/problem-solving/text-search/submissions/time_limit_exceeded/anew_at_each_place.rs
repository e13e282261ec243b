use std::io::{self, BufRead, BufWriter, Write};

fn search(text: &[u8], pattern: &[u8]) -> String {
    let mut places = Vec::new();
    let (mut longest, mut longest_place) = (0, 0);
    for place in 0..text.len() {
        let length = text[place..].iter().zip(pattern).take_while(|(byte, other)| byte == other).count();
        if length > longest {
            (longest, longest_place) = (length, place + 1);
        }
        if length == pattern.len() {
            places.push(place + 1);
        }
    }
    match (places.first(), places.last()) {
        (Some(first), Some(last)) => format!("{} {first} {last}", places.len()),
        _ if longest == 0 => "none".to_owned(),
        _ => format!("none {longest} {longest_place}"),
    }
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines().skip(1);
    let text = lines.next().expect("a text")?;
    let small_text = text.to_ascii_lowercase();
    let mut output = BufWriter::new(io::stdout().lock());
    for line in lines {
        let line = line?;
        let answer = match line.split_once(' ').expect("a kind and a pattern") {
            ("any", pattern) => search(small_text.as_bytes(), pattern.to_ascii_lowercase().as_bytes()),
            (_, pattern) => search(text.as_bytes(), pattern.as_bytes()),
        };
        writeln!(output, "{answer}")?;
    }
    output.flush()
}
