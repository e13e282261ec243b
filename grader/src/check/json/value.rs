//! JSON text as a flat list of values that keep their place in the text.
//!
//! The parser is our own because a comparison needs what a data format's library drops: where each value stands,
//! that a key came twice, and numbers exactly as they are spelled. It keeps its stack on the heap, and values own no
//! other values, so neither reading nor dropping one recurses.

use std::borrow::Cow;

use super::super::{decimal::Number, quote::quote};

/// Levels of arrays and objects within each other.
pub(super) const DEPTH_MAX: usize = 256;

/// Values in one text. With them a text of 8 MiB can be read whatever it holds.
pub(super) const VALUES_MAX: usize = 1 << 22;

/// The position of a value in its [`Tree`]. In document order: a value comes before everything that it holds.
pub(super) type Id = u32;

/// How one gets from an array or object to a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// From nowhere: the value is the whole text.
    Root,
    /// By a key.
    Key(Cow<'a, str>),
    /// By an index, from 0.
    Index(usize),
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Null,
    Bool(bool),
    /// As it is spelled; the digits are read when they are compared.
    Number(&'a str),
    String(Cow<'a, str>),
    Array(Vec<Id>),
    /// The values, in the order of their keys.
    Object(Vec<Id>),
}

impl Kind<'_> {
    /// The kind in words.
    pub(super) const fn describe(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// The place of the kind among the kinds.
    pub(super) const fn rank(&self) -> u8 {
        match self {
            Self::Null => 0,
            Self::Bool(_) => 1,
            Self::Number(_) => 2,
            Self::String(_) => 3,
            Self::Array(_) => 4,
            Self::Object(_) => 5,
        }
    }
}

/// One value.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) parent: Id,
    pub(super) step: Step<'a>,
    /// Where it starts and ends in the text, in bytes.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether an ignored path leads to it.
    pub(super) is_ignored: bool,
    /// Whether it is an array whose order is free.
    pub(super) is_unordered: bool,
}

/// A text's values; the first is the whole.
#[derive(Clone, Debug)]
pub(super) struct Tree<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: Vec<Node<'a>>,
}

/// Why a text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) message: String,
}

impl<'a> Tree<'a> {
    pub(super) fn node(&self, id: Id) -> &Node<'a> {
        &self.nodes[id as usize]
    }

    /// The text of a value.
    pub(super) fn source(&self, id: Id) -> &'a str {
        let node = self.node(id);
        self.text.get(node.start as usize..node.end as usize).unwrap_or_default()
    }

    /// Reads a text.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|error| Fault {
            offset: error.valid_up_to(),
            message: "this byte is not valid UTF-8".to_owned(),
        })?;
        if u32::try_from(text.len()).is_err() {
            return Err(Fault { offset: 0, message: "the text is longer than 4 GiB".to_owned() });
        }
        let mut parser = Parser { text, at: 0, nodes: Vec::new(), open: Vec::new() };
        parser.run()?;
        Ok(Tree { text, nodes: parser.nodes })
    }
}

/// What may come next.
enum Expect<'a> {
    Value(Step<'a>),
    FirstElement,
    FirstKey,
    Key,
    /// A value has ended.
    Next,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    nodes: Vec<Node<'a>>,
    /// The arrays and objects that have not ended, outermost first.
    open: Vec<Id>,
}

