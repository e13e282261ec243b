use std::io::{self, Read, Write};

/// The first six need no `;`.
const NAMED: [(&str, char); 9] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("copy", '\u{a9}'),
    ("nbsp", '\u{a0}'),
    ("apos", '\''),
    ("euro", '\u{20ac}'),
    ("hellip", '\u{2026}'),
];

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}

fn ends_name(c: char) -> bool {
    is_space(c) || c == '/' || c == '>'
}

fn starts_with(chars: &[char], text: &str) -> bool {
    let mut chars = chars.iter();
    text.chars().all(|c| chars.next().is_some_and(|other| other.eq_ignore_ascii_case(&c)))
}

/// The first place in `from..` where the condition holds, or the end.
fn find(chars: &[char], from: usize, holds: impl Fn(char) -> bool) -> usize {
    chars[from..].iter().position(|c| holds(*c)).map_or(chars.len(), |offset| from + offset)
}

fn push_quoted(out: &mut String, content: &[char]) {
    out.push('"');
    for &c in content {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            _ => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
        }
    }
    out.push('"');
}

/// The number behind `&#`, and how many characters it has.
fn read_number(chars: &[char]) -> Option<(char, usize)> {
    let (radix, start) = if matches!(chars.first(), Some('x' | 'X')) { (16, 1) } else { (10, 0) };
    let (mut number, mut at) = (0u32, start);
    while let Some(digit) = chars.get(at).and_then(|c| c.to_digit(radix)) {
        number = number.saturating_mul(radix).saturating_add(digit);
        at += 1;
    }
    if at == start {
        return None;
    }
    let c = char::from_u32(number).filter(|c| *c != '\0').unwrap_or('\u{fffd}');
    Some((c, at + usize::from(chars.get(at) == Some(&';'))))
}

/// The character that is meant by what stands behind a `&`, and the length of that.
fn read_reference(chars: &[char], is_attribute: bool) -> Option<(char, usize)> {
    if chars.first() == Some(&'#') {
        return read_number(&chars[1..]).map(|(c, length)| (c, length + 1));
    }
    let is_same = |name: &str| name.chars().zip(chars).filter(|(a, b)| a == *b).count() == name.len();
    let place = NAMED.iter().position(|(name, _)| is_same(name))?;
    let (name, c) = NAMED[place];
    match chars.get(name.len()) {
        Some(';') => Some((c, name.len() + 1)),
        Some(next) if is_attribute && (*next == '=' || next.is_ascii_alphanumeric()) => None,
        _ => (place < 6).then_some((c, name.len())),
    }
}

fn decode(chars: &[char], is_attribute: bool) -> Vec<char> {
    let (mut text, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let reference = if chars[at] == '&' { read_reference(&chars[at + 1..], is_attribute) } else { None };
        let (c, length) = reference.unwrap_or((chars[at], 0));
        text.push(c);
        at += 1 + length;
    }
    text
}

fn to_small(chars: &[char]) -> Vec<char> {
    chars.iter().map(char::to_ascii_lowercase).collect()
}

struct Tag {
    name: Vec<char>,
    attributes: Vec<(Vec<char>, Vec<char>)>,
    is_self_closing: bool,
    /// Behind its `>`.
    end: usize,
}

/// The tag whose name begins at `start`, or none if the input ends before it does.
fn read_tag(chars: &[char], start: usize) -> Option<Tag> {
    let mut at = find(chars, start, ends_name);
    let name = to_small(&chars[start..at]);
    let mut attributes: Vec<(Vec<char>, Vec<char>)> = Vec::new();
    loop {
        let skipped = at;
        at = find(chars, at, |c| !is_space(c) && c != '/');
        if *chars.get(at)? == '>' {
            let is_self_closing = at > skipped && chars[at - 1] == '/';
            return Some(Tag { name, attributes, is_self_closing, end: at + 1 });
        }
        let name_end = find(chars, at + 1, |c| ends_name(c) || c == '=');
        let name = to_small(&chars[at..name_end]);
        at = name_end;
        let mut value = Vec::new();
        let sign = find(chars, at, |c| !is_space(c));
        if *chars.get(sign)? == '=' {
            at = find(chars, sign + 1, |c| !is_space(c));
            let quote = *chars.get(at)?;
            let is_quoted = quote == '"' || quote == '\'';
            let value_start = at + usize::from(is_quoted);
            at = find(chars, value_start, |c| if is_quoted { c == quote } else { is_space(c) || c == '>' });
            value = decode(&chars[value_start..at], true);
            if is_quoted {
                chars.get(at)?;
                at += 1;
            }
        }
        match attributes.iter_mut().find(|(other, _)| *other == name) {
            Some(attribute) => attribute.1 = value,
            None => attributes.push((name, value)),
        }
    }
}

struct Tokenizer {
    chars: Vec<char>,
    at: usize,
    text: Vec<char>,
    out: String,
}

