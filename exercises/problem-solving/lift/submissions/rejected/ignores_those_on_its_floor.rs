use std::{
    cmp::min,
    collections::BTreeMap,
    io::{self, Read, Write},
};

/// People, by their numbers, for each floor; on a floor, in the order of the input.
type Floors = BTreeMap<i64, Vec<usize>>;

struct Person {
    comes: i64,
    from: i64,
    to: i64,
    in_at: i64,
    out_at: i64,
}

struct Lift {
    people: Vec<Person>,
    /// The first one who did not come yet.
    next: usize,
    room: usize,
    time: i64,
    floor: i64,
    /// 1 up, -1 down, 0 none.
    direction: i64,
    aboard: Floors,
    /// Those who want to go down, and those who want to go up.
    waiting: [Floors; 2],
    floors_gone: i64,
    stops: u32,
}

fn nearest(floors: &Floors, floor: i64, direction: i64) -> Option<i64> {
    let found = if direction == 1 { floors.range(floor + 1..).next() } else { floors.range(..floor).next_back() };
    found.map(|(floor, _)| *floor)
}

fn farthest(floors: &Floors, direction: i64) -> Option<i64> {
    let found = if direction == 1 { floors.last_key_value() } else { floors.first_key_value() };
    found.map(|(floor, _)| *floor)
}

impl Lift {
    fn queue(&self, direction: i64) -> &Floors {
        &self.waiting[usize::from(direction == 1)]
    }

    /// Lets those come whose time it is. Returns the first of them.
    fn let_come(&mut self) -> Option<usize> {
        let first = self.next;
        while let Some(person) = self.people.get(self.next)
            && person.comes <= self.time
        {
            let queue = &mut self.waiting[usize::from(person.to > person.from)];
            queue.entry(person.from).or_default().push(self.next);
            self.next += 1;
        }
        (first < self.next).then_some(first)
    }

    fn has_reason(&self, direction: i64) -> bool {
        let is_ahead = |floors| nearest(floors, self.floor, direction).is_some();
        let [down, up] = &self.waiting;
        is_ahead(&self.aboard) || is_ahead(down) || is_ahead(up)
    }

    /// Without a direction nobody has waited longer than the first who came now.
    fn choose_direction(&mut self, first: Option<usize>) {
        if self.direction != 0 {
            if !self.has_reason(self.direction) {
                let turns = self.has_reason(-self.direction);
                self.direction = if turns { -self.direction } else { 0 };
            }
        } else if let Some(first) = first {
            let person = &self.people[first];
            let goal = if person.from == self.floor { person.to } else { person.from };
            self.direction = (goal - self.floor).signum();
        }
    }

    fn let_out(&mut self) -> bool {
        let Some(people) = self.aboard.remove(&self.floor) else { return false };
        self.room += people.len();
        for person in people {
            self.people[person].out_at = self.time;
        }
        true
    }

    fn let_in(&mut self) -> bool {
        if self.direction == 0 || self.room == 0 {
            return false;
        }
        let queue = &mut self.waiting[usize::from(self.direction == 1)];
        let Some(mut people) = queue.remove(&self.floor) else { return false };
        let left = people.split_off(min(self.room, people.len()));
        if !left.is_empty() {
            queue.insert(self.floor, left);
        }
        self.room -= people.len();
        for person in people {
            self.people[person].in_at = self.time;
            self.aboard.entry(self.people[person].to).or_default().push(person);
        }
        true
    }

    /// How many floors it is to where something happens, if nobody comes until then.
    fn distance(&self) -> i64 {
        let queue = if self.room == 0 { None } else { nearest(self.queue(self.direction), self.floor, self.direction) };
        let aboard = nearest(&self.aboard, self.floor, self.direction);
        let goals = [queue, aboard].into_iter().flatten();
        let distance = goals.map(|goal| (goal - self.floor).abs()).min();
        // Those who want to go the other way are taken where the lift turns.
        let turn = || farthest(self.queue(-self.direction), self.direction).expect("a reason to go on");
        distance.unwrap_or_else(|| (turn() - self.floor).abs())
    }

    fn run(&mut self, seconds_open: i64) {
        loop {
            let first = self.let_come();
            let is_out = self.let_out();
            self.choose_direction(first);
            let is_in = self.let_in();
            let next = self.people.get(self.next).map(|person| person.comes);
            if is_out || is_in {
                self.stops += 1;
                self.time += seconds_open;
            } else if self.direction != 0 {
                let distance = self.distance();
                let distance = next.map_or(distance, |next| min(distance, next - self.time));
                self.time += distance;
                self.floors_gone += distance;
                self.floor += self.direction * distance;
            } else if let Some(next) = next {
                self.time = next;
            } else {
                return;
            }
        }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let numbers: Vec<i64> = input.split_ascii_whitespace().map(|word| word.parse().expect("an integer")).collect();
    let people = numbers[3..].chunks_exact(3);
    let people = people.map(|p| Person { comes: p[0], from: p[1], to: p[2], in_at: 0, out_at: 0 }).collect();
    let mut lift = Lift {
        people,
        next: 0,
        room: numbers[1] as usize,
        time: 0,
        floor: 0,
        direction: 0,
        aboard: Floors::new(),
        waiting: [Floors::new(), Floors::new()],
        floors_gone: 0,
        stops: 0,
    };
    lift.run(numbers[2]);
    let mut out = String::new();
    for person in &lift.people {
        out.push_str(&format!("{} {}\n", person.in_at, person.out_at));
    }
    out.push_str(&format!("{} {}\n", lift.floors_gone, lift.stops));
    io::stdout().write_all(out.as_bytes())
}
