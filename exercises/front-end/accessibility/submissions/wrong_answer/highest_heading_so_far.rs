use std::{
    collections::{HashMap, HashSet},
    io::{self, BufWriter, Read, Write},
};

struct Node<'a> {
    depth: usize,
    tag: &'a str,
    attributes: HashMap<&'a str, &'a str>,
    /// What it says to somebody who can't see it, as far as its own line goes.
    words: &'a str,
    parent: Option<usize>,
    is_hidden: bool,
    /// Whether it or something below it says anything.
    has_name: bool,
    /// Whether it or something around it is a label.
    is_in_label: bool,
}

fn parse_node(line: &str) -> Node<'_> {
    let body = line.trim_start_matches(' ');
    let mut node = Node {
        depth: (line.len() - body.len()) / 2,
        tag: "",
        attributes: HashMap::new(),
        words: "",
        parent: None,
        is_hidden: false,
        has_name: false,
        is_in_label: false,
    };
    if let Some(text) = body.strip_prefix('"') {
        node.words = text;
        return node;
    }
    let (tag, mut rest) = body.split_once(' ').unwrap_or((body, ""));
    node.tag = tag;
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let value = match behind.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a quote at the end").0,
            None => "",
        };
        let length = if behind.starts_with('=') { value.len() + 3 } else { 0 };
        rest = behind[length..].trim_start_matches(' ');
        node.attributes.insert(name, value);
    }
    if tag == "img" {
        node.words = node.attributes.get("alt").copied().unwrap_or_default();
    }
    node
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte == b' ')
}

/// The nodes of the page, with what follows from those around and below them.
fn parse_page(text: &str) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node> = text.lines().skip(1).map(parse_node).collect();
    let mut open: Vec<usize> = Vec::new();
    for place in 0..nodes.len() {
        open.truncate(nodes[place].depth);
        nodes[place].parent = open.last().copied();
        let is_around_hidden = open.last().is_some_and(|&parent| nodes[parent].is_hidden);
        nodes[place].is_hidden = is_around_hidden || nodes[place].attributes.contains_key("hidden");
        open.push(place);
    }
    for place in (0..nodes.len()).rev() {
        let node = &mut nodes[place];
        node.has_name |= !is_blank(node.words);
        let gives_name = node.has_name && !node.is_hidden;
        if let (Some(parent), true) = (node.parent, gives_name) {
            nodes[parent].has_name = true;
        }
    }
    for place in 0..nodes.len() {
        let is_label = nodes[place].tag == "label" && nodes[place].has_name;
        let is_around_label = nodes[place].parent.is_some_and(|parent| nodes[parent].is_in_label);
        nodes[place].is_in_label = is_label || is_around_label;
    }
    nodes
}

/// What a heading says about the one before it.
fn check_level(tag: &str, level_before: &mut u8) -> Option<String> {
    let &[b'h', digit @ b'1'..=b'6'] = tag.as_bytes() else { return None };
    let before = std::mem::replace(level_before, (*level_before).max(digit - b'0'));
    match before {
        _ if digit - b'0' <= before + 1 => None,
        0 => Some(format!("heading {tag} after none")),
        _ => Some(format!("heading {tag} after h{before}")),
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let nodes = parse_page(&input);
    let mut labelled: HashSet<&str> = HashSet::new();
    for node in nodes.iter().filter(|node| node.tag == "label" && node.has_name && !node.is_hidden) {
        labelled.extend(node.attributes.get("for"));
    }
    let mut output = BufWriter::new(io::stdout().lock());
    let mut ids = HashSet::new();
    let mut level = 0;
    let mut is_accessible = true;
    for (number, node) in (1..).zip(&nodes).filter(|(_, node)| !node.is_hidden) {
        let value = |name: &str| node.attributes.get(name).copied().unwrap_or_default();
        let id = value("id");
        let is_named = node.has_name || !is_blank(value("aria-label"));
        let is_field = match node.tag {
            "input" => !["hidden", "submit"].contains(&value("type")),
            tag => ["select", "textarea"].contains(&tag),
        };
        let has_label = !is_blank(value("aria-label")) || node.is_in_label || (!id.is_empty() && labelled.contains(id));
        let mut faults = Vec::new();
        if !id.is_empty() && !ids.insert(id) {
            faults.push("id is used twice".to_owned());
        }
        if node.tag == "img" && !node.attributes.contains_key("alt") {
            faults.push("image without alt".to_owned());
        }
        if is_field && !has_label {
            faults.push("field without label".to_owned());
        }
        if node.tag == "a" && !is_named {
            faults.push("link without text".to_owned());
        }
        if node.tag == "button" && !is_named {
            faults.push("button without text".to_owned());
        }
        faults.extend(check_level(node.tag, &mut level));
        let is_heading = node.tag.len() == 2 && ("h1"..="h6").contains(&node.tag);
        if is_heading && !node.has_name {
            faults.push("heading without text".to_owned());
        }
        is_accessible &= faults.is_empty();
        for fault in faults {
            writeln!(output, "{number}: {fault}")?;
        }
    }
    if is_accessible {
        writeln!(output, "accessible")?;
    }
    output.flush()
}
