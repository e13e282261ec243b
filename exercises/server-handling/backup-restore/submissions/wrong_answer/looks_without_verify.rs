use std::{
    collections::{BTreeMap, HashMap},
    io::{self, Read, Write},
};

struct Chunk<'a> {
    /// What was stored, and its checksum.
    original: &'a str,
    sum: u32,
    /// What is read now.
    text: &'a str,
}

impl Chunk<'_> {
    fn is_good(&self) -> bool {
        checksum(self.text) == self.sum
    }
}

fn checksum(text: &str) -> u32 {
    let (mut first, mut second) = (1, 0);
    for byte in text.bytes() {
        first = (first + u32::from(byte)) % 65521;
        second = (second + first) % 65521;
    }
    second * 65536 + first
}

struct Backup<'a> {
    time: u64,
    is_full: bool,
    is_lost: bool,
    /// The chunks of each file in it; none of a file that was deleted.
    files: Vec<(&'a str, Option<Vec<usize>>)>,
}

struct Archive<'a> {
    chunk_size: usize,
    files: BTreeMap<&'a str, &'a str>,
    /// The files at the time of the last backup.
    saved: BTreeMap<&'a str, &'a str>,
    backups: Vec<Backup<'a>>,
    chunks: Vec<Chunk<'a>>,
    /// The chunks that serve for further backups, by what was stored.
    known: HashMap<&'a str, usize>,
}

impl<'a> Archive<'a> {
    /// The numbers of the chunks of a text. Those that are new are stored.
    fn store(&mut self, text: &'a str) -> Vec<usize> {
        let mut numbers = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (chunk, behind) = rest.split_at(rest.len().min(self.chunk_size));
            if self.known.get(chunk).is_some_and(|number| !self.chunks[*number].is_good()) {
                self.known.remove(chunk);
            }
            let number = *self.known.entry(chunk).or_insert(self.chunks.len());
            if number == self.chunks.len() {
                self.chunks.push(Chunk { original: chunk, sum: checksum(chunk), text: chunk });
            }
            numbers.push(number);
            rest = behind;
        }
        numbers
    }

    fn back_up(&mut self, time: u64, is_full: bool) -> String {
        let is_full = is_full || self.backups.is_empty();
        let stored_before = self.chunks.len();
        let (current, saved) = (self.files.clone(), std::mem::take(&mut self.saved));
        let mut files = Vec::new();
        for (name, text) in &current {
            if is_full || saved.get(name) != Some(text) {
                files.push((*name, Some(self.store(text))));
            }
        }
        let written = files.len();
        let deleted = saved.keys().filter(|name| !is_full && !current.contains_key(*name));
        files.extend(deleted.map(|name| (*name, None)));
        let deleted = files.len() - written;
        self.saved = current;
        self.backups.push(Backup { time, is_full, is_lost: false, files });

        let kind = if is_full { "full" } else { "incremental" };
        let bytes: usize = self.chunks[stored_before..].iter().map(|chunk| chunk.original.len()).sum();
        let chunks = self.chunks.len() - stored_before;
        format!("{} {kind} {written} written {deleted} deleted {chunks} chunks {bytes} bytes\n", self.backups.len())
    }

    fn verify(&mut self) -> String {
        let mut answer = String::new();
        for (number, chunk) in self.chunks.iter().enumerate() {
            if !chunk.is_good() {
                answer += &format!(" {}", number + 1);
                if self.known.get(chunk.original) == Some(&number) {
                    self.known.remove(chunk.original);
                }
            }
        }
        if answer.is_empty() { "all good\n".to_owned() } else { format!("damaged{answer}\n") }
    }

    fn describe_chunk(&self, number: usize) -> String {
        let chunk = &self.chunks[number - 1];
        let state = if chunk.is_good() { "good" } else { "damaged" };
        format!("{} bytes {:08x} {state}\n", chunk.original.len(), chunk.sum)
    }

    fn restore(&self, time: u64) -> String {
        let count = self.backups.partition_point(|backup| backup.time <= time);
        let Some(first) = self.backups[..count].iter().rposition(|backup| backup.is_full) else {
            return "no backup\n".to_owned();
        };
        let mut files = BTreeMap::new();
        for (number, backup) in self.backups.iter().enumerate().take(count).skip(first) {
            if backup.is_lost {
                return format!("lost {}\n", number + 1);
            }
            for (name, chunks) in &backup.files {
                match chunks {
                    Some(chunks) => files.insert(name, chunks),
                    None => files.remove(name),
                };
            }
        }
        let mut answer = format!("backup {count}\n");
        for (name, numbers) in files {
            answer += name;
            match numbers.iter().find(|number| !self.chunks[**number].is_good()) {
                Some(number) => answer += &format!(" damaged {}", number + 1),
                None => {
                    answer += " = ";
                    numbers.iter().for_each(|number| answer += self.chunks[*number].text);
                }
            }
            answer.push('\n');
        }
        answer
    }

    fn command(&mut self, line: &'a str) -> String {
        let (command, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (word, text) = rest.split_once(' ').unwrap_or((rest, ""));
        let number = || word.parse::<u64>().expect("a number");
        match command {
            "full" | "incremental" => return self.back_up(number(), command == "full"),
            "restore" => return self.restore(number()),
            "verify" => return self.verify(),
            "chunk" => return self.describe_chunk(number() as usize),
            "write" => drop(self.files.insert(word, text)),
            "delete" => drop(self.files.remove(word)),
            "damage" => self.chunks[number() as usize - 1].text = text,
            "lose" => self.backups[number() as usize - 1].is_lost = true,
            _ => {}
        }
        String::new()
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let mut archive = Archive {
        chunk_size: lines.next().unwrap_or_default().parse().expect("the size of a chunk"),
        files: BTreeMap::new(),
        saved: BTreeMap::new(),
        backups: Vec::new(),
        chunks: Vec::new(),
        known: HashMap::new(),
    };
    let mut out = String::new();
    for line in lines {
        out += &archive.command(line);
    }
    io::stdout().write_all(out.as_bytes())
}
