//! Matches compound after compound from the left, and keeps for each one at which ancestors it can stand.

use std::{
    collections::BTreeMap,
    io::{self, Read},
};

/// An element or a compound.
#[derive(Default)]
struct Simple<'a> {
    tag: &'a str,
    ids: Vec<&'a str>,
    classes: Vec<&'a str>,
}

impl<'a> Simple<'a> {
    fn parse(text: &'a str) -> Self {
        let mut simple = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest[1..].find(['#', '.']).map_or(rest.len(), |at| at + 1);
            let (part, after) = rest.split_at(end);
            rest = after;
            match part.split_at(1) {
                ("#", id) => simple.ids.push(id),
                (".", class) => simple.classes.push(class),
                _ => simple.tag = part,
            }
        }
        simple
    }

    fn matches(&self, element: &Simple) -> bool {
        (self.tag.is_empty() || self.tag == "*" || self.tag == element.tag)
            && self.ids.iter().all(|id| element.ids.contains(id))
            && (self.classes.is_empty() || self.classes.iter().any(|class| element.classes.contains(class)))
    }
}

struct Selector<'a> {
    /// Each compound, and whether it stands right behind a `>`.
    compounds: Vec<(Simple<'a>, bool)>,
}

/// Identifiers, classes and tags.
type Specificity = (usize, usize, usize);

impl<'a> Selector<'a> {
    fn parse(text: &'a str) -> Self {
        let mut compounds = Vec::new();
        let mut is_child = false;
        for word in text.split(' ') {
            if word == ">" {
                is_child = true;
            } else {
                compounds.push((Simple::parse(word), std::mem::take(&mut is_child)));
            }
        }
        Self { compounds }
    }

    fn specificity(&self) -> Specificity {
        self.compounds.iter().fold((0, 0, 0), |(ids, classes, tags), (simple, _)| {
            let has_tag = !simple.tag.is_empty() && simple.tag != "*";
            (ids + simple.ids.len(), classes + simple.classes.len(), tags + usize::from(has_tag))
        })
    }

    /// Whether the selector matches the last element of a path.
    fn matches(&self, path: &[Simple]) -> bool {
        // Where the compounds up to now can end. Before the first one, everything is possible.
        let mut ends: Option<Vec<bool>> = None;
        for (compound, is_child) in &self.compounds {
            let mut is_below = false;
            let mut next = Vec::with_capacity(path.len());
            for (place, element) in path.iter().enumerate() {
                let is_placed = match &ends {
                    None => true,
                    Some(ends) if *is_child => place > 0 && ends[place - 1],
                    Some(_) => is_below,
                };
                next.push(is_placed && compound.matches(element));
                is_below |= ends.as_ref().is_some_and(|ends| ends[place]);
            }
            ends = Some(next);
        }
        ends.and_then(|ends| ends.last().copied()).unwrap_or(false)
    }
}

struct Declaration<'a> {
    property: &'a str,
    value: &'a str,
    is_important: bool,
}

fn parse_declaration(text: &str) -> Declaration<'_> {
    let (property, value) = text.split_once(": ").expect("a property and a value");
    match value.strip_suffix(" !important") {
        Some(value) => Declaration { property, value, is_important: true },
        None => Declaration { property, value, is_important: false },
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let counts = lines.next().expect("two numbers");
    let r = counts.split(' ').next().and_then(|word| word.parse().ok()).expect("the number of rules");
    let rules: Vec<(Selector, Vec<Declaration>)> = lines
        .by_ref()
        .take(r)
        .map(|line| {
            let (selector, rest) = line.split_once(" { ").expect("a selector and declarations");
            let declarations = rest.trim_end_matches(" }").split("; ").map(parse_declaration).collect();
            (Selector::parse(selector), declarations)
        })
        .collect();

    for line in lines {
        let path: Vec<Simple> = line.split(' ').map(Simple::parse).collect();
        let mut winners: BTreeMap<&str, ((bool, Specificity), &str)> = BTreeMap::new();
        for (selector, declarations) in rules.iter().filter(|(selector, _)| selector.matches(&path)) {
            for declaration in declarations {
                let weight = (declaration.is_important, selector.specificity());
                let winner = winners.entry(declaration.property).or_insert((weight, declaration.value));
                if weight >= winner.0 {
                    *winner = (weight, declaration.value);
                }
            }
        }
        let shown: Vec<String> = winners.iter().map(|(property, (_, value))| format!("{property}: {value}")).collect();
        println!("{}", if shown.is_empty() { "none".to_owned() } else { shown.join("; ") });
    }
    Ok(())
}
