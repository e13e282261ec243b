use std::{
    collections::HashMap,
    io::{self, Read, Write},
};

struct Element<'a> {
    tag: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    parent: Option<usize>,
    /// The sibling in front of it.
    previous: Option<usize>,
    has_children: bool,
    /// Among all siblings and among those with its tag: the place from the front, and that from the end.
    places: [[i64; 2]; 2],
}

enum Part<'a> {
    Tag(&'a str),
    /// An attribute, the sign between it and a value, and the value.
    Attribute(&'a str, u8, &'a str),
    Root,
    Empty,
    /// `a` × n + `b`, whether of its type, and whether from the end.
    Place {
        a: i64,
        b: i64,
        of_type: usize,
        from_end: usize,
    },
    Not(Vec<Part<'a>>),
}

struct Step<'a> {
    combinator: u8,
    parts: Vec<Part<'a>>,
}

impl Element<'_> {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }

    fn has_all(&self, parts: &[Part]) -> bool {
        parts.iter().all(|part| self.has(part))
    }

    fn has(&self, part: &Part) -> bool {
        match *part {
            Part::Tag(tag) => self.tag == tag,
            Part::Root => self.parent.is_none(),
            Part::Empty => !self.has_children,
            Part::Not(ref parts) => !self.has_all(parts),
            Part::Place { a, b, of_type, from_end } => {
                let difference = self.places[of_type][from_end] - b;
                if a == 0 { difference == 0 } else { difference % a == 0 }
            }
            Part::Attribute(name, sign, wanted) => {
                let Some(value) = self.attribute(name) else { return false };
                match sign {
                    b'=' => value == wanted,
                    b'|' => value.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
                    b'~' => !wanted.is_empty() && value.split(' ').any(|word| word == wanted),
                    b'^' => !wanted.is_empty() && value.starts_with(wanted),
                    b'$' => !wanted.is_empty() && value.ends_with(wanted),
                    b'*' => !wanted.is_empty() && value.contains(wanted),
                    _ => true,
                }
            }
        }
    }
}

struct Parser<'a> {
    text: &'a str,
}

impl<'a> Parser<'a> {
    fn next(&self) -> u8 {
        self.text.bytes().next().unwrap_or(0)
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.text.split_at(length);
        self.text = rest;
        taken
    }

    fn take_while(&mut self, holds: impl Fn(u8) -> bool) -> &'a str {
        let length = self.text.bytes().position(|byte| !holds(byte)).unwrap_or(self.text.len());
        self.take(length)
    }

    fn name(&mut self) -> &'a str {
        self.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    }

    fn skip_spaces(&mut self) {
        self.take_while(|byte| byte == b' ');
    }

    fn attribute(&mut self) -> Part<'a> {
        self.skip_spaces();
        let name = self.name();
        self.skip_spaces();
        let sign = self.next();
        let (mut value, is_bare) = ("", sign == b']');
        if !is_bare {
            self.take(if sign == b'=' { 1 } else { 2 });
            self.skip_spaces();
            if self.next() == b'"' {
                self.take(1);
                value = self.take_while(|byte| byte != b'"');
                self.take(1);
            } else {
                value = self.name();
            }
            self.skip_spaces();
        }
        self.take(1);
        Part::Attribute(name, sign, value)
    }

    /// The numbers in the parentheses of a part such as `:nth-child`.
    fn numbers(&mut self) -> (i64, i64) {
        let text = self.take_while(|byte| byte != b')').replace(['(', ' '], "");
        self.take(1);
        let number = |text: &str| text.parse().expect("an integer");
        match &*text {
            "odd" => (2, 1),
            "even" => (2, 0),
            text => match text.split_once('n') {
                None => (0, number(text)),
                Some((a, b)) => {
                    let is_sign = !a.ends_with(|c: char| c.is_ascii_digit());
                    let a = if is_sign { number(&(a.to_owned() + "1")) } else { number(a) };
                    (a, if b.is_empty() { 0 } else { number(b) })
                }
            },
        }
    }

    fn pseudo_class(&mut self, parts: &mut Vec<Part<'a>>) {
        let name = self.name();
        let of_type = usize::from(name.ends_with("type"));
        let place = |from_end| Part::Place { a: 0, b: 1, of_type, from_end };
        match name {
            "root" => parts.push(Part::Root),
            "empty" => parts.push(Part::Empty),
            "not" => {
                self.take(1);
                self.skip_spaces();
                parts.push(Part::Not(self.compound()));
                self.skip_spaces();
                self.take(1);
            }
            "first-child" | "first-of-type" => parts.push(place(0)),
            "last-child" | "last-of-type" => parts.push(place(1)),
            "only-child" => parts.extend([place(0), place(1)]),
            _ => {
                let (a, b) = self.numbers();
                parts.push(Part::Place { a, b, of_type, from_end: usize::from(name.contains("last")) });
            }
        }
    }

    fn compound(&mut self) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        loop {
            let tag = self.name();
            if !tag.is_empty() {
                parts.push(Part::Tag(tag));
            }
            let sign = self.next();
            if !matches!(sign, b'*' | b'#' | b'.' | b'[' | b':') {
                return parts;
            }
            self.take(1);
            match sign {
                b'*' => {}
                b'#' => parts.push(Part::Attribute("id", b'=', self.name())),
                b'.' => parts.push(Part::Attribute("class", b'~', self.name())),
                b'[' => parts.push(self.attribute()),
                _ => self.pseudo_class(&mut parts),
            }
        }
    }

    /// A selector up to the next comma, or to the end.
    fn selector(&mut self) -> Vec<Step<'a>> {
        let (mut steps, mut combinator) = (Vec::new(), 0);
        loop {
            self.skip_spaces();
            steps.push(Step { combinator, parts: self.compound() });
            self.skip_spaces();
            combinator = self.next();
            match combinator {
                0 | b',' => {
                    self.take(usize::from(combinator == b','));
                    return steps;
                }
                b'>' | b'+' | b'~' => drop(self.take(1)),
                _ => combinator = b' ',
            }
        }
    }
}

