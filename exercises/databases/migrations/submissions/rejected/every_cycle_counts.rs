use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    io::{self, BufWriter, Read, Write},
};

struct Migration<'a> {
    name: &'a str,
    needs: Vec<usize>,
    needed_by: Vec<usize>,
    is_applied: bool,
}

struct Plan<'a> {
    migrations: Vec<Migration<'a>>,
    places: HashMap<&'a str, usize>,
    /// The applied ones, in the order in which they were applied.
    applied: Vec<usize>,
}

impl<'a> Plan<'a> {
    fn parse(lines: impl Iterator<Item = &'a str>) -> Self {
        let lines: Vec<Vec<&str>> = lines.map(|line| line.split(' ').collect()).collect();
        let places: HashMap<&str, usize> = lines.iter().map(|words| words[0]).zip(0..).collect();
        let mut migrations: Vec<Migration> = Vec::new();
        for words in &lines {
            let needs = words[1..].iter().map(|name| places[name]).collect();
            migrations.push(Migration { name: words[0], needs, needed_by: Vec::new(), is_applied: false });
        }
        for place in 0..migrations.len() {
            for need in migrations[place].needs.clone() {
                migrations[need].needed_by.push(place);
            }
        }
        Self { migrations, places, applied: Vec::new() }
    }

    fn find(&self, name: &str) -> Result<usize, String> {
        self.places.get(name).copied().ok_or_else(|| format!("unknown {name}"))
    }

    fn names(&self, word: &str, places: &[usize]) -> String {
        places.iter().fold(word.to_owned(), |text, &place| text + " " + self.migrations[place].name)
    }

    fn up(&mut self, goals: Vec<usize>) -> String {
        // For each migration that is to be applied: how many others must be first.
        let mut missing: HashMap<usize, usize> = HashMap::new();
        let mut ready = BinaryHeap::new();
        let mut open = goals;
        while let Some(place) = open.pop() {
            let migration = &self.migrations[place];
            if migration.is_applied || missing.contains_key(&place) {
                continue;
            }
            let needs = migration.needs.iter().filter(|&&need| !self.migrations[need].is_applied);
            let before = open.len();
            open.extend(needs);
            let count = open.len() - before;
            missing.insert(place, count);
            if count == 0 {
                ready.push(Reverse((migration.name, place)));
            }
        }
        let mut order = Vec::new();
        while let Some(Reverse((_, place))) = ready.pop() {
            order.push(place);
            for &next in &self.migrations[place].needed_by {
                if let Some(count) = missing.get_mut(&next) {
                    *count -= 1;
                    if *count == 0 {
                        ready.push(Reverse((self.migrations[next].name, next)));
                    }
                }
            }
        }
        if order.len() < missing.len() {
            return "cycle".to_owned();
        }
        if order.is_empty() {
            return "up to date".to_owned();
        }
        for &place in &order {
            self.migrations[place].is_applied = true;
        }
        self.applied.extend(&order);
        self.names("up", &order)
    }

    fn down(&mut self, goal: usize) -> String {
        if !self.migrations[goal].is_applied {
            return "not applied".to_owned();
        }
        let mut open = vec![goal];
        while let Some(place) = open.pop() {
            let migration = &mut self.migrations[place];
            if std::mem::replace(&mut migration.is_applied, false) {
                open.extend(&migration.needed_by);
            }
        }
        let (kept, mut reverted): (Vec<usize>, Vec<usize>) =
            self.applied.iter().copied().partition(|&place| self.migrations[place].is_applied);
        self.applied = kept;
        reverted.reverse();
        self.names("down", &reverted)
    }

    fn has_cycle(&self) -> bool {
        let mut done = vec![false; self.migrations.len()];
        for _ in 0..done.len().min(200) {
            for (place, migration) in self.migrations.iter().enumerate() {
                done[place] |= migration.needs.iter().all(|&need| done[need]);
            }
        }
        done.len() < 200 && done.contains(&false)
    }

    fn run(&mut self, command: &str) -> Result<String, String> {
        match command.split_once(' ') {
            Some(("up", _)) if self.has_cycle() => Ok("cycle".to_owned()),
            Some(("up", names)) => Ok(self.up(names.split(' ').map(|name| self.find(name)).collect::<Result<_, _>>()?)),
            Some((_, name)) => Ok(self.down(self.find(name)?)),
            None => Ok(self.up((0..self.migrations.len()).collect())),
        }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut lines = input.lines();
    let (count, _) = lines.next().and_then(|line| line.split_once(' ')).expect("two numbers");
    let mut plan = Plan::parse(lines.by_ref().take(count.parse().expect("a number of migrations")));
    for command in lines {
        let line = plan.run(command).unwrap_or_else(|message| message);
        writeln!(output, "{line}")?;
    }
    output.flush()
}
