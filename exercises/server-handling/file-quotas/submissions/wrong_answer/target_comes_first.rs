use std::{
    collections::HashMap,
    io::{self, Read, Write},
};

struct User {
    soft: u64,
    hard: u64,
    used: u64,
    /// Since when more is used than the soft limit.
    over_since: Option<u64>,
}

impl User {
    /// The usage or the limits have changed.
    fn update(&mut self, time: u64) {
        if self.used <= self.soft {
            self.over_since = None;
        } else if self.over_since.is_none() {
            self.over_since = Some(time);
        }
    }
}

struct File<'a> {
    owner: &'a str,
    size: u64,
}

/// What an answer says about a command that was not carried out.
type Refusal = &'static str;

struct Store<'a> {
    grace: u64,
    users: HashMap<&'a str, User>,
    files: HashMap<&'a str, File<'a>>,
    /// The bytes and the number of the files below each folder; the whole store is the empty path.
    folders: HashMap<&'a str, (u64, u64)>,
}

/// The folders in which a path lies.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

impl<'a> Store<'a> {
    fn user(&mut self, name: &str) -> &mut User {
        self.users.get_mut(name).expect("a user")
    }

    fn is_folder(&self, path: &str) -> bool {
        self.folders.get(path).is_some_and(|(_, files)| *files > 0)
    }

    /// The size and the owner of a file that must be there.
    fn find(&self, path: &str) -> Result<&File<'a>, Refusal> {
        match self.files.get(path) {
            Some(file) => Ok(file),
            None if self.is_folder(path) => Err("folder"),
            None => Err("not found"),
        }
    }

    fn find_own(&self, user: &str, path: &str) -> Result<u64, Refusal> {
        let file = self.find(path)?;
        if file.owner == user { Ok(file.size) } else { Err("denied") }
    }

    /// The user may write this file; its size, which is 0 if it is not there.
    fn check_target(&self, user: &str, path: &str) -> Result<u64, Refusal> {
        if folders_of(path).any(|folder| self.files.contains_key(folder)) {
            return Err("no folder");
        }
        match self.find_own(user, path) {
            Err("not found") => Ok(0),
            result => result,
        }
    }

    fn check_quota(&mut self, time: u64, user: &str, old: u64, new: u64) -> Result<(), Refusal> {
        let grace = self.grace;
        let user = self.user(user);
        if new > old && user.used - old + new > user.hard {
            return Err("hard limit");
        }
        if new > old && user.over_since.is_some_and(|since| time >= since + grace) {
            return Err("soft limit");
        }
        Ok(())
    }

    /// Takes a file away if it is there.
    fn remove(&mut self, path: &str) {
        let Some(file) = self.files.remove(path) else { return };
        for folder in folders_of(path) {
            let sums = self.folders.get_mut(folder).expect("the folder of a file");
            *sums = (sums.0 - file.size, sums.1 - 1);
        }
        self.user(file.owner).used -= file.size;
    }

    fn write(&mut self, owner: &'a str, path: &'a str, size: u64) {
        self.remove(path);
        self.files.insert(path, File { owner, size });
        for folder in folders_of(path) {
            let sums = self.folders.entry(folder).or_default();
            *sums = (sums.0 + size, sums.1 + 1);
        }
        self.user(owner).used += size;
    }

    fn put(&mut self, time: u64, user: &'a str, path: &'a str, size: u64) -> Result<(), Refusal> {
        let old = self.check_target(user, path)?;
        self.check_quota(time, user, old, size)?;
        self.write(user, path, size);
        Ok(())
    }

    fn rename(&mut self, user: &'a str, from: &str, to: &'a str) -> Result<(), Refusal> {
        self.check_target(user, to)?;
        let size = self.find_own(user, from)?;
        self.remove(from);
        self.write(user, to, size);
        Ok(())
    }

    fn give(&mut self, time: u64, user: &'a str, path: &'a str, other: &'a str) -> Result<(), Refusal> {
        let size = self.find_own(user, path)?;
        if user != other {
            self.check_quota(time, other, 0, size)?;
        }
        self.write(other, path, size);
        Ok(())
    }

    fn change(&mut self, time: u64, words: &[&'a str]) -> Result<(), Refusal> {
        match words {
            ["put", user, path, size] => self.put(time, user, path, parse(size)),
            ["delete", user, path] => self.find_own(user, path).map(|_| self.remove(path)),
            ["rename", user, from, to] => self.rename(user, from, to),
            ["copy", user, from, to] => {
                let size = self.find(from)?.size;
                self.put(time, user, to, size)
            }
            ["give", user, path, other] => self.give(time, user, path, other),
            ["limit", user, soft, hard] => {
                let user = self.user(user);
                (user.soft, user.hard) = (parse(soft), parse(hard));
                Ok(())
            }
            _ => Err("unknown command"),
        }
    }

    fn describe_usage(&self, time: u64, user: &str) -> String {
        let user = &self.users[user];
        let end = user.over_since.map(|since| since + self.grace);
        match end {
            None => format!("{} fine", user.used),
            Some(end) if time < end => format!("{} grace {}", user.used, end - time),
            Some(_) => format!("{} full", user.used),
        }
    }

    fn describe_path(&self, path: &str) -> String {
        let folder = self.folders.get(path.trim_end_matches('/')).copied().unwrap_or_default();
        let (bytes, files) = self.files.get(path).map_or(folder, |file| (file.size, 1));
        format!("{bytes} in {files}")
    }

    fn answer(&mut self, line: &'a str) -> String {
        let words: Vec<&str> = line.split(' ').collect();
        let time = parse(words[0]);
        match words[1] {
            "usage" => return self.describe_usage(time, words[2]),
            "sum" => return self.describe_path(words[2]),
            _ => {}
        }
        if let Err(refusal) = self.change(time, &words[1..]) {
            return refusal.to_owned();
        }
        // Only these two can use more or less than before, or have other limits.
        for name in [words[2], words[words.len() - 1]] {
            if let Some(user) = self.users.get_mut(name) {
                user.update(time);
            }
        }
        "ok".to_owned()
    }
}

fn parse(word: &str) -> u64 {
    word.parse().expect("a number")
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let first: Vec<u64> = lines.next().unwrap_or_default().split(' ').map(parse).collect();
    let mut store = Store { grace: first[1], users: HashMap::new(), files: HashMap::new(), folders: HashMap::new() };
    for line in lines.by_ref().take(first[0] as usize) {
        let words: Vec<&str> = line.split(' ').collect();
        let (soft, hard) = (parse(words[1]), parse(words[2]));
        store.users.insert(words[0], User { soft, hard, used: 0, over_since: None });
    }
    let mut out = String::new();
    for line in lines {
        out += &store.answer(line);
        out.push('\n');
    }
    io::stdout().write_all(out.as_bytes())
}
