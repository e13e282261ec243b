//! Gives requests to servers that are down.

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, Read},
};

struct Server<'a> {
    name: &'a str,
    weight: i64,
    counter: i64,
    open: i64,
    is_up: bool,
}

#[derive(Default)]
struct Balancer<'a> {
    servers: Vec<Server<'a>>,
    /// By the number of opening: the identifier, and the place of the server.
    requests: BTreeMap<usize, (&'a str, usize)>,
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Balancer<'a> {
    fn choose_robin(&mut self) -> Option<usize> {
        let mut total = 0;
        let mut best: Option<usize> = None;
        for place in 0..self.servers.len() {
            if !self.servers[place].is_up {
                continue;
            }
            self.servers[place].counter += self.servers[place].weight;
            total += self.servers[place].weight;
            if best.is_none_or(|best| self.servers[place].counter > self.servers[best].counter) {
                best = Some(place);
            }
        }
        self.servers[best?].counter -= total;
        best
    }

    fn choose_least(&self) -> Option<usize> {
        let mut best: Option<usize> = None;
        for (place, server) in self.servers.iter().enumerate().filter(|(_, server)| server.is_up || server.open > 0) {
            let is_better = |other: &Server<'_>| {
                let (load, other_load) = (server.open * other.weight, other.open * server.weight);
                load < other_load || load == other_load && server.weight > other.weight
            };
            if best.is_none_or(|best| is_better(&self.servers[best])) {
                best = Some(place);
            }
        }
        best
    }

    fn open(&mut self, number: usize, request: &'a str, choice: Option<usize>) -> &'a str {
        let Some(place) = choice else { return "busy" };
        self.servers[place].open += 1;
        self.requests.insert(number, (request, place));
        self.numbers.insert(request, number);
        self.servers[place].name
    }

    fn close(&mut self, request: &str) -> bool {
        let Some(number) = self.numbers.remove(request) else { return false };
        if let Some((_, place)) = self.requests.remove(&number) {
            self.servers[place].open -= 1;
        }
        true
    }

    /// Takes a server out of service, and returns how many requests it had.
    fn take_down(&mut self, place: usize) -> usize {
        self.servers[place].is_up = false;
        self.servers[place].counter = 0;
        let mut moving = Vec::new();
        for (number, (request, server)) in &self.requests {
            if *server == place {
                moving.push((*number, *request));
            }
        }
        for &(number, request) in &moving {
            self.close(request);
            let choice = self.choose_least();
            self.open(number, request, choice);
        }
        moving.len()
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let first = lines.next().expect("a line with two numbers");
    let count = first.split(' ').next().expect("a number").parse().expect("a number");
    let mut balancer = Balancer::default();
    for line in lines.by_ref().take(count) {
        let (name, weight) = line.split_once(' ').expect("a name and a weight");
        let weight = weight.parse().expect("a weight");
        balancer.servers.push(Server { name, weight, counter: 0, open: 0, is_up: true });
    }
    let mut output = String::new();
    for (number, line) in lines.enumerate() {
        let (command, name) = line.split_once(' ').unwrap_or((line, ""));
        let place = balancer.servers.iter().position(|server| server.name == name).unwrap_or_default();
        let answer = match command {
            "robin" => {
                let choice = balancer.choose_robin();
                balancer.open(number, name, choice).to_owned()
            }
            "least" => {
                let choice = balancer.choose_least();
                balancer.open(number, name, choice).to_owned()
            }
            "done" => if balancer.close(name) { "ok" } else { "unknown" }.to_owned(),
            "down" => balancer.take_down(place).to_string(),
            "up" => {
                balancer.servers[place].is_up = true;
                "ok".to_owned()
            }
            _ => balancer.servers.iter().map(|server| server.open.to_string()).collect::<Vec<_>>().join(" "),
        };
        output.push_str(&answer);
        output.push('\n');
    }
    print!("{output}");
    Ok(())
}
