use std::{
    collections::{BTreeSet, HashMap},
    io::{self, BufWriter, Read, Write},
};

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Debounce,
    Throttle,
}

struct Handler<'a> {
    name: &'a str,
    kind: Kind,
    wait: u64,
    /// The end of a wait or a rest, in milliseconds.
    end: Option<u64>,
    remembered: Option<&'a str>,
}

struct Page<'a, W> {
    handlers: Vec<Handler<'a>>,
    /// The ends of waits and rests, with the places of their handlers.
    ends: BTreeSet<(u64, usize)>,
    output: W,
}

impl<'a, W: Write> Page<'a, W> {
    fn run(&mut self, time: u64, place: usize, value: &str) -> io::Result<()> {
        writeln!(self.output, "{time} {} {value}", self.handlers[place].name)
    }

    /// Lets a wait or rest begin, and forgets the one before it.
    fn begin(&mut self, time: u64, place: usize) {
        let handler = &mut self.handlers[place];
        if let Some(old) = handler.end.replace(time + handler.wait) {
            self.ends.remove(&(old, place));
        }
        self.ends.insert((time + handler.wait, place));
    }

    fn call(&mut self, time: u64, place: usize, value: &'a str) -> io::Result<()> {
        let handler = &mut self.handlers[place];
        match handler.kind {
            Kind::Throttle if handler.end.is_none() => {
                self.run(time, place, value)?;
                self.begin(time, place);
            }
            Kind::Throttle => {
                handler.remembered = Some(value);
                self.begin(time, place);
            }
            Kind::Debounce => {
                handler.remembered = Some(value);
                self.begin(time, place);
            }
        }
        Ok(())
    }

    /// Ends all waits and rests that end before `time`.
    fn end_before(&mut self, time: u64) -> io::Result<()> {
        while let Some(&(end, place)) = self.ends.first()
            && end < time
        {
            self.ends.pop_first();
            let handler = &mut self.handlers[place];
            handler.end = None;
            let kind = handler.kind;
            if let Some(value) = handler.remembered.take() {
                self.run(end, place, value)?;
                if kind == Kind::Throttle {
                    self.begin(end, place);
                }
            }
        }
        Ok(())
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let counts = lines.next().expect("two numbers");
    let h = counts.split(' ').next().and_then(|word| word.parse().ok()).expect("the number of handlers");
    let handlers: Vec<Handler> = lines
        .by_ref()
        .take(h)
        .map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            let [name, kind, wait] = words[..] else { panic!("a name, a kind and a wait") };
            let kind = if kind == "debounce" { Kind::Debounce } else { Kind::Throttle };
            Handler { name, kind, wait: wait.parse().expect("a number"), end: None, remembered: None }
        })
        .collect();
    let places: HashMap<&str, usize> =
        handlers.iter().enumerate().map(|(place, handler)| (handler.name, place)).collect();

    let mut page = Page { handlers, ends: BTreeSet::new(), output: BufWriter::new(io::stdout().lock()) };
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let [time, name, value] = words[..] else { panic!("a time, a name and a value") };
        let time = time.parse().expect("a number");
        page.end_before(time)?;
        page.call(time, places[name], value)?;
    }
    page.end_before(u64::MAX)?;
    page.output.flush()
}
