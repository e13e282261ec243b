use std::{
    collections::VecDeque,
    io::{self, BufWriter, Read, Write},
};

const DAY_SECONDS: u64 = 86_400;

#[derive(Default, Clone, Copy)]
struct File {
    /// The number of its first entry.
    first: usize,
    entries: usize,
    bytes: u64,
    /// When it was rotated.
    time: u64,
}

struct Logs {
    file_bytes_max: u64,
    rotated_max: usize,
    age_seconds: u64,
    total_bytes_max: u64,
    current: File,
    /// The day of the first entry of the current file.
    day: u64,
    /// The newest is the last.
    rotated: VecDeque<File>,
    /// What the rotated files take.
    rotated_bytes: u64,
    rotated_entries: usize,
}

impl Logs {
    fn drop_oldest(&mut self) {
        if let Some(file) = self.rotated.pop_front() {
            self.rotated_bytes -= file.bytes;
            self.rotated_entries -= file.entries;
        }
    }

    fn expire(&mut self, now: u64) {
        while self.rotated.front().is_some_and(|file| file.time + self.age_seconds <= now) {
            self.drop_oldest();
        }
    }

    fn rotate(&mut self, now: u64) {
        if let Some(newest) = self.rotated.back_mut() {
            self.rotated_bytes -= newest.bytes;
            newest.bytes = newest.bytes.div_ceil(10);
            self.rotated_bytes += newest.bytes;
        }
        let first = self.current.first + self.current.entries;
        let file = std::mem::replace(&mut self.current, File { first, ..File::default() });
        self.rotated_bytes += file.bytes;
        self.rotated_entries += file.entries;
        self.rotated.push_back(File { time: now, ..file });
        if self.rotated.len() > self.rotated_max {
            self.drop_oldest();
        }
    }

    fn write(&mut self, now: u64, bytes: u64) {
        let is_full = self.current.bytes + bytes > self.file_bytes_max;
        if self.current.entries > 0 && (is_full || self.day != now / DAY_SECONDS) {
            self.rotate(now);
        }
        if self.current.entries == 0 {
            self.day = now / DAY_SECONDS;
        }
        self.current.entries += 1;
        self.current.bytes += bytes;
        while !self.rotated.is_empty() && self.current.bytes + self.rotated_bytes > self.total_bytes_max {
            self.drop_oldest();
        }
    }

    fn find(&self, entry: usize) -> String {
        if entry >= self.current.first + self.current.entries {
            return "unknown".to_owned();
        }
        if entry >= self.current.first {
            return "app.log".to_owned();
        }
        // The entries of the rotated files follow each other without gaps.
        for (number, file) in self.rotated.iter().rev().enumerate() {
            for other in file.first..file.first + file.entries {
                if std::hint::black_box(other) == entry {
                    return format!("app.log.{}", number + 1);
                }
            }
        }
        "gone".to_owned()
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut lines = input.lines();
    let head: Vec<u64> =
        lines.next().unwrap_or_default().split(' ').map(|word| word.parse().expect("a number")).collect();
    let mut logs = Logs {
        file_bytes_max: head[1],
        rotated_max: head[2] as usize,
        age_seconds: head[3],
        total_bytes_max: head[4],
        current: File { first: 1, ..File::default() },
        day: 0,
        rotated: VecDeque::new(),
        rotated_bytes: 0,
        rotated_entries: 0,
    };
    for line in lines {
        let (time, command) = line.split_once(' ').expect("a time and a command");
        let now = time.parse().expect("a time");
        logs.expire(now);
        match command.split_once(' ') {
            Some(("write", bytes)) => logs.write(now, bytes.parse().expect("a number of bytes")),
            Some((_, entry)) => writeln!(output, "{}", logs.find(entry.parse().expect("a number")))?,
            None => {
                let bytes = logs.current.bytes + logs.rotated_bytes;
                let entries = logs.current.entries + logs.rotated_entries;
                writeln!(output, "{} {bytes} {entries}", 1 + logs.rotated.len())?;
            }
        }
    }
    output.flush()
}
