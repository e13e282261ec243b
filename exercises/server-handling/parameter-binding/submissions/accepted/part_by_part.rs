use std::{
    collections::{HashMap, HashSet},
    io::{self, BufRead, BufWriter, Write},
};

fn quote(text: &str, mark: char) -> String {
    let doubled = format!("{mark}{mark}");
    format!("{mark}{}{mark}", text.replace(mark, &doubled))
}

/// An integer; in parentheses, its sign can't become a part of something else.
fn format_integer(digits: &str) -> String {
    if digits.starts_with('-') { format!("({digits})") } else { digits.to_owned() }
}

fn format_value(value: &str) -> String {
    let (kind, value) = value.split_once(' ').unwrap_or((value, ""));
    match kind {
        "null" => "NULL".to_owned(),
        "true" => "TRUE".to_owned(),
        "false" => "FALSE".to_owned(),
        "int" => format_integer(value),
        "text" => quote(value, '\''),
        "name" => quote(value, '"'),
        _ if value.is_empty() => "(NULL)".to_owned(),
        _ => format!("({})", value.split(',').map(format_integer).collect::<Vec<_>>().join(", ")),
    }
}

/// The length of the text up to the closing mark, with it.
fn length_to(text: &str, start: usize, mark: &str) -> Result<usize, String> {
    let found = text[start..].find(mark).ok_or_else(|| "unterminated".to_owned())?;
    Ok(start + found + mark.len())
}

/// The length of what begins the text and is left as it is: a quoted text, a comment, or a single character.
fn length_as_it_is(text: &str) -> Result<usize, String> {
    match text.chars().next() {
        // A doubled mark is the end of one quoted text and the beginning of the next.
        Some('\'') => length_to(text, 1, "'"),
        Some('"') => length_to(text, 1, "\""),
        _ if text.starts_with("/*") => length_to(text, 2, "*/"),
        _ if text.starts_with("--") => Ok(text.len()),
        _ if text.starts_with("::") => Ok(2),
        first => Ok(first.map_or(0, char::len_utf8)),
    }
}

/// The name behind a colon, if there is one.
fn parse_name(text: &str) -> Option<&str> {
    let behind = text.strip_prefix(':')?;
    let is_inside = |character: char| matches!(character, 'a'..='z' | '0'..='9' | '_');
    let name = &behind[..behind.find(|character| !is_inside(character)).unwrap_or(behind.len())];
    name.starts_with(|first: char| !first.is_ascii_digit()).then_some(name)
}

fn bind(template: &str, parameters: &[(String, String)]) -> Result<String, String> {
    let values: HashMap<&str, &str> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut used = HashSet::new();
    let mut statement = String::new();
    let mut rest = template;
    while !rest.is_empty() {
        let length = if let Some(name) = parse_name(rest) {
            let value = values.get(name).ok_or_else(|| format!("missing {name}"))?;
            used.insert(name);
            statement += &format_value(value);
            name.len() + 1
        } else {
            let length = length_as_it_is(rest)?;
            statement += &rest[..length];
            length
        };
        rest = &rest[length..];
    }
    match parameters.iter().find(|(name, _)| !used.contains(name.as_str())) {
        Some((name, _)) => Err(format!("unused {name}")),
        None => Ok(statement),
    }
}

fn main() -> io::Result<()> {
    let mut lines = io::stdin().lock().lines();
    let mut next = || lines.next().expect("another line");
    let mut output = BufWriter::new(io::stdout().lock());
    let count: usize = next()?.parse().expect("a number of templates");
    for _ in 0..count {
        let line = next()?;
        let (parameter_count, template) = line.split_once(' ').expect("a number and a template");
        let mut parameters = Vec::new();
        for _ in 0..parameter_count.parse().expect("a number of parameters") {
            let line = next()?;
            let (name, value) = line.split_once('=').expect("a name and a value");
            parameters.push((name.to_owned(), value.to_owned()));
        }
        match bind(template, &parameters) {
            Ok(statement) => writeln!(output, "{statement}")?,
            Err(message) => writeln!(output, "error: {message}")?,
        }
    }
    output.flush()
}
