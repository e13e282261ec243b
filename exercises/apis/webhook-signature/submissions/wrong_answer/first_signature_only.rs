use std::{
    collections::HashSet,
    io::{self, BufRead, BufWriter, Write},
};

struct Secret {
    from: u64,
    until: u64,
    key: Vec<u8>,
}

struct Header<'a> {
    time: &'a str,
    signatures: Vec<&'a str>,
}

fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(14_695_981_039_346_656_037, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(1_099_511_628_211))
}

fn sign(key: &[u8], message: &[u8]) -> String {
    let mut block = if key.len() > 64 { hash(key.iter().copied()).to_be_bytes().to_vec() } else { key.to_vec() };
    block.resize(64, 0);
    let mask = |byte: u8| block.iter().map(move |other| other ^ byte);
    let inner = hash(mask(0x36).chain(message.iter().copied()));
    format!("{:016x}", hash(mask(0x5c).chain(inner.to_be_bytes())))
}

fn is_time(text: &str) -> bool {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && (1..=12).contains(&text.len());
    is_number && (text == "0" || !text.starts_with('0'))
}

fn is_signature(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn parse_header(text: &str) -> Option<Header<'_>> {
    let mut time = None;
    let mut signatures = Vec::new();
    for field in text.split(',') {
        match field.split_once('=')? {
            ("", _) => return None,
            ("t", value) if time.is_none() && is_time(value) => time = Some(value),
            ("v1", value) if is_signature(value) => signatures.push(value),
            ("t" | "v1", _) => return None,
            _ => {}
        }
    }
    Some(Header { time: time?, signatures }).filter(|header| !header.signatures.is_empty())
}

struct Receiver {
    tolerance: u64,
    secrets: Vec<Secret>,
    accepted: HashSet<String>,
}

impl Receiver {
    fn receive(&mut self, now: u64, header: &str, body: &str) -> &'static str {
        let Some(header) = parse_header(header) else { return "malformed" };
        let time: u64 = header.time.parse().expect("it consists of digits");
        if now.abs_diff(time) > self.tolerance {
            return if time < now { "too old" } else { "too new" };
        }
        let message = format!("{}.{body}", header.time);
        let mut secrets = self.secrets.iter().filter(|secret| (secret.from..secret.until).contains(&now));
        let is_signed = secrets.any(|secret| {
            let expected = sign(&secret.key, message.as_bytes());
            header.signatures[0] == expected
        });
        if !is_signed {
            "wrong signature"
        } else if self.accepted.insert(message) {
            "accepted"
        } else {
            "repeated"
        }
    }
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let mut next = || lines.next().expect("another line");
    let head = next()?;
    let head: Vec<u64> = head.split(' ').map(|word| word.parse().expect("a number")).collect();
    let mut receiver = Receiver { tolerance: head[2], secrets: Vec::new(), accepted: HashSet::new() };
    for _ in 0..head[0] {
        let line = next()?;
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        let [from, until] = [words[0], words[1]].map(|word| word.parse().expect("a time"));
        receiver.secrets.push(Secret { from, until, key: words[2].as_bytes().to_vec() });
    }
    let mut output = BufWriter::new(io::stdout().lock());
    for _ in 0..head[1] {
        let line = next()?;
        let (now, header) = line.split_once(' ').expect("a time and a header");
        let result = receiver.receive(now.parse().expect("a time"), header, &next()?);
        writeln!(output, "{result}")?;
    }
    output.flush()
}
