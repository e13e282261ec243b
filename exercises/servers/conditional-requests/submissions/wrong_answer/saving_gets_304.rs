//! Answers 304 to everybody.

use std::{
    collections::HashMap,
    io::{self, Read},
};

struct Resource<'a> {
    version: u64,
    is_weak: bool,
    changed: u64,
    length: u64,
    caching: &'a str,
}

impl Resource<'_> {
    fn tag(&self) -> String {
        format!("{}\"v{}\"", if self.is_weak { "W/" } else { "" }, self.version)
    }

    /// How long the resource may be kept: what has just changed may soon change again.
    fn caching_at(&self, now: u64) -> &str {
        if self.caching.starts_with("max-age=") && now - self.changed < 60 { "no-cache" } else { self.caching }
    }
}

#[derive(Default)]
struct Conditions<'a> {
    matches: Option<&'a str>,
    none_matches: Option<&'a str>,
    unmodified_since: Option<u64>,
    modified_since: Option<u64>,
}

fn read_conditions<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Conditions<'a> {
    let mut conditions = Conditions::default();
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ").expect("a condition");
        match name {
            "If-Match" => conditions.matches = Some(value),
            "If-None-Match" => conditions.none_matches = Some(value),
            "If-Unmodified-Since" => conditions.unmodified_since = value.parse().ok(),
            _ => conditions.modified_since = value.parse().ok(),
        }
    }
    conditions
}

fn tags(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim)
}

/// The status that the conditions lead to, or nothing if the request is to be carried out.
fn judge(conditions: &Conditions<'_>, resource: Option<&Resource<'_>>, is_reading: bool) -> Option<u32> {
    let Some(resource) = resource else {
        let wants_one = conditions.matches.is_some() || conditions.unmodified_since.is_some();
        return if is_reading { Some(404) } else { wants_one.then_some(412) };
    };
    let tag = resource.tag();
    if let Some(list) = conditions.matches {
        if list != "*" && (resource.is_weak || !tags(list).any(|other| other == tag)) {
            return Some(412);
        }
    } else if conditions.unmodified_since.is_some_and(|since| resource.changed > since) {
        return Some(412);
    }
    let unchanged = if is_reading || !is_reading { 304 } else { 412 };
    if let Some(list) = conditions.none_matches {
        let opaque = tag.trim_start_matches("W/");
        let is_known = list == "*" || tags(list).any(|other| other.trim_start_matches("W/") == opaque);
        return is_known.then_some(unchanged);
    }
    let is_old = is_reading && conditions.modified_since.is_some_and(|since| resource.changed <= since);
    is_old.then_some(unchanged)
}

fn answer<'a>(resources: &mut HashMap<&'a str, Resource<'a>>, line: &'a str, conditions: &Conditions<'_>) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let now = words[0].parse().expect("a second");
    let (method, path) = (words[1], words[2]);
    let status = judge(conditions, resources.get(path), method != "PUT");
    if method == "PUT" && status.is_none() {
        let status = if resources.contains_key(path) { 204 } else { 201 };
        let new = Resource { version: 0, is_weak: false, changed: 0, length: 0, caching: "no-cache" };
        let resource = resources.entry(path).or_insert(new);
        resource.version += 1;
        resource.changed = now;
        resource.length = words[3].parse().expect("a length");
        return format!("{status} tag={}", resource.tag());
    }
    let status = status.unwrap_or(200);
    let Some(resource) = resources.get(path).filter(|_| status < 400) else { return status.to_string() };
    let cache = resource.caching_at(now);
    let mut response = format!("{status} tag={} changed={} cache={cache}", resource.tag(), resource.changed);
    if status == 200 {
        response += &format!(" length={}", resource.length);
        if method == "GET" {
            response += " body";
        }
    }
    response
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let first = lines.next().expect("a line with two numbers");
    let count = first.split(' ').next().expect("a number").parse().expect("a number");
    let mut resources = HashMap::new();
    for line in lines.by_ref().take(count) {
        let words: Vec<&str> = line.split(' ').collect();
        let changed = words[2].parse().expect("a second");
        let length = words[3].parse().expect("a length");
        let resource = Resource { version: 1, is_weak: words[1] == "weak", changed, length, caching: words[4] };
        resources.insert(words[0], resource);
    }
    let mut output = String::new();
    while let Some(line) = lines.next() {
        let conditions = read_conditions(&mut lines);
        output += &answer(&mut resources, line, &conditions);
        output.push('\n');
    }
    print!("{output}");
    Ok(())
}
