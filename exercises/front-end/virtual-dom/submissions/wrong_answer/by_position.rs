use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
    fmt::{self, Write},
    io::{self, Read},
};

#[derive(Default)]
struct Node<'a> {
    depth: usize,
    /// The line without its depth.
    line: &'a str,
    /// The name of an element, or the quote in front of a text.
    tag: &'a str,
    key: Option<&'a str>,
    attributes: BTreeMap<&'a str, &'a str>,
    children: Vec<Node<'a>>,
}

/// What is the same for a child and the one that it was before.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
enum Identity<'a> {
    Key(&'a str),
    /// The number of children without keys before it.
    Number(usize),
}

impl<'a> Node<'a> {
    fn parse(line: &'a str) -> Self {
        let (depth, line) = line.split_once(' ').expect("a depth");
        let mut node = Self { depth: depth.parse().expect("a depth"), line, ..Self::default() };
        if line.starts_with('"') {
            node.tag = &line[..1];
            return node;
        }
        let mut words = line.split(' ');
        node.tag = words.next().unwrap_or_default();
        node.attributes = words.filter_map(|word| word.split_once('=')).collect();
        node.key = node.attributes.remove("key");
        node
    }

    /// The next node of the lines with everything below it.
    fn parse_tree(lines: &mut std::iter::Peekable<impl Iterator<Item = Self>>) -> Self {
        let mut node = lines.next().expect("a node");
        while lines.peek().is_some_and(|next| next.depth > node.depth) {
            node.children.push(Self::parse_tree(lines));
        }
        node
    }

    fn write(&self, base: usize, output: &mut String) -> fmt::Result {
        writeln!(output, "{} {}", self.depth - base, self.line)?;
        self.children.iter().try_for_each(|child| child.write(base, output))
    }

    fn identities(&self) -> Vec<Identity<'a>> {
        let mut count = 0;
        let identify = |child: &Self| match child.key {
            Some(_) => {
                count += 1;
                Identity::Number(count)
            }
            None => {
                count += 1;
                Identity::Number(count)
            }
        };
        self.children.iter().map(identify).collect()
    }
}

fn patch_attributes(old: &Node, new: &Node, path: &str, output: &mut String) -> fmt::Result {
    let mut names: Vec<&str> = old.attributes.keys().chain(new.attributes.keys()).copied().collect();
    names.sort();
    names.dedup();
    for name in names {
        match new.attributes.get(name) {
            None => writeln!(output, "unset {path} {name}")?,
            Some(value) if old.attributes.get(name) != Some(value) => writeln!(output, "set {path} {name} {value}")?,
            Some(_) => {}
        }
    }
    Ok(())
}

fn patch(old: &Node, new: &Node, path: &mut String, output: &mut String) -> fmt::Result {
    let shown = if path.is_empty() { "/" } else { path.as_str() };
    if old.tag != new.tag {
        writeln!(output, "replace {shown}")?;
        return new.write(new.depth, output);
    }
    if new.tag == "\"" {
        return if old.line == new.line { Ok(()) } else { writeln!(output, "text {shown} {}", &new.line[1..]) };
    }
    patch_attributes(old, new, shown, output)?;
    let (before, after) = (old.identities(), new.identities());
    let places: HashMap<Identity, usize> = after.iter().copied().zip(0..).collect();
    let known: HashMap<Identity, usize> = before.iter().copied().zip(0..).collect();
    let mut current = Vec::new();
    for (place, identity) in before.iter().enumerate().rev() {
        match places.get(identity) {
            Some(_) => current.push(*identity),
            None => writeln!(output, "remove {path}/{place}")?,
        }
    }
    current.reverse();
    for (place, identity) in after.iter().enumerate() {
        if known.contains_key(identity) {
            let distance = current[place..].iter().position(|other| other == identity).expect("it was not removed");
            if distance > 0 {
                writeln!(output, "move {path}/{} {path}/{place}", place + distance)?;
                current[place..=place + distance].rotate_right(1);
            }
        } else {
            writeln!(output, "insert {path}/{place}")?;
            let child = &new.children[place];
            child.write(child.depth, output)?;
            current.insert(place, *identity);
        }
    }
    let length = path.len();
    for (place, identity) in after.iter().enumerate() {
        if let Some(&known) = known.get(identity) {
            *path += &format!("/{place}");
            patch(&old.children[known], &new.children[place], path, output)?;
            path.truncate(length);
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let (old_count, _) = lines.next().and_then(|line| line.split_once(' ')).expect("two numbers");
    let mut nodes = lines.map(Node::parse);
    let old_count = old_count.parse().expect("a number of nodes");
    let old = Node::parse_tree(&mut nodes.by_ref().take(old_count).peekable());
    let new = Node::parse_tree(&mut nodes.peekable());
    let mut output = String::new();
    patch(&old, &new, &mut String::new(), &mut output)?;
    print!("{}", if output.is_empty() { "nothing\n" } else { &output });
    Ok(())
}
