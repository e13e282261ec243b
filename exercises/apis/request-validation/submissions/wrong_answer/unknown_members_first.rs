use std::{
    collections::{HashMap, HashSet},
    io::{self, Read, Write},
};

enum Value<'a> {
    Null,
    Boolean(&'a str),
    Integer(i64),
    Text(&'a str),
    List(Vec<Value<'a>>),
    Object(Vec<(&'a str, Value<'a>)>),
}

struct Parser<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Parser<'a> {
    fn is_next(&mut self, byte: u8) -> bool {
        let is_it = self.text.as_bytes().get(self.position) == Some(&byte);
        self.position += usize::from(is_it);
        is_it
    }

    fn take_until(&mut self, ends: &[char]) -> &'a str {
        let rest = &self.text[self.position..];
        let length = rest.find(ends).unwrap_or(rest.len());
        self.position += length;
        &rest[..length]
    }

    /// A string behind its first quotation mark.
    fn string(&mut self) -> &'a str {
        let text = self.take_until(&['"']);
        self.position += 1;
        text
    }

    fn value(&mut self) -> Value<'a> {
        if self.is_next(b'"') {
            return Value::Text(self.string());
        }
        if self.is_next(b'[') {
            let mut list = Vec::new();
            while !self.is_next(b']') {
                self.is_next(b',');
                list.push(self.value());
            }
            return Value::List(list);
        }
        if self.is_next(b'{') {
            let mut members = Vec::new();
            while !self.is_next(b'}') {
                self.is_next(b',');
                self.is_next(b'"');
                let name = self.string();
                self.is_next(b':');
                members.push((name, self.value()));
            }
            return Value::Object(members);
        }
        match self.take_until(&[',', ']', '}']) {
            "null" => Value::Null,
            word @ ("true" | "false") => Value::Boolean(word),
            word => Value::Integer(word.parse().expect("an integer")),
        }
    }
}

/// A text that equal values, and only they, have in common.
fn canonical(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(word) => (*word).to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => ["\"", text, "\""].concat(),
        Value::List(list) => {
            let elements: Vec<String> = list.iter().map(canonical).collect();
            ["[", &elements.join(","), "]"].concat()
        }
        Value::Object(members) => {
            let mut members: Vec<String> =
                members.iter().map(|(name, value)| [name, ":", &canonical(value)].concat()).collect();
            members.sort();
            ["{", &members.join(","), "}"].concat()
        }
    }
}

/// One line of the schema.
struct Rule<'a> {
    path: &'a str,
    kind: &'a str,
    is_required: bool,
    is_nullable: bool,
    is_closed: bool,
    is_unique: bool,
    min: i64,
    max: i64,
    words: Option<Vec<&'a str>>,
    /// The members of an object, in the order of the schema: name and rule.
    members: Vec<(&'a str, usize)>,
    element: Option<usize>,
}

fn parse_rule(line: &str) -> Rule<'_> {
    let mut words = line.split(' ');
    let mut next = || words.next().unwrap_or_default();
    let (path, kind) = (next(), next());
    let options: Vec<&str> = words.collect();
    let is = |name: &str| options.contains(&name);
    let option = |name: &str| options.iter().find_map(|option| option.strip_prefix(name));
    let number = |name: &str| option(name).map(|text| text.parse().expect("an integer"));
    Rule {
        path,
        kind,
        is_required: is("required"),
        is_nullable: is("nullable"),
        is_closed: is("closed"),
        is_unique: is("unique"),
        min: number("min=").unwrap_or(i64::MIN),
        max: number("max=").unwrap_or(i64::MAX),
        words: option("enum=").map(|text| text.split('|').collect()),
        members: Vec::new(),
        element: None,
    }
}

struct Schema<'a> {
    rules: Vec<Rule<'a>>,
}

fn parse_schema<'a>(lines: &[&'a str]) -> Schema<'a> {
    let mut rules: Vec<Rule> = lines.iter().map(|line| parse_rule(line)).collect();
    let numbers: HashMap<&str, usize> =
        (0..).zip(lines).map(|(number, line)| (parse_rule(line).path, number)).collect();
    for number in 0..rules.len() {
        let path = rules[number].path;
        if let Some(parent) = path.strip_suffix("[]") {
            rules[numbers[parent]].element = Some(number);
        } else if let Some((parent, name)) = path.rsplit_once('.')
            && let Some(parent) = numbers.get(parent)
        {
            rules[*parent].members.push((name, number));
        }
    }
    Schema { rules }
}

/// The value of a parameter; one that does not look like its type stays a text.
fn convert<'a>(text: &'a str, kind: &str) -> Value<'a> {
    match kind {
        "boolean" if text == "true" || text == "false" => Value::Boolean(text),
        "integer" => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text && number.unsigned_abs() <= 10_u64.pow(15) => {
                Value::Integer(number)
            }
            _ => Value::Text(text),
        },
        _ => Value::Text(text),
    }
}

#[derive(Default)]
struct Request<'a> {
    /// The name of each parameter as a path of the schema, and its value.
    parameters: Vec<(String, &'a str)>,
    body: Option<&'a str>,
}

