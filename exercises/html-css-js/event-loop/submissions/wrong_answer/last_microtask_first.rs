use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    io::{self, BufWriter, Read, Write},
};

/// When a timer is due, and the how-manieth it was to be set: the order in which timers run.
type TimerKey = (u64, u64);

struct Page<'a, W> {
    functions: HashMap<&'a str, Vec<&'a str>>,
    now: u64,
    microtasks: VecDeque<&'a str>,
    timers: BTreeMap<TimerKey, (&'a str, &'a str)>,
    waiting: HashMap<&'a str, TimerKey>,
    timers_set: u64,
    output: W,
}

impl<'a, W: Write> Page<'a, W> {
    fn run(&mut self, function: &str) -> io::Result<()> {
        for instruction in self.functions[function].clone() {
            let (verb, rest) = instruction.split_once(' ').expect("a verb and more");
            match verb {
                "log" => writeln!(self.output, "{} {rest}", self.now)?,
                "busy" => self.now += parse_milliseconds(rest),
                "microtask" => self.microtasks.push_back(rest),
                "clear" => self.clear(rest),
                "call" => self.run(rest)?,
                _ => {
                    let words: Vec<&str> = rest.split(' ').collect();
                    let [id, delay, function] = words[..] else { panic!("a timer has an ID, a delay and a function") };
                    self.set(id, parse_milliseconds(delay), function);
                }
            }
        }
        Ok(())
    }

    fn set(&mut self, id: &'a str, delay: u64, function: &'a str) {
        self.clear(id);
        self.timers_set += 1;
        let key = (self.now + delay, self.timers_set);
        self.timers.insert(key, (id, function));
        self.waiting.insert(id, key);
    }

    fn clear(&mut self, id: &str) {
        if let Some(key) = self.waiting.remove(id) {
            self.timers.remove(&key);
        }
    }

    fn run_microtasks(&mut self) -> io::Result<()> {
        while let Some(function) = self.microtasks.pop_back() {
            self.run(function)?;
        }
        Ok(())
    }

    fn run_all(&mut self) -> io::Result<()> {
        self.run("main")?;
        self.run_microtasks()?;
        while let Some(((due, _), (id, function))) = self.timers.pop_first() {
            self.waiting.remove(id);
            self.now = self.now.max(due);
            self.run(function)?;
            self.run_microtasks()?;
        }
        writeln!(self.output, "end at {}", self.now)?;
        self.output.flush()
    }
}

fn parse_milliseconds(text: &str) -> u64 {
    text.parse().expect("a number of milliseconds")
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines().skip(1);
    let mut functions = HashMap::new();
    while let Some(head) = lines.next() {
        let (name, length) = head.split_once(' ').expect("a name and a number");
        functions.insert(name, lines.by_ref().take(length.parse().expect("a number")).collect());
    }
    let mut page = Page {
        functions,
        now: 0,
        microtasks: VecDeque::new(),
        timers: BTreeMap::new(),
        waiting: HashMap::new(),
        timers_set: 0,
        output: BufWriter::new(io::stdout().lock()),
    };
    page.run_all()
}
