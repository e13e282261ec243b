use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
    mem,
};

#[derive(Clone, PartialEq)]
enum Value {
    /// A number, `true`, `false` or `null`, as it is written.
    Word(String),
    Text(String),
    List(Vec<Value>),
    Object(BTreeMap<String, Value>),
}

struct Parser<'a> {
    text: &'a str,
    position: usize,
}

impl Parser<'_> {
    fn is_next(&mut self, byte: u8) -> bool {
        let is_it = self.text.as_bytes().get(self.position) == Some(&byte);
        self.position += usize::from(is_it);
        is_it
    }

    fn take_until(&mut self, ends: &[char]) -> String {
        let rest = &self.text[self.position..];
        let length = rest.find(ends).unwrap_or(rest.len());
        self.position += length;
        rest[..length].to_owned()
    }

    /// A string behind its first quotation mark.
    fn string(&mut self) -> String {
        let text = self.take_until(&['"']);
        self.position += 1;
        text
    }

    fn value(&mut self) -> Value {
        if self.is_next(b'"') {
            Value::Text(self.string())
        } else if self.is_next(b'[') {
            let mut list = Vec::new();
            while !self.is_next(b']') {
                self.is_next(b',');
                list.push(self.value());
            }
            Value::List(list)
        } else if self.is_next(b'{') {
            let mut members = BTreeMap::new();
            while !self.is_next(b'}') {
                self.is_next(b',');
                self.is_next(b'"');
                let name = self.string();
                self.is_next(b':');
                members.insert(name, self.value());
            }
            Value::Object(members)
        } else {
            Value::Word(self.take_until(&[',', ']', '}']))
        }
    }
}

fn parse(text: &str) -> Value {
    Parser { text, position: 0 }.value()
}

fn print(value: &Value, out: &mut String) {
    match value {
        Value::Word(word) => out.push_str(word),
        Value::Text(text) => print_string(text, out),
        Value::List(list) => {
            for (number, value) in list.iter().enumerate() {
                out.push(if number == 0 { '[' } else { ',' });
                print(value, out);
            }
            out.push_str(if list.is_empty() { "[]" } else { "]" });
        }
        Value::Object(members) => {
            for (number, (name, value)) in members.iter().enumerate() {
                out.push(if number == 0 { '{' } else { ',' });
                print_string(name, out);
                out.push(':');
                print(value, out);
            }
            out.push_str(if members.is_empty() { "{}" } else { "}" });
        }
    }
}

fn print_string(text: &str, out: &mut String) {
    out.push('"');
    out.push_str(text);
    out.push('"');
}

/// The word of an error.
type Reason = &'static str;

/// The decoded names and indices of a pointer.
fn parse_pointer(text: &str) -> Result<Vec<String>, Reason> {
    let mut parts = text.split('/');
    if parts.next() != Some("") {
        return Err("pointer");
    }
    let decode = |part: &str| {
        let is_bad = part.split('~').skip(1).any(|rest| !rest.starts_with(['0', '1']));
        if is_bad { Err("pointer") } else { Ok(part.replace("~0", "~").replace("~1", "/")) }
    };
    parts.map(decode).collect()
}

fn parse_index(part: &str) -> Option<usize> {
    let is_index = part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
    part.parse().ok().filter(|_| is_index)
}

fn find<'a>(mut value: &'a mut Value, path: &[String]) -> Result<&'a mut Value, Reason> {
    for part in path {
        let child = match value {
            Value::List(list) => parse_index(part).and_then(|index| list.get_mut(index)),
            Value::Object(members) => members.get_mut(part),
            _ => None,
        };
        value = child.ok_or("missing")?;
    }
    Ok(value)
}

/// How a change is taken back.
enum Undo {
    Set(Vec<String>, Value),
    Add(Vec<String>, Value),
    Remove(Vec<String>),
}

type Change = Result<Undo, Reason>;

fn set(root: &mut Value, path: &[String], value: Value) -> Change {
    let old = mem::replace(find(root, path)?, value);
    Ok(Undo::Set(path.to_vec(), old))
}