/// Which elements the selector matches.
fn select(elements: &[Element], steps: &[Step]) -> Vec<bool> {
    let mut matched = vec![true; elements.len()];
    for step in steps {
        // Whether there is an element for the compounds so far that the combinator leads to.
        let mut is_reached = vec![step.combinator == 0; elements.len()];
        for (index, element) in elements.iter().enumerate() {
            let (from, is_far) = match step.combinator {
                b' ' => (element.parent, true),
                b'>' => (element.parent, false),
                b'~' => (element.previous, true),
                _ => (element.previous, false),
            };
            if let Some(from) = from {
                is_reached[index] |= matched[from] || (is_far && is_reached[from]);
            }
        }
        for (index, element) in elements.iter().enumerate() {
            matched[index] = is_reached[index] && element.has_all(&step.parts);
        }
    }
    matched
}

fn parse_element(line: &str) -> Element<'_> {
    let (parent, rest) = line.split_once(' ').expect("a parent and a tag");
    let (tag, mut rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let mut attributes = Vec::new();
    while let Some((name, value)) = rest.split_once("=\"") {
        let (value, next) = value.split_once('"').expect("the end of a value");
        attributes.push((name, value));
        rest = next.trim_start();
    }
    let parent = parent.parse::<usize>().expect("a number").checked_sub(1);
    Element { tag, attributes, parent, previous: None, has_children: false, places: [[0; 2]; 2] }
}

fn parse_elements<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Element<'a>> {
    let mut elements: Vec<Element> = lines.map(parse_element).collect();
    let mut last = HashMap::new();
    let mut counts = HashMap::new();
    for index in 0..elements.len() {
        let Element { parent, tag, .. } = elements[index];
        elements[index].previous = last.insert(parent, index);
        for (of_type, key) in [(0, (parent, "")), (1, (parent, tag))] {
            let count = counts.entry((of_type, key)).or_insert(0);
            *count += 1;
            elements[index].places[of_type][0] = *count;
        }
        if let Some(parent) = parent {
            elements[parent].has_children = true;
        }
    }
    for element in &mut elements {
        for (of_type, key) in [(0, (element.parent, "")), (1, (element.parent, element.tag))] {
            let [from_front, from_end] = &mut element.places[of_type];
            *from_end = counts[&(of_type, key)] + 1 - *from_front;
        }
    }
    elements
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let count = lines.next().unwrap_or_default().split(' ').next().unwrap_or_default();
    let elements = parse_elements(lines.by_ref().take(count.parse().expect("a number")));

    let mut out = String::new();
    for line in lines {
        let mut parser = Parser { text: line };
        let mut found = vec![false; elements.len()];
        while !parser.text.is_empty() {
            let matched = select(&elements, &parser.selector());
            found.iter_mut().zip(matched).for_each(|(found, matched)| *found |= matched);
        }
        let numbers = found.iter().zip(1..).filter(|(found, _)| **found);
        let numbers: Vec<String> = numbers.map(|(_, number): (_, usize)| number.to_string()).collect();
        out.push_str(&if numbers.is_empty() { "none".to_owned() } else { numbers.join(" ") });
        out.push('\n');
    }
    io::stdout().write_all(out.as_bytes())
}