impl<'a> Parser<'a> {
    fn run(&mut self) -> Result<(), Fault> {
        let mut expect = Expect::Value(Step::Root);
        loop {
            self.skip_space();
            expect = match expect {
                Expect::FirstElement if self.peek() == Some(b']') => self.close()?,
                Expect::FirstElement => Expect::Value(Step::Index(0)),
                Expect::Value(step) => self.read_value(step)?,
                Expect::FirstKey if self.peek() == Some(b'}') => self.close()?,
                Expect::FirstKey | Expect::Key => self.read_key()?,
                Expect::Next => match self.read_next()? {
                    Some(expect) => expect,
                    None => return Ok(()),
                },
            };
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn fault<T>(&self, message: impl Into<String>) -> Result<T, Fault> {
        Err(Fault { offset: self.at, message: message.into() })
    }

    fn fault_expected<T>(&self, what: &str) -> Result<T, Fault> {
        let rest = &self.text.as_bytes()[self.at..];
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || b",:[]{}\"".contains(byte);
        let word = rest.iter().position(is_end).unwrap_or(rest.len()).max(1);
        match rest {
            [] => self.fault(format!("expected {what}, found the end")),
            [b'\'', ..] => self.fault(format!("expected {what}, found `'`; strings stand between double quotes")),
            _ => self.fault(format!("expected {what}, found {}", quote(&rest[..word]))),
        }
    }

    fn push(&mut self, kind: Kind<'a>, step: Step<'a>, start: usize) -> Result<Id, Fault> {
        let id = Id::try_from(self.nodes.len()).unwrap_or(Id::MAX);
        if self.nodes.len() >= VALUES_MAX {
            return self.fault(format!("there are more than {VALUES_MAX} values"));
        }
        let parent = self.open.last().copied().unwrap_or(0);
        if let Some(open) = self.open.last()
            && let Kind::Array(members) | Kind::Object(members) = &mut self.nodes[*open as usize].kind
        {
            members.push(id);
        }
        let [start, end] = [start, self.at].map(|offset| u32::try_from(offset).unwrap_or(u32::MAX));
        self.nodes.push(Node { kind, parent, step, start, end, is_ignored: false, is_unordered: false });
        Ok(id)
    }

    fn read_value(&mut self, step: Step<'a>) -> Result<Expect<'a>, Fault> {
        let start = self.at;
        let kind = match self.peek() {
            Some(b'[') => return self.open(Kind::Array(Vec::new()), step),
            Some(b'{') => return self.open(Kind::Object(Vec::new()), step),
            Some(b'"') => Kind::String(self.read_string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(self.read_number()?),
            _ => self.read_word(&step)?,
        };
        self.push(kind, step, start)?;
        Ok(Expect::Next)
    }

    fn read_word(&mut self, step: &Step<'_>) -> Result<Kind<'a>, Fault> {
        for (word, kind) in [("null", Kind::Null), ("true", Kind::Bool(true)), ("false", Kind::Bool(false))] {
            if let Some(rest) = self.text[self.at..].strip_prefix(word)
                && !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
            {
                self.at += word.len();
                return Ok(kind);
            }
        }
        match step {
            Step::Index(1..) if self.peek() == Some(b']') => self.fault("there is a comma before `]`"),
            _ => self.fault_expected("a value"),
        }
    }

    fn open(&mut self, kind: Kind<'a>, step: Step<'a>) -> Result<Expect<'a>, Fault> {
        if self.open.len() >= DEPTH_MAX {
            return self.fault(format!("arrays and objects are nested more than {DEPTH_MAX} levels deep"));
        }
        let expect = if matches!(kind, Kind::Array(_)) { Expect::FirstElement } else { Expect::FirstKey };
        let id = self.push(kind, step, self.at)?;
        self.open.push(id);
        self.at += 1;
        Ok(expect)
    }

    /// Ends the innermost array or object at its bracket.
    fn close(&mut self) -> Result<Expect<'a>, Fault> {
        self.at += 1;
        let Some(id) = self.open.pop() else { return Ok(Expect::Next) };
        self.nodes[id as usize].end = u32::try_from(self.at).unwrap_or(u32::MAX);
        if let Kind::Object(members) = &mut self.nodes[id as usize].kind {
            let mut members = std::mem::take(members);
            self.sort_members(&mut members)?;
            self.nodes[id as usize].kind = Kind::Object(members);
        }
        Ok(Expect::Next)
    }

    fn sort_members(&self, members: &mut [Id]) -> Result<(), Fault> {
        members.sort_unstable_by(|left, right| self.key(*left).cmp(self.key(*right)).then(left.cmp(right)));
        let is_same = |pair: &&[Id]| self.key(pair[0]) == self.key(pair[1]);
        let Some(second) = members.windows(2).filter(is_same).map(|pair| pair[1]).min() else { return Ok(()) };
        let message = format!("the key {} comes twice in one object", quote(self.key(second).as_bytes()));
        Err(Fault { offset: self.nodes[second as usize].start as usize, message })
    }

    fn key(&self, id: Id) -> &str {
        match &self.nodes[id as usize].step {
            Step::Key(key) => key,
            Step::Root | Step::Index(_) => "",
        }
    }

    fn read_key(&mut self) -> Result<Expect<'a>, Fault> {
        if self.peek() != Some(b'"') {
            return self.fault_expected("a key between double quotes");
        }
        let key = self.read_string()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            return self.fault_expected("`:` after a key");
        }
        self.at += 1;
        Ok(Expect::Value(Step::Key(key)))
    }

    /// What comes behind a value; `None` at the end of the text.
    fn read_next(&mut self) -> Result<Option<Expect<'a>>, Fault> {
        let Some(open) = self.open.last() else {
            return if self.at == self.text.len() {
                Ok(None)
            } else {
                self.fault("there is more text after the value")
            };
        };
        let (count, is_array) = match &self.nodes[*open as usize].kind {
            Kind::Array(elements) => (elements.len(), true),
            _ => (0, false),
        };
        match (self.peek(), is_array) {
            (Some(b']'), true) | (Some(b'}'), false) => self.close().map(Some),
            (Some(b','), _) => {
                self.at += 1;
                Ok(Some(if is_array { Expect::Value(Step::Index(count)) } else { Expect::Key }))
            }
            (_, true) => self.fault_expected("`,` or `]` after an element"),
            (_, false) => self.fault_expected("`,` or `}` after a value"),
        }
    }

