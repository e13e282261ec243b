use std::io::{self, BufRead, BufWriter, Write};

/// What is left of the document, and what was made of it.
struct Converter<'a> {
    rest: &'a str,
    output: String,
    /// The tags of the open elements.
    open: Vec<&'a str>,
    /// The text of the innermost one since its last child.
    text: String,
    has_root: bool,
}

fn quote(text: &str) -> String {
    let escape = |character: char| match character {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        _ => character.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

fn is_allowed(character: &char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The character that a reference stands for.
fn resolve(name: &str) -> Option<char> {
    let is_hex = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => match name.strip_prefix("#x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok().filter(|_| is_hex(digits))?,
            None => {
                let digits = name.strip_prefix('#')?;
                digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?
            }
        },
    };
    char::from_u32(number).filter(is_allowed)
}

/// A text with its references replaced.
fn decode(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut decoded = parts.next()?.to_owned();
    for part in parts {
        let (name, behind) = part.split_once(';')?;
        decoded.push(resolve(name)?);
        decoded += behind;
    }
    Some(decoded)
}

impl<'a> Converter<'a> {
    /// Goes on behind the prefix, if it is what comes next.
    fn skip(&mut self, prefix: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(prefix)?;
        Some(())
    }

    /// Goes on behind the end, and returns what is before it.
    fn take_until(&mut self, end: &str) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(taken)
    }

    fn skip_spaces(&mut self) -> bool {
        let length = self.rest.len();
        self.rest = self.rest.trim_start_matches([' ', '\t']);
        self.rest.len() < length
    }

    fn take_name(&mut self) -> Option<&'a str> {
        let is_inside = |character: char| character.is_ascii_alphanumeric() || "_.-".contains(character);
        let end = self.rest.find(|character| !is_inside(character)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_').then_some(name)
    }

    /// Writes what begins another member of the innermost element.
    fn write_text(&mut self) {
        if !self.text.is_empty() {
            self.output += ",";
            self.output += &quote(&std::mem::take(&mut self.text));
        }
    }

    fn read_attributes(&mut self) -> Option<()> {
        let mut names = Vec::new();
        while self.skip_spaces() && !self.rest.starts_with(['/', '>']) {
            let name = self.take_name()?;
            self.skip_spaces();
            self.skip("=")?;
            self.skip_spaces();
            let mark = if self.rest.starts_with('\'') { "'" } else { "\"" };
            self.skip(mark)?;
            let value = self.take_until(mark).filter(|value| !value.contains('<'))?;
            self.output += if names.is_empty() { ",{" } else { "," };
            self.output += &format!("{}:{}", quote(name), quote(&decode(value)?));
            names.push(name);
        }
        if !names.is_empty() {
            self.output += "}";
        }
        Some(())
    }

    fn read_start(&mut self) -> Option<()> {
        self.write_text();
        if self.open.is_empty() && self.has_root {
            return None;
        }
        let name = self.take_name()?;
        self.output += if self.has_root { ",[" } else { "[" };
        self.has_root = true;
        self.output += &quote(name);
        self.read_attributes()?;
        if self.skip("/").is_some() {
            self.output += "]";
        } else {
            self.open.push(name);
        }
        self.skip(">")
    }

    fn read_end(&mut self) -> Option<()> {
        self.write_text();
        let name = self.take_name()?;
        self.skip_spaces();
        self.skip(">")?;
        self.output += "]";
        (self.open.pop()? == name).then_some(())
    }

    fn read_next(&mut self) -> Option<()> {
        if self.skip("<!--").is_some() {
            self.take_until("--")?;
            return self.skip(">");
        }
        if self.skip("<![CDATA[").is_some() {
            let text = self.take_until("]]>").filter(|_| !self.open.is_empty())?;
            self.text += text;
            return Some(());
        }
        if self.skip("</").is_some() {
            return self.read_end();
        }
        if self.skip("<").is_some() {
            return self.read_start();
        }
        let (text, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
        self.rest = rest;
        if self.open.is_empty() {
            return text.trim_matches([' ', '\t']).is_empty().then_some(());
        }
        self.text += &decode(text).filter(|_| !text.contains("]]>"))?;
        Some(())
    }
}

fn convert(document: &str) -> Option<String> {
    let mut converter =
        Converter { rest: document, output: String::new(), open: Vec::new(), text: String::new(), has_root: false };
    while !converter.rest.is_empty() {
        converter.read_next()?;
    }
    (converter.has_root && converter.open.is_empty()).then_some(converter.output)
}

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines().skip(1) {
        writeln!(output, "{}", convert(&line?).as_deref().unwrap_or("not well-formed"))?;
    }
    output.flush()
}
