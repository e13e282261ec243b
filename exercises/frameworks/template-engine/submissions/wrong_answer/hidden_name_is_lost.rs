//! Reads the template into a tree of blocks, then writes the page.

use std::{
    borrow::Cow,
    collections::HashMap,
    io::{self, Read, Write},
};

enum Node<'a> {
    Text(&'a str),
    Value { name: &'a str, is_escaped: bool },
    If { name: &'a str, then: Vec<Node<'a>>, otherwise: Vec<Node<'a>> },
    For { item: &'a str, list: &'a str, body: Vec<Node<'a>> },
}

/// What ended a list of nodes.
#[derive(PartialEq)]
enum End {
    Else,
    End,
    Input,
}

/// Takes nodes from the front of `rest` up to an `else`, an `end`, or the end of the template.
fn parse<'a>(rest: &mut &'a str) -> (Vec<Node<'a>>, End) {
    let mut nodes = Vec::new();
    while let Some((text, after)) = rest.split_once("{{") {
        nodes.push(Node::Text(text));
        let (tag, after) = after.split_once("}}").expect("every tag has its end");
        *rest = after;
        let tag = tag.trim_matches(' ');
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('&') {
            nodes.push(Node::Value { name: name.trim_start_matches(' '), is_escaped: false });
            continue;
        }
        let words: Vec<&str> = tag.split(' ').collect();
        match words[..] {
            ["else"] => return (nodes, End::Else),
            ["end"] => return (nodes, End::End),
            ["if", name] => {
                let (then, end) = parse(rest);
                let otherwise = if end == End::Else { parse(rest).0 } else { Vec::new() };
                nodes.push(Node::If { name, then, otherwise });
            }
            ["for", item, "in", list] => {
                let body = parse(rest).0;
                nodes.push(Node::For { item, list, body });
            }
            _ => nodes.push(Node::Value { name: tag, is_escaped: true }),
        }
    }
    nodes.push(Node::Text(std::mem::take(rest)));
    (nodes, End::Input)
}

/// The texts by name; an empty text is an empty list.
type Data<'a> = HashMap<&'a str, Cow<'a, [&'a str]>>;

fn escape(text: &str, page: &mut String) {
    for character in text.chars() {
        match character {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            other => page.push(other),
        }
    }
}

fn render<'a>(nodes: &[Node<'a>], data: &mut Data<'a>, page: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => page.push_str(text),
            Node::Value { name, is_escaped } => {
                let text = data.get(name).map(|texts| texts.join(", ")).unwrap_or_default();
                if *is_escaped {
                    escape(&text, page);
                } else {
                    page.push_str(&text);
                }
            }
            Node::If { name, then, otherwise } => {
                let is_empty = data.get(name).is_none_or(|texts| texts.is_empty());
                render(if is_empty { otherwise } else { then }, data, page);
            }
            Node::For { item, list, body } => {
                let hidden = data.get(item).cloned();
                let texts = data.get(list).map(|texts| texts.to_vec()).unwrap_or_default();
                for text in texts {
                    let value = if text.is_empty() { Vec::new() } else { vec![text] };
                    data.insert(item, Cow::Owned(value));
                    render(body, data, page);
                }
                // Takes the name away, although it may have meant something before.
                let _ = hidden;
                data.remove(item);
            }
        }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let (count, mut rest) = input.split_once('\n').expect("a line with a number");
    let count: usize = count.parse().expect("a number");

    let mut data = Data::new();
    for _ in 0..count {
        let (line, after) = rest.split_once('\n').expect("a line with data");
        rest = after;
        let (name, text) = line.split_once(' ').expect("a name, a sign and a text");
        let texts = data.entry(name).or_default();
        match text.split_once(' ').expect("a sign and a text") {
            ("=", "") => {}
            (_, text) => texts.to_mut().push(text),
        }
    }

    let mut page = String::new();
    render(&parse(&mut rest).0, &mut data, &mut page);
    io::stdout().lock().write_all(page.as_bytes())
}