    fn read_number(&mut self) -> Result<&'a str, Fault> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().position(|byte| !matches!(byte, b'-' | b'+' | b'.' | b'0'..=b'9' | b'e' | b'E'));
        let text = &self.text[self.at..self.at + length.unwrap_or(rest.len())];
        if !is_number(text.as_bytes()) {
            return self.fault(format!("{} is not a number in JSON", quote(text.as_bytes())));
        }
        if Number::parse(text.as_bytes()).is_none() {
            return self
                .fault(format!("the number {} has too many digits in its power of ten", quote(text.as_bytes())));
        }
        self.at += text.len();
        Ok(text)
    }

    /// Reads a string from its opening quote to behind its closing one.
    fn read_string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let text = self.text;
        let opening = self.at;
        self.at += 1;
        let mut decoded = Cow::Borrowed("");
        loop {
            let rest = &text[self.at..];
            let plain = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\') || byte < b' ').unwrap_or(rest.len());
            // The first piece stays borrowed: most strings hold no escape.
            decoded += &rest[..plain];
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(decoded);
                }
                Some(b'\\') => decoded.to_mut().push(self.read_escape()?),
                Some(_) => return self.fault("a control character in a string must be escaped, such as `\\n`"),
                None => {
                    self.at = opening;
                    return self.fault("a string starts here and does not end");
                }
            }
        }
    }

    fn read_escape(&mut self) -> Result<char, Fault> {
        let character = match self.text.as_bytes().get(self.at + 1) {
            Some(b'u') => return self.read_unicode_escape(),
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return self.fault("this is no escape of JSON"),
        };
        self.at += 2;
        Ok(character)
    }

    /// Reads `\uXXXX`, or two of them that make one character.
    fn read_unicode_escape(&mut self) -> Result<char, Fault> {
        let unit = |at: usize| {
            let digits = self.text.as_bytes().get(at..)?.strip_prefix(b"\\u")?.get(..4)?;
            let is_hex = digits.iter().all(u8::is_ascii_hexdigit);
            let digits = std::str::from_utf8(digits).ok().filter(|_| is_hex)?;
            u16::from_str_radix(digits, 16).ok()
        };
        let Some(first) = unit(self.at) else { return self.fault("`\\u` must be followed by four hexadecimal digits") };
        let second = unit(self.at + 6).filter(|_| (0xd800..0xdc00).contains(&first));
        let mut units = char::decode_utf16([Some(first), second].into_iter().flatten());
        let Some(Ok(character)) = units.next() else {
            return self.fault("this escape is half of a character (a surrogate without its partner)");
        };
        self.at += if second.is_some() { 12 } else { 6 };
        Ok(character)
    }
}

/// Whether a text is a number by JSON's grammar, which is stricter than that of floats elsewhere.
fn is_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(unsigned);
    if whole == 0 || (whole > 1 && unsigned[0] == b'0') {
        return false;
    }
    let mut rest = &unsigned[whole..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let places = digits(fraction);
        if places == 0 {
            return false;
        }
        rest = &fraction[places..];
    }
    if let Some(power) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        let power = power.strip_prefix(b"-").or_else(|| power.strip_prefix(b"+")).unwrap_or(power);
        return digits(power) > 0 && digits(power) == power.len();
    }
    rest.is_empty()
}
