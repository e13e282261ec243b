use std::{
    collections::HashSet,
    io::{self, Read, Write},
};

/// The number of characters before the error, and its kind.
type Error = (usize, &'static str);

struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
    /// The names of the open elements, and where their start tags begin.
    open: Vec<(&'a [u8], usize)>,
    elements: usize,
    depth: usize,
}

fn is_space(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte == b':'
}

fn is_name_part(byte: u8) -> bool {
    is_name_start(byte) || byte.is_ascii_digit() || byte == b'-' || byte == b'.'
}

fn is_character(number: u32) -> bool {
    matches!(number, 9 | 10 | 13 | 32..=0xd7ff | 0xe000..=0xfffd | 0x1_0000..=0x10_ffff)
}

/// Whether this stands between `&` and `;`.
fn is_reference(text: &[u8]) -> bool {
    let (digits, base) = match text {
        [b'#', b'x', digits @ ..] => (digits, 16),
        [b'#', digits @ ..] => (digits, 10),
        _ => return [b"amp" as &[u8], b"lt", b"gt", b"quot", b"apos"].contains(&text),
    };
    let mut number = 0_u32;
    for &digit in digits {
        let Some(value) = char::from(digit).to_digit(base) else { return false };
        number = number.saturating_mul(base).saturating_add(value);
    }
    !digits.is_empty() && is_character(number)
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    /// Where this text comes next, from here on.
    fn find(&self, text: &[u8]) -> Option<usize> {
        let rest = &self.bytes[self.position..];
        rest.windows(text.len()).position(|window| window == text).map(|distance| self.position + distance)
    }

    /// Passes over this text if it comes next.
    fn skip(&mut self, text: &[u8]) -> bool {
        let is_next = self.bytes[self.position..].starts_with(text);
        self.position += if is_next { text.len() } else { 0 };
        is_next
    }

    fn skip_space(&mut self) -> bool {
        let start = self.position;
        while self.peek().is_some_and(is_space) {
            self.position += 1;
        }
        self.position > start
    }

    /// The next character must be this one. `start` is where the markup begins.
    fn expect(&mut self, byte: u8, start: usize, kind: &'static str) -> Result<(), Error> {
        match self.peek() {
            Some(next) if next == byte => {
                self.position += 1;
                Ok(())
            }
            Some(_) => Err((self.position, kind)),
            None => Err((start, "unfinished")),
        }
    }

    fn name(&mut self, start: usize) -> Result<&'a [u8], Error> {
        let first = self.position;
        match self.peek() {
            Some(byte) if is_name_start(byte) => {}
            Some(_) => return Err((first, "name")),
            None => return Err((start, "unfinished")),
        }
        while self.peek().is_some_and(is_name_part) {
            self.position += 1;
        }
        Ok(&self.bytes[first..self.position])
    }

    fn reference(&mut self) -> Result<(), Error> {
        let start = self.position;
        let end = self.find(b";").ok_or((start, "reference"))?;
        self.position = end + 1;
        if is_reference(&self.bytes[start + 1..end]) { Ok(()) } else { Err((start, "reference")) }
    }

    fn document(&mut self) -> Result<(), Error> {
        while let Some(byte) = self.peek() {
            let is_inside = !self.open.is_empty();
            match byte {
                b'<' => self.markup(is_inside)?,
                b'&' if is_inside => self.reference()?,
                b']' if is_inside && self.skip(b"]]>") => return Err((self.position - 3, "cdata-end")),
                _ if !is_inside && !is_space(byte) => return Err((self.position, "text")),
                _ => self.position += 1,
            }
        }
        match self.open.first() {
            Some((_, start)) => Err((*start, "open")),
            None if self.elements == 0 => Err((self.position, "empty")),
            None => Ok(()),
        }
    }

    fn markup(&mut self, is_inside: bool) -> Result<(), Error> {
        let start = self.position;
        if self.skip(b"<!--") {
            self.position = self.find(b"--").ok_or((start, "unfinished"))? + 2;
            self.expect(b'>', start, "comment").map_err(|(position, kind)| {
                let is_comment = kind == "comment";
                (if is_comment { position - 2 } else { position }, kind)
            })
        } else if self.skip(b"<![CDATA[") {
            if !is_inside {
                return Err((start, "text"));
            }
            self.position = self.find(b"]]>").ok_or((start, "unfinished"))? + 3;
            Ok(())
        } else if self.skip(b"<!") {
            Err((start, "markup"))
        } else if self.skip(b"<?") {
            self.instruction(start)
        } else if self.skip(b"</") {
            self.end_tag(start)
        } else if !is_inside && self.elements > 0 {
            Err((start, "second-root"))
        } else {
            self.start_tag(start)
        }
    }

    fn instruction(&mut self, start: usize) -> Result<(), Error> {
        let end = self.find(b"?>").ok_or((start, "unfinished"))?;
        let target = self.name(start)?;
        if target.eq_ignore_ascii_case(b"xml") && (start > 0 || target != b"xml") {
            return Err((start, "declaration"));
        }
        if self.position < end && !self.skip_space() {
            return Err((self.position, "space"));
        }
        self.position = end + 2;
        Ok(())
    }

    fn end_tag(&mut self, start: usize) -> Result<(), Error> {
        let name = self.name(start)?;
        if self.open.pop().is_none_or(|(opened, _)| opened != name) {
            return Err((start, "end-tag"));
        }
        self.skip_space();
        self.expect(b'>', start, "bracket")
    }

    fn start_tag(&mut self, start: usize) -> Result<(), Error> {
        self.position += 1;
        let name = self.name(start)?;
        let mut attributes = HashSet::new();
        loop {
            let has_space = self.skip_space();
            match self.peek() {
                Some(b'>' | b'/') => break,
                Some(_) if !has_space => return Err((self.position, "space")),
                _ => {}
            }
            let first = self.position;
            if !attributes.insert(self.name(start)?) {
                return Err((first, "duplicate"));
            }
            self.skip_space();
            self.expect(b'=', start, "equals")?;
            self.skip_space();
            self.value(start)?;
        }
        self.elements += 1;
        self.depth = self.depth.max(self.open.len() + 1);
        if self.skip(b"/") {
            return self.expect(b'>', start, "bracket");
        }
        self.position += 1;
        self.open.push((name, start));
        Ok(())
    }

    fn value(&mut self, start: usize) -> Result<(), Error> {
        let is_single = self.peek() == Some(b'\'');
        let quote = if is_single { b'\'' } else { b'"' };
        self.expect(quote, start, "quote")?;
        loop {
            match self.peek() {
                Some(b'<') => return Err((self.position, "less-than")),
                Some(b'&') => self.reference()?,
                Some(byte) if byte != quote => self.position += 1,
                _ => return self.expect(quote, start, "quote"),
            }
        }
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut out = String::new();
    for line in input.lines() {
        let mut reader = Reader { bytes: line.as_bytes(), position: 0, open: Vec::new(), elements: 0, depth: 0 };
        out += &match reader.document() {
            Ok(()) => format!("ok {} {}\n", reader.elements, reader.depth),
            Err((position, kind)) => format!("error {} {kind}\n", position + 1),
        };
    }
    io::stdout().write_all(out.as_bytes())
}
