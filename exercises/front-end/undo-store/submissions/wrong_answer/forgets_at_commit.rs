use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

/// What a key was before; applying it makes it what the key will be after the next application.
struct Change<'a> {
    key: &'a str,
    other: Option<&'a str>,
}

type Step<'a> = Vec<Change<'a>>;

#[derive(Default)]
struct Store<'a> {
    state: HashMap<&'a str, &'a str>,
    done: Vec<Step<'a>>,
    undone: Vec<Step<'a>>,
    /// Changes of the groups that are open, the outermost first.
    open: Vec<Step<'a>>,
}

impl<'a> Store<'a> {
    /// Exchanges what is in the state and what is in the change.
    fn exchange(&mut self, change: &mut Change<'a>) {
        change.other = match change.other {
            Some(value) => self.state.insert(change.key, value),
            None => self.state.remove(change.key),
        };
    }

    fn change(&mut self, key: &'a str, value: Option<&'a str>) {
        if self.state.get(key).copied() == value {
            return;
        }
        let mut change = Change { key, other: value };
        self.exchange(&mut change);
        // Undone steps survive a group that is rolled back.
        if self.open.is_empty() {
            self.undone.clear();
        }
        match self.open.last_mut() {
            Some(group) => group.push(change),
            None => self.done.push(vec![change]),
        }
    }

    fn take_back(&mut self, step: &mut Step<'a>) {
        for change in step.iter_mut().rev() {
            self.exchange(change);
        }
    }

    fn undo(&mut self, steps_max: usize) -> usize {
        let count = steps_max.min(self.done.len());
        for _ in 0..count {
            let mut step = self.done.pop().expect("as many steps as were counted");
            self.take_back(&mut step);
            self.undone.push(step);
        }
        count
    }

    fn redo(&mut self, steps_max: usize) -> usize {
        let count = steps_max.min(self.undone.len());
        for _ in 0..count {
            let mut step = self.undone.pop().expect("as many steps as were counted");
            for change in &mut step {
                self.exchange(change);
            }
            self.done.push(step);
        }
        count
    }

    /// Ends the innermost group, if there is one.
    fn commit(&mut self) {
        let Some(group) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(around) => around.extend(group),
            None if group.is_empty() => {}
            None => {
                self.undone.clear();
                self.done.push(group);
            }
        }
    }

    fn rollback(&mut self) {
        let Some(mut group) = self.open.pop() else { return };
        self.take_back(&mut group);
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut store = Store::default();
    for line in input.split_terminator('\n').skip(1) {
        let (command, rest) = line.split_once(' ').unwrap_or((line, ""));
        let is_in_group = !store.open.is_empty();
        let steps_max = || rest.parse().expect("a number of steps");
        match command {
            "set" => {
                let (key, value) = rest.split_once(' ').expect("a key and a value");
                store.change(key, Some(value));
            }
            "delete" => store.change(rest, None),
            "get" => writeln!(output, "{}", store.state.get(rest).copied().unwrap_or("none"))?,
            "count" => writeln!(output, "{}", store.state.len())?,
            "begin" => store.open.push(Step::new()),
            "undo" if !is_in_group => writeln!(output, "{}", store.undo(steps_max()))?,
            "redo" if !is_in_group => writeln!(output, "{}", store.redo(steps_max()))?,
            "commit" if is_in_group => store.commit(),
            "rollback" if is_in_group => store.rollback(),
            _ => writeln!(output, "error")?,
        }
    }
    output.flush()
}
