//! Routes that begin alike share the nodes of their beginning; one tree for each method.

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, Read},
};

struct Route<'a> {
    handler: &'a str,
    /// Names of the parameters and of the catch-all, in the order of the pattern.
    names: Vec<&'a str>,
}

#[derive(Default)]
struct Node<'a> {
    literals: HashMap<&'a str, Node<'a>>,
    parameter: Option<Box<Node<'a>>>,
    catch_all: Option<Route<'a>>,
    route: Option<Route<'a>>,
}

/// The segments of a path; none for `/`.
fn segments(path: &str) -> Vec<&str> {
    match path.strip_prefix('/').unwrap_or(path) {
        "" => Vec::new(),
        rest => rest.split('/').collect(),
    }
}

impl<'a> Node<'a> {
    fn add(&mut self, pattern: &[&'a str], mut names: Vec<&'a str>, handler: &'a str) {
        let Some((&segment, rest)) = pattern.split_first() else {
            self.route = Some(Route { handler, names });
            return;
        };
        if let Some(name) = segment.strip_prefix('*') {
            names.push(name);
            self.catch_all = Some(Route { handler, names });
        } else if let Some(name) = segment.strip_prefix(':') {
            names.push(name);
            self.parameter.get_or_insert_default().add(rest, names, handler);
        } else {
            self.literals.entry(segment).or_default().add(rest, names, handler);
        }
    }

    /// The best route for a path; `values` gets what its parameters stand for.
    fn find<'n, 'p>(&'n self, path: &[&'p str], values: &mut Vec<String>) -> Option<&'n Route<'a>> {
        let Some((&segment, rest)) = path.split_first() else {
            return self.route.as_ref();
        };
        if let Some(node) = self.literals.get(segment)
            && let Some(route) = node.find(rest, values)
        {
            return Some(route);
        }
        if let Some(node) = &self.parameter
            && !segment.is_empty()
        {
            values.push(segment.to_owned());
            if let Some(route) = node.find(rest, values) {
                return Some(route);
            }
        }
        let route = self.catch_all.as_ref()?;
        values.push(path.join("/"));
        Some(route)
    }
}

/// What the router answers to a request.
fn answer(trees: &BTreeMap<&str, Node>, method: &str, path: &str) -> String {
    let path = segments(path);
    let mut values = Vec::new();
    if let Some(route) = trees.get(method).and_then(|tree| tree.find(&path, &mut values)) {
        let mut line = route.handler.to_owned();
        for (name, value) in route.names.iter().zip(values) {
            line += &format!(" {name}={value}");
        }
        return line;
    }
    let allowed: Vec<&str> = trees
        .iter()
        .filter(|(_, tree)| tree.find(&path, &mut Vec::new()).is_some())
        .map(|(&method, _)| method)
        .collect();
    if allowed.is_empty() { "404".to_owned() } else { format!("405 {}", allowed.join(",")) }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let counts = lines.next().expect("two numbers");
    let r: usize = counts.split(' ').next().and_then(|word| word.parse().ok()).expect("the number of routes");

    let mut trees: BTreeMap<&str, Node> = BTreeMap::new();
    for line in lines.by_ref().take(r) {
        let fields: Vec<&str> = line.split(' ').collect();
        let [method, pattern, handler] = fields[..] else { panic!("a method, a pattern and a handler") };
        trees.entry(method).or_default().add(&segments(pattern), Vec::new(), handler);
    }
    for line in lines {
        let (method, path) = line.split_once(' ').expect("a method and a path");
        println!("{}", answer(&trees, method, path));
    }
    Ok(())
}
