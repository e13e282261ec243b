//! Allows no comment or space before a colon.

use std::{
    collections::{HashMap, hash_map::Entry},
    fmt::Write,
    io::{self, Read},
};

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn take(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|character| !belongs(character)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn take_char(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let character = characters.next()?;
        self.rest = characters.as_str();
        Some(character)
    }

    fn skip_space(&mut self) -> Option<()> {
        loop {
            self.take_while(|character| matches!(character, ' ' | '\t' | '\n'));
            if self.take("//") {
                self.take_while(|character| character != '\n');
            } else if self.take("/*") {
                self.rest = &self.rest[self.rest.find("*/")? + 2..];
            } else {
                return Some(());
            }
        }
    }

    fn value(&mut self) -> Option<String> {
        match self.rest.chars().next()? {
            '[' => self.array(),
            '{' => self.object(),
            '\'' | '"' => self.string().map(|text| quote(&text)),
            '+' | '-' | '.' | '0'..='9' => self.number(),
            _ => match self.take_while(is_in_name) {
                word @ ("null" | "true" | "false") => Some(word.to_owned()),
                _ => None,
            },
        }
    }

    fn array(&mut self) -> Option<String> {
        self.take("[");
        let mut values = Vec::new();
        loop {
            self.skip_space()?;
            if self.take("]") {
                return Some(format!("[{}]", values.join(",")));
            }
            values.push(self.value()?);
            self.skip_space()?;
            if !self.take(",") && !self.rest.starts_with(']') {
                return None;
            }
        }
    }

    fn object(&mut self) -> Option<String> {
        self.take("{");
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut pairs: Vec<String> = Vec::new();
        loop {
            self.skip_space()?;
            if self.take("}") {
                return Some(format!("{{{}}}", pairs.join(",")));
            }
            let key = self.key()?;
            if !self.take(":") {
                return None;
            }
            self.skip_space()?;
            let pair = format!("{}:{}", quote(&key), self.value()?);
            match places.entry(key) {
                Entry::Occupied(place) => pairs[*place.get()] = pair,
                Entry::Vacant(place) => {
                    place.insert(pairs.len());
                    pairs.push(pair);
                }
            }
            self.skip_space()?;
            if !self.take(",") && !self.rest.starts_with('}') {
                return None;
            }
        }
    }

    fn key(&mut self) -> Option<String> {
        if self.rest.starts_with(['\'', '"']) {
            return self.string();
        }
        let name = self.take_while(is_in_name);
        if name.starts_with(|character: char| character.is_ascii_digit()) {
            let is_number = name.bytes().all(|byte| byte.is_ascii_digit()) && (name == "0" || !name.starts_with('0'));
            return is_number.then(|| name.to_owned());
        }
        (!name.is_empty()).then(|| name.to_owned())
    }

    fn number(&mut self) -> Option<String> {
        let mut text = String::new();
        if self.take("-") {
            text.push('-');
        } else {
            self.take("+");
        }
        if self.take("0x") || self.take("0X") {
            let digits = self.take_while(is_in_name);
            // `from_str_radix` would read a sign, which is no part of a name.
            write!(text, "{}", u64::from_str_radix(digits, 16).ok()?).ok()?;
            return Some(text);
        }
        let is_digit = |character: char| character.is_ascii_digit();
        let whole = self.take_while(is_digit);
        let fraction = if self.take(".") { self.take_while(is_digit) } else { "" };
        if whole.is_empty() && fraction.is_empty() || whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        text.push_str(if whole.is_empty() { "0" } else { whole });
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(fraction);
        }
        if self.rest.starts_with(['e', 'E']) {
            text.push(self.take_char()?);
            if self.rest.starts_with(['+', '-']) {
                text.push(self.take_char()?);
            }
            let exponent = self.take_while(is_digit);
            if exponent.is_empty() {
                return None;
            }
            text.push_str(exponent);
        }
        let ends_here = self.take_while(|character| is_in_name(character) || character == '.').is_empty();
        ends_here.then_some(text)
    }

    fn string(&mut self) -> Option<String> {
        let quote = self.take_char()?;
        let mut text = String::new();
        loop {
            match self.take_char()? {
                '\n' => return None,
                '\\' => text.extend(self.escape()?),
                character if character == quote => return Some(text),
                character => text.push(character),
            }
        }
    }

    /// What follows a backslash; nothing for a line break.
    fn escape(&mut self) -> Option<Option<char>> {
        Some(Some(match self.take_char()? {
            '\n' => return Some(None),
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' if !self.rest.starts_with(|next: char| next.is_ascii_digit()) => '\0',
            '0'..='9' => return None,
            'x' => self.code(2)?,
            'u' if self.take("{") => {
                let count = self.rest.find('}').filter(|count| (1..=6).contains(count))?;
                let character = self.code(count)?;
                self.take("}");
                character
            }
            'u' => self.code(4)?,
            character => character,
        }))
    }

    fn code(&mut self, count: usize) -> Option<char> {
        let digits = self.rest.get(..count)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.rest = &self.rest[count..];
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    }
}

fn is_in_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

fn quote(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\u{8}' => json.push_str("\\b"),
            '\t' => json.push_str("\\t"),
            '\n' => json.push_str("\\n"),
            '\u{c}' => json.push_str("\\f"),
            '\r' => json.push_str("\\r"),
            '\0'..' ' => write!(json, "\\u{:04x}", u32::from(character)).expect("a string takes every write"),
            _ => json.push(character),
        }
    }
    json.push('"');
    json
}

fn convert(literal: &str) -> Option<String> {
    let mut reader = Reader { rest: literal };
    reader.skip_space()?;
    let json = reader.value()?;
    reader.skip_space()?;
    reader.rest.is_empty().then_some(json)
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = String::new();
    let mut literal = String::new();
    for line in input.lines().chain(["---"]) {
        if line == "---" {
            output.push_str(convert(&literal).as_deref().unwrap_or("error"));
            output.push('\n');
            literal.clear();
        } else {
            literal.push_str(line);
            literal.push('\n');
        }
    }
    print!("{output}");
    Ok(())
}
