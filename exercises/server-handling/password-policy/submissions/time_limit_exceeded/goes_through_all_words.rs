use std::{
    collections::HashMap,
    io::{self, Read, Write},
};

#[derive(Default)]
struct Policy<'a> {
    rounds: u64,
    length: (usize, usize),
    /// How many small letters, capital letters, digits and other characters there must be.
    kinds: [usize; 4],
    repeat: usize,
    sequence: usize,
    history: usize,
    age: u64,
    /// So many failures within so many seconds lock an account.
    failures: (usize, u64),
    /// How long the first lock lasts, and the longest.
    lock: (u64, u64),
    common: Vec<&'a str>,
}

#[derive(Default)]
struct User<'a> {
    /// The salts and hashes of all passwords, the present one last.
    hashes: Vec<(&'a str, u64)>,
    set_at: u64,
    failures: Vec<u64>,
    locked_until: u64,
    /// How long the last lock was since the last success.
    last_lock: u64,
}

fn hash_bytes(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(1_099_511_628_211))
}

fn hash(rounds: u64, salt: &str, password: &str) -> u64 {
    let empty = 14_695_981_039_346_656_037;
    let mut hash = empty;
    for round in 0..rounds {
        let previous = if round == 0 { empty } else { hash_bytes(empty, &hash.to_be_bytes()) };
        hash = hash_bytes(hash_bytes(previous, salt.as_bytes()), password.as_bytes());
    }
    hash
}

/// The length of the longest run in which each character and the next differ by `step`.
fn longest_run(bytes: &[u8], step: i16) -> usize {
    let (mut longest, mut length) = (1, 1);
    for pair in bytes.windows(2) {
        let is_next = i16::from(pair[1]) - i16::from(pair[0]) == step;
        length = if is_next { length + 1 } else { 1 };
        longest = longest.max(length);
    }
    longest
}

impl Policy<'_> {
    /// The rules that a new password breaks, each behind a space.
    fn broken_rules(&self, name: &str, user: Option<&User>, password: &str) -> String {
        let bytes = password.as_bytes();
        let count = |is_kind: fn(&u8) -> bool| bytes.iter().filter(|byte| is_kind(byte)).count();
        let lower = password.to_ascii_lowercase();
        let name = name.to_ascii_lowercase();
        let reversed: String = name.chars().rev().collect();
        let core = lower.trim_matches(|letter: char| !letter.is_ascii_lowercase());
        let hashes = user.map_or(&[][..], |user| &user.hashes[user.hashes.len().saturating_sub(self.history)..]);
        let is_old = |(salt, old): &(&str, u64)| hash(self.rounds, salt, password) == *old;
        let [small, capital, digit, other] = self.kinds;
        let rules = [
            (" short", bytes.len() < self.length.0),
            (" long", bytes.len() > self.length.1),
            (" lower", count(u8::is_ascii_lowercase) < small),
            (" upper", count(u8::is_ascii_uppercase) < capital),
            (" digit", count(u8::is_ascii_digit) < digit),
            (" other", count(u8::is_ascii_punctuation) < other),
            (" repeat", longest_run(bytes, 0) > self.repeat),
            (" sequence", longest_run(bytes, 1).max(longest_run(bytes, -1)) > self.sequence),
            (" name", lower.contains(&name) || lower.contains(&reversed)),
            (" common", self.common.iter().filter(|word| word.eq_ignore_ascii_case(core)).count() > 0),
            (" old", hashes.iter().any(is_old)),
        ];
        rules.iter().filter(|(_, is_broken)| *is_broken).map(|(rule, _)| *rule).collect()
    }

    fn log_in(&self, user: &mut User, time: u64, password: &str) -> Result<(), String> {
        if time < user.locked_until {
            return Err(format!("locked {}", user.locked_until - time));
        }
        let is_right = user.hashes.last().is_some_and(|(salt, right)| hash(self.rounds, salt, password) == *right);
        if is_right {
            user.failures.clear();
            user.last_lock = 0;
            return Ok(());
        }
        user.failures.retain(|failure| failure + self.failures.1 > time);
        user.failures.push(time);
        if user.failures.len() < self.failures.0 {
            return Err("wrong".to_owned());
        }
        user.failures.clear();
        user.last_lock = (user.last_lock * 2).clamp(self.lock.0, self.lock.1);
        user.locked_until = time + user.last_lock;
        Err(format!("wrong locked {}", user.last_lock))
    }
}

