use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

/// In the order of departure. Trains and stations are numbers.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Connection {
    departure: u32,
    arrival: u32,
    train: usize,
    from: usize,
    to: usize,
}

fn parse_time(text: &str) -> u32 {
    let (hours, minutes) = text.split_once(':').expect("hours and minutes");
    hours.parse::<u32>().expect("hours") * 60 + minutes.parse::<u32>().expect("minutes")
}

fn format_time(time: u32) -> String {
    format!("{:02}:{:02}", time / 60, time % 60)
}

/// Gives each name a number, the same one each time.
#[derive(Default)]
struct Names<'a>(HashMap<&'a str, usize>);

impl<'a> Names<'a> {
    fn number(&mut self, name: &'a str) -> usize {
        let next = self.0.len();
        *self.0.entry(name).or_insert(next)
    }
}

struct Timetable {
    /// In the order of departure.
    connections: Vec<Connection>,
    names_count: usize,
    /// Minutes that it takes to change.
    change: u32,
}

impl Timetable {
    fn earliest_arrival(&self, from: usize, to: usize, time: u32) -> Option<u32> {
        // When one can leave from each station, and the trains that one can sit in.
        let mut ready = vec![u32::MAX; self.names_count];
        ready[from] = time;
        let mut arrival = None;
        for connection in &self.connections {
            if ready[connection.from] > connection.departure {
                continue;
            }
            ready[connection.to] = ready[connection.to].min(connection.arrival + self.change);
            if connection.to == to {
                arrival = Some(arrival.map_or(connection.arrival, |other| connection.arrival.min(other)));
            }
        }
        arrival
    }

    /// When one has to leave at the latest to arrive at this time.
    fn latest_departure(&self, from: usize, to: usize, arrival: u32) -> Option<u32> {
        let mut last = vec![None; self.names_count];
        let mut is_good_train = vec![false; self.names_count];
        for connection in self.connections.iter().rev() {
            let leads_on = last[connection.to].is_some_and(|departure| connection.arrival + self.change <= departure);
            let arrives = connection.to == to && connection.arrival <= arrival;
            if arrives || leads_on || is_good_train[connection.train] {
                is_good_train[connection.train] = true;
                last[connection.from].get_or_insert(connection.departure);
            }
        }
        last[from]
    }

    fn answer(&self, from: usize, to: usize, time: u32) -> Option<String> {
        if from == to {
            return Some("here".to_owned());
        }
        let arrival = self.earliest_arrival(from, to, time)?;
        let departure = self.latest_departure(from, to, arrival)?;
        Some(format!("{} {}", format_time(departure), format_time(arrival)))
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut lines = input.lines().map(|line| line.split(' ').collect::<Vec<&str>>());
    let head = lines.next().expect("three numbers");
    let [count, change]: [u32; 2] = [head[0], head[2]].map(|word| word.parse().expect("a number"));
    let mut names = Names::default();
    let mut connections = Vec::new();
    for words in lines.by_ref().take(count as usize) {
        let [train, from, to] = [words[0], words[1], words[3]].map(|name| names.number(name));
        let [departure, arrival] = [words[2], words[4]].map(parse_time);
        connections.push(Connection { departure, arrival, train, from, to });
    }
    connections.sort();
    let questions: Vec<[usize; 3]> =
        lines.map(|words| [names.number(words[0]), names.number(words[1]), parse_time(words[2]) as usize]).collect();
    let timetable = Timetable { connections, names_count: names.0.len(), change };
    for [from, to, time] in questions {
        let answer = timetable.answer(from, to, time as u32);
        writeln!(output, "{}", answer.as_deref().unwrap_or("none"))?;
    }
    output.flush()
}