fn add(root: &mut Value, path: &[String], value: Value) -> Change {
    let Some((last, parent)) = path.split_last() else { return set(root, path, value) };
    match find(root, parent)? {
        Value::Object(members) => match members.insert(last.clone(), value) {
            Some(old) => Ok(Undo::Set(path.to_vec(), old)),
            None => Ok(Undo::Remove(path.to_vec())),
        },
        Value::List(list) => {
            let index = if last == "-" { list.len() } else { parse_index(last).ok_or("missing")? };
            if index > list.len() {
                return Err("missing");
            }
            list.insert(index, value);
            Ok(Undo::Remove([parent, &[index.to_string()]].concat()))
        }
        _ => Err("missing"),
    }
}

fn remove(root: &mut Value, path: &[String]) -> Change {
    let (last, parent) = path.split_last().ok_or("root")?;
    let value = match find(root, parent)? {
        Value::Object(members) => members.remove(last),
        Value::List(list) => parse_index(last).filter(|index| *index < list.len()).map(|index| list.remove(index)),
        _ => None,
    };
    Ok(Undo::Add(path.to_vec(), value.ok_or("missing")?))
}

fn take_back(root: &mut Value, undo: Vec<Undo>) {
    for step in undo.into_iter().rev() {
        let done = match step {
            Undo::Set(path, value) => set(root, &path, value),
            Undo::Add(path, value) => add(root, &path, value),
            Undo::Remove(path) => remove(root, &path),
        };
        done.map(|_| ()).expect("what was done can be taken back");
    }
}

/// Applies one operation, and notes how each of its changes is taken back.
fn operate(root: &mut Value, operation: &BTreeMap<String, Value>, undo: &mut Vec<Undo>) -> Result<(), Reason> {
    let text = |name: &str| match operation.get(name) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let value = || operation.get("value").cloned().unwrap_or(Value::List(Vec::new()));
    let kind = text("op");
    let path = &parse_pointer(text("path"))?;
    // Other operations have no second pointer: what is called so means nothing.
    let from = &parse_pointer(if kind == "move" || kind == "copy" { text("from") } else { "" })?;
    let change = match kind {
        "add" => add(root, path, value())?,
        "replace" => set(root, path, value())?,
        "remove" => remove(root, path)?,
        "copy" => {
            let copy = find(root, from)?.clone();
            add(root, path, copy)?
        }
        "move" => {
            let moved = find(root, from)?.clone();
            if from == path {
                return Ok(());
            }
            if path.starts_with(from) {
                return Err("inside");
            }
            undo.push(remove(root, from)?);
            add(root, path, moved)?
        }
        _ if *find(root, path)? == value() => return Ok(()),
        _ => return Err("different"),
    };
    undo.push(change);
    Ok(())
}

/// Applies all operations; if one fails, none of them, and says its number.
fn apply(root: &mut Value, operations: &[Value]) -> Result<(), (usize, Reason)> {
    let mut undo = Vec::new();
    for (number, operation) in (1..).zip(operations) {
        let Value::Object(members) = operation else { continue };
        if let Err(reason) = operate(root, members, &mut undo) {
            take_back(root, undo);
            return Err((number, reason));
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut lines = input.lines();
    let mut root = parse(lines.next().expect("a document"));
    let mut out = String::new();
    for line in lines {
        match parse(line) {
            Value::Text(pointer) => {
                let found = parse_pointer(&pointer).and_then(|path| find(&mut root, &path).cloned());
                match found {
                    Ok(value) => print(&value, &mut out),
                    Err(reason) => out = out + "error " + reason,
                }
            }
            Value::List(operations) => match apply(&mut root, &operations) {
                Ok(()) => out += "ok",
                Err((number, reason)) => out += &format!("error {number} {reason}"),
            },
            _ => {}
        }
        out.push('\n');
    }
    io::stdout().write_all(out.as_bytes())
}
