use std::{
    collections::{HashMap, HashSet},
    io::{self, BufWriter, Read, Write},
};

/// Who is allowed (true) or denied what at a path.
type Rules<'a> = HashMap<(&'a str, char), bool>;

#[derive(Default)]
struct Matrix<'a> {
    rules: HashMap<&'a str, Rules<'a>>,
    /// The groups that a user or a group belongs to directly.
    groups: HashMap<&'a str, HashSet<&'a str>>,
}

impl<'a> Matrix<'a> {
    fn set(&mut self, who: &'a str, actions: &str, path: &'a str, is_allowed: Option<bool>) {
        let rules = self.rules.entry(path).or_default();
        for action in actions.chars() {
            match is_allowed {
                Some(is_allowed) => drop(rules.insert((who, action), is_allowed)),
                None => drop(rules.remove(&(who, action))),
            }
        }
    }

    /// All groups of a user, also those of groups.
    fn groups_of(&self, user: &'a str) -> HashSet<&'a str> {
        let mut found = HashSet::new();
        let mut open = vec![user];
        while let Some(who) = open.pop() {
            for &group in self.groups.get(who).into_iter().flatten() {
                if found.insert(group) {
                    open.push(group);
                }
            }
        }
        found
    }

    /// What the rules of one path say.
    fn decide(&self, path: &str, user: &'a str, groups: &HashSet<&'a str>, action: char) -> Option<(bool, &'a str)> {
        let rules = self.rules.get(path)?;
        if let Some(&is_allowed) = rules.get(&(user, action)) {
            return Some((is_allowed, user));
        }
        // Denied comes before allowed.
        let of_groups = groups.iter().filter_map(|&group| Some((*rules.get(&(group, action))?, group)));
        of_groups.min()
    }

    fn check(&self, user: &'a str, action: char, path: &str) -> String {
        let groups = self.groups_of(user);
        let mut above = path;
        loop {
            if let Some((is_allowed, who)) = self.decide(above, user, &HashSet::new(), action) {
                return format!("{} {above} {who}", if is_allowed { "allowed" } else { "denied" });
            }
            if above == "/" {
                break;
            }
            above = &above[..above.rfind('/').expect("a path begins with it").max(1)];
        }
        let mut path = path;
        loop {
            if let Some((is_allowed, who)) = self.decide(path, user, &groups, action) {
                return format!("{} {path} {who}", if is_allowed { "allowed" } else { "denied" });
            }
            if path == "/" {
                return "denied".to_owned();
            }
            let end = path.rfind('/').expect("a path begins with it");
            path = &path[..end.max(1)];
        }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut matrix = Matrix::default();
    for line in input.lines().skip(1) {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["join", who, group] => drop(matrix.groups.entry(who).or_default().insert(group)),
            ["leave", who, group] => drop(matrix.groups.entry(who).or_default().remove(group)),
            ["allow", who, actions, path] => matrix.set(who, actions, path, Some(true)),
            ["deny", who, actions, path] => matrix.set(who, actions, path, Some(false)),
            ["clear", who, actions, path] => matrix.set(who, actions, path, None),
            ["check", user, action, path] => {
                let action = action.chars().next().expect("an action");
                writeln!(output, "{}", matrix.check(user, action, path))?;
            }
            _ => {}
        }
    }
    output.flush()
}