impl Schema<'_> {
    fn check_value(&self, value: &Value, number: usize, place: &str, errors: &mut Vec<String>) {
        let rule = &self.rules[number];
        let mut report = |kind: &str| errors.push([place, " ", kind].concat());
        let (kind, size) = match value {
            Value::Null if rule.is_nullable => return,
            Value::Null => return report("null"),
            Value::Boolean(_) => ("boolean", None),
            Value::Integer(number) => ("integer", Some(*number)),
            Value::Text(text) => ("string", Some(text.chars().count() as i64)),
            Value::List(list) => ("array", Some(list.len() as i64)),
            Value::Object(members) => ("object", Some(members.len() as i64)),
        };
        if kind != rule.kind {
            return report("type");
        }
        if let (Some(words), Value::Text(text)) = (&rule.words, value)
            && !words.contains(text)
        {
            report("enum");
        }
        if size.is_some_and(|size| size < rule.min) {
            report("min");
        }
        if size.is_some_and(|size| size > rule.max) {
            report("max");
        }
        match value {
            Value::Object(members) => self.check_object(members, rule, place, errors),
            Value::List(list) => self.check_list(list, rule, place, errors),
            _ => {}
        }
    }

    fn check_object(&self, members: &[(&str, Value)], rule: &Rule, place: &str, errors: &mut Vec<String>) {
        for (name, _) in members {
            if rule.is_closed && !rule.members.iter().any(|member| member.0 == *name) {
                errors.push([place, ".", name, " unknown"].concat());
            }
        }
        for (name, number) in &rule.members {
            let place = [place, ".", name].concat();
            match members.iter().find(|member| member.0 == *name) {
                Some((_, value)) => self.check_value(value, *number, &place, errors),
                None if self.rules[*number].is_required => errors.push(place + " missing"),
                None => {}
            }
        }
    }

    fn check_list(&self, list: &[Value], rule: &Rule, place: &str, errors: &mut Vec<String>) {
        let mut earlier = HashSet::new();
        for (index, value) in list.iter().enumerate() {
            let place = format!("{place}[{index}]");
            if rule.is_unique && !earlier.insert(canonical(value)) {
                errors.push(place.clone() + " duplicate");
            }
            if let Some(element) = rule.element {
                self.check_value(value, element, &place, errors);
            }
        }
    }

    fn check_parameter(&self, number: usize, values: &[&str], errors: &mut Vec<String>) {
        let rule = &self.rules[number];
        match values {
            [] if rule.is_required => errors.push([rule.path, " missing"].concat()),
            [] => {}
            _ if rule.kind == "array" => {
                let kind = rule.element.map_or("string", |element| self.rules[element].kind);
                let list = values.iter().map(|text| convert(text, kind)).collect();
                self.check_value(&Value::List(list), number, rule.path, errors);
            }
            [text] => self.check_value(&convert(text, rule.kind), number, rule.path, errors),
            _ => errors.push([rule.path, " repeated"].concat()),
        }
    }

    fn check(&self, request: &Request) -> Vec<String> {
        let mut errors = Vec::new();
        let is_parameter = |path: &str| path.starts_with("query.") || path.starts_with("header.");
        for (number, rule) in self.rules.iter().enumerate() {
            if is_parameter(rule.path) && !rule.path.ends_with("[]") {
                let parameters = request.parameters.iter().filter(|parameter| parameter.0 == rule.path);
                let values: Vec<&str> = parameters.map(|parameter| parameter.1).collect();
                self.check_parameter(number, &values, &mut errors);
            }
        }
        let mut unknown = HashSet::new();
        for (path, _) in &request.parameters {
            let is_known = path.starts_with("header.") || self.rules.iter().any(|rule| rule.path == path);
            if !is_known && unknown.insert(path) {
                errors.push(path.clone() + " unknown");
            }
        }
        let body = self.rules.iter().position(|rule| rule.path == "body");
        match (request.body, body) {
            (Some(text), Some(number)) => {
                self.check_value(&Parser { text, position: 0 }.value(), number, "body", &mut errors);
            }
            (Some(_), None) => errors.push("body unknown".to_owned()),
            (None, Some(number)) if self.rules[number].is_required => errors.push("body missing".to_owned()),
            _ => {}
        }
        errors
    }
}

fn parse_request<'a>(lines: &[&'a str]) -> Request<'a> {
    let mut request = Request::default();
    for line in lines {
        let (place, rest) = line.split_once(' ').unwrap_or_default();
        if place == "body" {
            request.body = Some(rest);
        } else {
            let (name, value) = rest.split_once('=').unwrap_or_default();
            let name = if place == "header" { name.to_ascii_lowercase() } else { name.to_owned() };
            request.parameters.push(([place, ".", &name].concat(), value));
        }
    }
    request
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let lines: Vec<&str> = input.lines().collect();
    let mut parts = lines.split(|line| *line == "request");
    let schema = parse_schema(parts.next().unwrap_or_default());
    let mut out = String::new();
    for part in parts {
        let errors = schema.check(&parse_request(part));
        out += if errors.is_empty() { "valid\n" } else { "invalid\n" };
        for error in errors {
            out += &error;
            out.push('\n');
        }
    }
    io::stdout().write_all(out.as_bytes())
}
