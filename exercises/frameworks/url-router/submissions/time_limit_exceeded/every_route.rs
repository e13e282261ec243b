//! Tries every route for every request.

use std::{
    collections::BTreeSet,
    io::{self, Read},
};

struct Route<'a> {
    method: &'a str,
    pattern: Vec<&'a str>,
    handler: &'a str,
}

fn segments(path: &str) -> Vec<&str> {
    if path == "/" { Vec::new() } else { path[1..].split('/').collect() }
}

/// How well each segment fits, 0 for a literal, 1 for a parameter and 2 for a catch-all; none if the route does not fit.
fn fit(pattern: &[&str], path: &[&str]) -> Option<Vec<u8>> {
    let mut kinds = Vec::new();
    for (place, segment) in pattern.iter().enumerate() {
        let value = path.get(place)?;
        kinds.push(match segment.as_bytes().first() {
            Some(b'*') => 2,
            Some(b':') if !value.is_empty() => 1,
            _ if segment == value => 0,
            _ => return None,
        });
    }
    (path.len() == pattern.len() || kinds.last() == Some(&2)).then_some(kinds)
}

fn values(pattern: &[&str], path: &[&str]) -> String {
    let mut text = String::new();
    for (place, segment) in pattern.iter().enumerate() {
        if let Some(name) = segment.strip_prefix(':') {
            text += &format!(" {name}={}", path[place]);
        } else if let Some(name) = segment.strip_prefix('*') {
            text += &format!(" {name}={}", path[place..].join("/"));
        }
    }
    text
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let r: usize =
        lines.next().and_then(|line| line.split(' ').next()).expect("two numbers").parse().expect("a number");
    let routes: Vec<Route> = lines
        .by_ref()
        .take(r)
        .map(|line| {
            let fields: Vec<&str> = line.split(' ').collect();
            Route { method: fields[0], pattern: segments(fields[1]), handler: fields[2] }
        })
        .collect();
    for line in lines {
        let (method, path) = line.split_once(' ').expect("a method and a path");
        let path = segments(path);
        let mut allowed = BTreeSet::new();
        let mut best: Option<(Vec<u8>, &Route)> = None;
        for route in &routes {
            let Some(kinds) = fit(&route.pattern, &path) else { continue };
            allowed.insert(route.method);
            if route.method == method && best.as_ref().is_none_or(|(best, _)| kinds < *best) {
                best = Some((kinds, route));
            }
        }
        match best {
            Some((_, route)) => println!("{}{}", route.handler, values(&route.pattern, &path)),
            None if allowed.is_empty() => println!("404"),
            None => println!("405 {}", allowed.into_iter().collect::<Vec<_>>().join(",")),
        }
    }
    Ok(())
}
