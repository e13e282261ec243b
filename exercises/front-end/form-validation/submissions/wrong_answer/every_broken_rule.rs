use std::{
    collections::HashMap,
    io::{self, BufWriter, Read, Write},
};

struct Field<'a> {
    name: &'a str,
    rules: Vec<&'a str>,
}

/// A form's values without spaces around them; what was left out is empty.
struct Form<'a>(HashMap<&'a str, &'a str>);

impl Form<'_> {
    fn value(&self, name: &str) -> &str {
        self.0.get(name).copied().unwrap_or_default()
    }
}

fn parse_integer(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() <= 18;
    let is_plain = !digits.starts_with('0') || text == "0";
    if is_number && is_plain { text.parse().ok() } else { None }
}

fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let is_user = user.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte));
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    !user.is_empty()
        && is_user
        && !user.starts_with('.')
        && !user.ends_with('.')
        && host.contains('.')
        && host.split('.').all(is_part)
}

/// What is wrong with a value according to one rule.
fn check(rule: &str, value: &str, form: &Form) -> Option<String> {
    let (kind, argument) = rule.split_once(':').unwrap_or((rule, ""));
    let is_empty = value.is_empty();
    let number = || argument.parse::<usize>().expect("a number of characters");
    let (is_wrong, message) = match kind {
        "required" => (is_empty, "is required".to_owned()),
        "with" => (is_empty && !form.value(argument).is_empty(), "is required".to_owned()),
        "same" => (value != form.value(argument), format!("differs from {argument}")),
        _ if is_empty => return None,
        "min" => (value.chars().count() < number(), format!("has fewer than {argument} characters")),
        "max" => (value.chars().count() > number(), format!("has more than {argument} characters")),
        "integer" => (parse_integer(value).is_none(), "is no integer".to_owned()),
        "range" => {
            let (low, high) = argument.split_once(':').expect("two bounds");
            let bounds = low.parse().expect("a bound")..=high.parse().expect("a bound");
            let is_within = parse_integer(value).is_some_and(|number| bounds.contains(&number));
            (!is_within, format!("is not from {low} to {high}"))
        }
        _ => (!is_email(value), "is no e-mail address".to_owned()),
    };
    is_wrong.then_some(message)
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut lines = input.lines();
    let (count, _) = lines.next().and_then(|line| line.split_once(' ')).expect("two numbers");
    let count: usize = count.parse().expect("a number of fields");
    let mut fields = Vec::new();
    for line in lines.by_ref().take(count) {
        let mut words = line.split(' ');
        fields.push(Field { name: words.next().unwrap_or_default(), rules: words.collect() });
    }
    let blank: HashMap<&str, &str> = fields.iter().map(|field| (field.name, "")).collect();
    let mut form = Form(blank.clone());
    let mut unknown = Vec::new();
    let mut number = 1;
    for line in lines {
        if let Some((name, value)) = line.split_once('=') {
            match form.0.get_mut(name) {
                Some(old) => *old = value.trim_matches(' '),
                None => unknown.push(format!("{name} is unknown")),
            }
            continue;
        }
        let mut faults = Vec::new();
        for Field { name, rules } in &fields {
            let broken = rules.iter().filter_map(|rule| check(rule, form.value(name), &form));
            faults.extend(broken.map(|fault| format!("{name} {fault}")));
        }
        faults.append(&mut unknown);
        match faults.len() {
            0 => writeln!(output, "form {number}: ok")?,
            count => writeln!(output, "form {number}: {count} wrong\n{}", faults.join("\n"))?,
        }
        form = Form(blank.clone());
        number += 1;
    }
    output.flush()
}
