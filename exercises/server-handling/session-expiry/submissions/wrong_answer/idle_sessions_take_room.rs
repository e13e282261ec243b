use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    io::{self, BufWriter, Read, Write},
};

enum State {
    Live { end: u64, reason: &'static str },
    Over(&'static str),
}

struct Session<'a> {
    id: &'a str,
    user: &'a str,
    began: u64,
    state: State,
}

#[derive(Default)]
struct Sessions<'a> {
    idle_seconds: u64,
    age_seconds: u64,
    per_user: usize,
    all: Vec<Session<'a>>,
    places: HashMap<&'a str, usize>,
    /// The sessions that are live, by their end.
    ends: BTreeSet<(u64, usize)>,
    /// The live sessions of each user, in the order of their logins.
    of_user: HashMap<&'a str, VecDeque<usize>>,
}

impl<'a> Sessions<'a> {
    /// What a session is from a time on at which it was used.
    fn use_at(&self, began: u64, now: u64) -> State {
        let (idle, age) = (now + self.idle_seconds, began + self.age_seconds);
        if age <= idle {
            State::Live { end: age, reason: "401 age" }
        } else {
            State::Live { end: idle, reason: "401 idle" }
        }
    }

    fn set_state(&mut self, place: usize, state: State) {
        if let State::Live { end, .. } = self.all[place].state {
            self.ends.remove(&(end, place));
        }
        match state {
            State::Live { end, .. } => drop(self.ends.insert((end, place))),
            State::Over(_) => {
                let own = self.of_user.get_mut(self.all[place].user).expect("the user logged in");
                if matches!(state, State::Over("401 ended")) {
                    own.retain(|&other| other != place);
                }
            }
        }
        self.all[place].state = state;
    }

    fn expire(&mut self, now: u64) {
        while let Some(&(end, place)) = self.ends.first() {
            let State::Live { reason, .. } = self.all[place].state else { unreachable!("only what is live ends") };
            if end > now {
                break;
            }
            self.set_state(place, State::Over(reason));
        }
    }

    fn login(&mut self, now: u64, user: &'a str, id: &'a str) {
        let own = self.of_user.entry(user).or_default();
        if own.len() == self.per_user {
            let first = own[0];
            self.set_state(first, State::Over("401 ended"));
        }
        let place = self.all.len();
        self.places.insert(id, place);
        self.all.push(Session { id, user, began: now, state: State::Over("") });
        self.of_user.entry(user).or_default().push_back(place);
        let state = self.use_at(now, now);
        self.set_state(place, state);
    }

    /// The place of a live session, or why it is none.
    fn find(&self, id: &str) -> Result<usize, &'static str> {
        let place = *self.places.get(id).ok_or("401 unknown")?;
        match self.all[place].state {
            State::Live { .. } => Ok(place),
            State::Over(reason) => Err(reason),
        }
    }

    fn of(&self, user: &str) -> Vec<usize> {
        self.of_user.get(user).into_iter().flatten().copied().collect()
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut lines = input.lines();
    let head: Vec<u64> =
        lines.next().unwrap_or_default().split(' ').map(|word| word.parse().expect("a number")).collect();
    let mut sessions =
        Sessions { idle_seconds: head[1], age_seconds: head[2], per_user: head[3] as usize, ..Sessions::default() };
    for line in lines {
        let mut words = line.split(' ');
        let mut next = || words.next().unwrap_or_default();
        let now = next().parse().expect("a time");
        sessions.expire(now);
        let (command, argument) = (next(), next());
        match command {
            "login" => sessions.login(now, argument, next()),
            "request" | "logout" => match sessions.find(argument) {
                Err(reason) => writeln!(output, "{reason}")?,
                Ok(place) if command == "request" => {
                    let Session { user, began, .. } = sessions.all[place];
                    writeln!(output, "200 {user}")?;
                    let state = sessions.use_at(began, now);
                    sessions.set_state(place, state);
                }
                Ok(place) => {
                    writeln!(output, "200 bye")?;
                    sessions.set_state(place, State::Over("401 ended"));
                }
            },
            "end" => {
                let own = sessions.of(argument);
                writeln!(output, "{}", own.len())?;
                for place in own {
                    sessions.set_state(place, State::Over("401 ended"));
                }
            }
            "list" => {
                let ids: Vec<&str> = sessions.of(argument).into_iter().map(|place| sessions.all[place].id).collect();
                writeln!(output, "{}", if ids.is_empty() { "-".to_owned() } else { ids.join(" ") })?;
            }
            _ => writeln!(output, "{}", sessions.ends.len())?,
        }
    }
    output.flush()
}
