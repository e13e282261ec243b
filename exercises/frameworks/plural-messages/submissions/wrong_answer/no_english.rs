//! Never falls back to English.

use std::{
    collections::HashMap,
    io::{self, Read},
};

const FORMS: [&str; 5] = ["zero", "one", "two", "few", "many"];

#[derive(Default)]
struct Catalogue<'a> {
    rules: HashMap<(&'a str, &'a str), &'a str>,
    messages: HashMap<(&'a str, &'a str), &'a str>,
}

impl<'a> Catalogue<'a> {
    /// The text of a message and the language in which it was found.
    fn find(&self, language: &'a str, name: &'a str) -> Option<(&'a str, &'a str)> {
        let mut language = language;
        loop {
            if let Some(text) = self.messages.get(&(language, name)) {
                return Some((language, text));
            }
            match language.rsplit_once('-') {
                Some((parent, _)) => language = parent,
                None => return None,
            }
        }
    }

    fn form(&self, language: &str, number: u64) -> &'static str {
        let is_form = |form: &&&str| self.rules.get(&(language, **form)).is_some_and(|rule| holds(rule, number));
        FORMS.iter().find(is_form).copied().unwrap_or("other")
    }

    fn fill(&self, language: &str, text: &str, arguments: &HashMap<&str, &str>) -> String {
        let mut output = String::new();
        let mut rest = text;
        while let Some((before, part)) = rest.split_once('{') {
            output.push_str(before);
            let end = find_end(part);
            output.push_str(&self.fill_part(language, &part[..end], arguments));
            rest = &part[end + 1..];
        }
        output + rest
    }

    fn fill_part(&self, language: &str, part: &str, arguments: &HashMap<&str, &str>) -> String {
        let (name, variants) = part.split_once(", ").unwrap_or((part, ""));
        let missing = format!("{{{name}}}");
        let Some(value) = arguments.get(name) else { return missing };
        if variants.is_empty() {
            return (*value).to_owned();
        }
        if !value.bytes().all(|byte| byte.is_ascii_digit()) {
            return missing;
        }
        let form = self.form(language, value.parse().expect("a number"));
        let texts: HashMap<&str, &str> =
            variants.split('}').filter_map(|variant| variant.trim_start().split_once(" {")).collect();
        let exact = texts.get(format!("={value}").as_str());
        let text = exact.or_else(|| texts.get(form)).or_else(|| texts.get("other"));
        text.expect("a variant for other").replace('#', value)
    }
}

/// Where the part in braces ends whose beginning was dropped.
fn find_end(part: &str) -> usize {
    let mut depth = 0;
    for (place, byte) in part.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return place,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    part.len()
}

fn holds(rule: &str, number: u64) -> bool {
    rule.split(" or ").any(|all| all.split(" and ").all(|condition| is_true(condition, number)))
}

fn is_true(condition: &str, number: u64) -> bool {
    let words: Vec<&str> = condition.split(' ').collect();
    let operand = match words[1] {
        "%" => number % words[2].parse::<u64>().expect("a divisor"),
        _ => number,
    };
    let is_in_list = words[words.len() - 1].split(',').any(|item| {
        let (low, high) = item.split_once("..").unwrap_or((item, item));
        (low.parse().expect("a number")..=high.parse().expect("a number")).contains(&operand)
    });
    is_in_list == (words[words.len() - 2] == "=")
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let first = lines.next().expect("a line with three counts");
    let counts: Vec<usize> = first.split(' ').map(|count| count.parse().expect("a count")).collect();

    let mut catalogue = Catalogue::default();
    for (place, line) in lines.by_ref().take(counts[0] + counts[1]).enumerate() {
        let (language, rest) = line.split_once(' ').expect("a language");
        let (name, text) = rest.split_once(' ').unwrap_or((rest, ""));
        let table = if place < counts[0] { &mut catalogue.rules } else { &mut catalogue.messages };
        table.insert((language, name), text);
    }
    let mut output = String::new();
    for line in lines {
        let mut parts = line.split(' ');
        let language = parts.next().expect("a language");
        let name = parts.next().expect("the name of a message");
        let arguments = parts.filter_map(|argument| argument.split_once('=')).collect();
        match catalogue.find(language, name) {
            Some((found, text)) => output.push_str(&catalogue.fill(found, text, &arguments)),
            None => output.push_str(&format!("?{name}?")),
        }
        output.push('\n');
    }
    print!("{output}");
    Ok(())
}