impl Tokenizer {
    /// Begins the line of a token, behind the text in front of it.
    fn begin(&mut self, kind: &str) {
        self.finish_text();
        self.out.push_str(kind);
        self.out.push(' ');
    }

    fn finish_text(&mut self) {
        if !self.text.is_empty() {
            self.out.push_str("text ");
            push_quoted(&mut self.out, &self.text);
            self.out.push('\n');
            self.text.clear();
        }
    }

    /// Adds the text up to there.
    fn take_text(&mut self, end: usize, has_references: bool) {
        let piece = &self.chars[self.at..end];
        let piece = if has_references { decode(piece, false) } else { piece.to_vec() };
        self.text.extend(piece);
        self.at = end;
    }

    fn push_line(&mut self, kind: &str, content: std::ops::Range<usize>) {
        self.begin(kind);
        push_quoted(&mut self.out, &self.chars[content]);
        self.out.push('\n');
    }

    /// The end of what ends with the next `>`, which is skipped.
    fn take_to_bracket(&mut self, start: usize) -> usize {
        let end = find(&self.chars, start, |c| c == '>');
        self.at = (end + 1).min(self.chars.len());
        end
    }

    fn comment(&mut self) {
        let start = self.at + 4;
        let rest = &self.chars[start..];
        let abrupt = [">", "->"].into_iter().find(|end| starts_with(rest, end));
        if let Some(end) = abrupt {
            self.at = start + end.len();
            return self.push_line("comment", start..start);
        }
        let length = rest.windows(3).position(|three| three == ['-', '-', '>']);
        let end = length.map_or(self.chars.len(), |length| start + length);
        self.at = (end + 3).min(self.chars.len());
        self.push_line("comment", start..end);
    }

    fn doctype(&mut self) {
        let start = self.at + "<!doctype".len();
        let end = self.take_to_bracket(start);
        let name = find(&self.chars[..end], start, |c| !is_space(c));
        let name_end = find(&self.chars[..end], name, is_space);
        self.chars[name..name_end].iter_mut().for_each(|c| c.make_ascii_lowercase());
        self.push_line("doctype", name..name_end);
    }

    fn raw_text(&mut self, name: &str) {
        let mut end = self.at;
        loop {
            end = find(&self.chars, end, |c| c == '<');
            let rest = &self.chars[end..];
            let is_end = starts_with(&rest[rest.len().min(1)..], "/")
                && starts_with(&rest[2..], name)
                && rest.get(2 + name.len()).is_some_and(|c| ends_name(*c));
            if rest.is_empty() || is_end {
                break;
            }
            end += 1;
        }
        self.take_text(end, name == "title" || name == "textarea");
    }

    fn tag(&mut self, is_end: bool) {
        let start = self.at + 1 + usize::from(is_end);
        let Some(tag) = read_tag(&self.chars, start) else {
            self.at = self.chars.len();
            return;
        };
        self.at = tag.end;
        self.begin(if is_end { "end" } else { "start" });
        push_quoted(&mut self.out, &tag.name);
        if is_end {
            return self.out.push('\n');
        }
        self.out.push_str(if tag.is_self_closing { " /\n" } else { "\n" });
        for (name, value) in &tag.attributes {
            self.begin("attribute");
            push_quoted(&mut self.out, name);
            self.out.push(' ');
            push_quoted(&mut self.out, value);
            self.out.push('\n');
        }
        let name: String = tag.name.iter().collect();
        if matches!(&*name, "script" | "style" | "title" | "textarea") {
            self.raw_text(&name);
        }
    }

    fn run(&mut self) {
        while let Some(first) = self.chars.get(self.at) {
            if *first != '<' {
                let end = find(&self.chars, self.at, |c| c == '<');
                self.take_text(end, true);
                continue;
            }
            let rest = &self.chars[self.at + 1..];
            let second = rest.first().copied().unwrap_or(' ');
            let third = rest.get(1).copied();
            match second {
                'A'..='Z' | 'a'..='z' => self.tag(false),
                '/' if third.is_some_and(|c| c.is_ascii_alphabetic()) => self.tag(true),
                '!' if starts_with(rest, "!--") => self.comment(),
                '!' if starts_with(rest, "!doctype") => self.doctype(),
                '/' if third == Some('>') => self.at += 3,
                '!' | '?' | '/' if second != '/' || third.is_some() => {
                    let start = self.at + if second == '?' { 1 } else { 2 };
                    let end = self.take_to_bracket(start);
                    self.push_line("comment", start..end);
                }
                _ => self.take_text(self.at + 1, false),
            }
        }
        self.finish_text();
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut tokenizer = Tokenizer { chars: input.chars().collect(), at: 0, text: Vec::new(), out: String::new() };
    tokenizer.run();
    io::stdout().write_all(tokenizer.out.as_bytes())
}