struct Accounts<'a> {
    policy: Policy<'a>,
    users: HashMap<&'a str, User<'a>>,
}

impl<'a> Accounts<'a> {
    /// Sets a password if it breaks no rule.
    fn set(&mut self, time: u64, name: &'a str, salt: &'a str, password: &str) -> String {
        let broken = self.policy.broken_rules(name, self.users.get(name), password);
        if !broken.is_empty() {
            return format!("refused{broken}");
        }
        let hash = hash(self.policy.rounds, salt, password);
        self.store(time, name, salt, hash);
        format!("set {hash:016x}")
    }

    fn store(&mut self, time: u64, name: &'a str, salt: &'a str, hash: u64) {
        let user = self.users.entry(name).or_default();
        let mut hashes = std::mem::take(&mut user.hashes);
        hashes.push((salt, hash));
        *user = User { hashes, set_at: time, ..User::default() };
    }

    fn command(&mut self, line: &'a str) -> String {
        let words: Vec<&str> = line.split(' ').collect();
        let time = words[0].parse().expect("a time");
        let name = words[2];
        match words[1] {
            "set" => return self.set(time, name, words[3], words[4]),
            "import" => {
                self.store(time, name, words[3], u64::from_str_radix(words[4], 16).expect("a hash"));
                return "imported".to_owned();
            }
            _ => {}
        }
        let Some(user) = self.users.get_mut(name) else { return "unknown".to_owned() };
        if words[1] == "unlock" {
            (user.locked_until, user.last_lock) = (0, 0);
            user.failures.clear();
            return "unlocked".to_owned();
        }
        match self.policy.log_in(user, time, words[3]) {
            Err(answer) => answer,
            Ok(()) if words[1] == "change" => self.set(time, name, words[4], words[5]),
            Ok(()) if time - user.set_at >= self.policy.age => "expired".to_owned(),
            Ok(()) => "welcome".to_owned(),
        }
    }
}

fn parse_policy(line: &str) -> Option<(&str, Vec<u64>)> {
    let (key, values) = line.split_once(' ')?;
    values.split(' ').map(|word| word.parse().ok()).collect::<Option<Vec<u64>>>().map(|values| (key, values))
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut policy = Policy::default();
    let mut lines = input.lines();
    for line in lines.by_ref() {
        if let Some(words) = line.strip_prefix("common") {
            policy.common = words.split_ascii_whitespace().collect();
            break;
        }
        let (key, values) = parse_policy(line).expect("a rule");
        let number = values[0] as usize;
        match key {
            "rounds" => policy.rounds = values[0],
            "length" => policy.length = (number, values[1] as usize),
            "lower" => policy.kinds[0] = number,
            "upper" => policy.kinds[1] = number,
            "digit" => policy.kinds[2] = number,
            "other" => policy.kinds[3] = number,
            "repeat" => policy.repeat = number,
            "sequence" => policy.sequence = number,
            "history" => policy.history = number,
            "age" => policy.age = values[0],
            "failures" => policy.failures = (number, values[1]),
            _ => policy.lock = (values[0], values[1]),
        }
    }
    let mut accounts = Accounts { policy, users: HashMap::new() };
    let mut out = String::new();
    for line in lines {
        out += &accounts.command(line);
        out.push('\n');
    }
    io::stdout().write_all(out.as_bytes())
}
