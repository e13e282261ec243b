use std::io::{self, Read, Write};

/// The text stops being JSON here: the number of bytes that were fine.
struct Stop(usize);

struct Formatter<'a> {
    bytes: &'a [u8],
    position: usize,
    output: Vec<u8>,
}

type Formatted = Result<(), Stop>;

impl Formatter<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    fn stop<T>(&self) -> Result<T, Stop> {
        Err(Stop(self.position))
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.position += 1;
        }
    }

    /// Takes one byte that fits and copies it.
    fn copy(&mut self, is_wanted: impl Fn(u8) -> bool) -> Formatted {
        match self.peek() {
            Some(byte) if is_wanted(byte) => {
                self.position += 1;
                self.output.push(byte);
                Ok(())
            }
            _ => self.stop(),
        }
    }

    fn copy_digits(&mut self) -> Formatted {
        self.copy(|byte| byte.is_ascii_digit())?;
        while self.copy(|byte| byte.is_ascii_digit()).is_ok() {}
        Ok(())
    }

    fn break_line(&mut self, depth: usize) {
        self.output.push(b'\n');
        self.output.resize(self.output.len() + 2 * depth, b' ');
    }

    fn document(&mut self) -> Formatted {
        self.skip_space();
        self.value(0)?;
        self.skip_space();
        if self.peek().is_some() { self.stop() } else { Ok(()) }
    }

    fn value(&mut self, depth: usize) -> Formatted {
        match self.peek() {
            Some(b'{') => self.list(b'}', depth, |formatter| {
                formatter.string()?;
                formatter.skip_space();
                formatter.copy(|byte| byte == b':')?;
                formatter.output.push(b' ');
                formatter.skip_space();
                formatter.value(depth + 1)
            }),
            Some(b'[') => self.list(b']', depth, |formatter| formatter.value(depth + 1)),
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') => self.word(b"null"),
            _ => self.stop(),
        }
    }

    /// An object or an array, whose opening bracket comes next.
    fn list(&mut self, close: u8, depth: usize, item: impl Fn(&mut Self) -> Formatted) -> Formatted {
        self.copy(|_| true)?;
        self.skip_space();
        if self.peek() == Some(close) {
            return self.copy(|_| true);
        }
        loop {
            self.break_line(depth + 1);
            self.skip_space();
            item(self)?;
            self.skip_space();
            match self.peek() {
                Some(b',') => self.copy(|_| true)?,
                Some(byte) if byte == close => {
                    self.break_line(depth);
                    return self.copy(|_| true);
                }
                _ => return self.stop(),
            }
        }
    }

    fn string(&mut self) -> Formatted {
        self.copy(|byte| byte == b'"')?;
        loop {
            match self.peek() {
                Some(b'"') => return self.copy(|_| true),
                Some(b'\\') => {
                    self.copy(|_| true)?;
                    let is_code = self.peek() == Some(b'u');
                    self.copy(|byte| b"\"\\/bfnrtu".contains(&byte))?;
                    for _ in 0..if is_code { 4 } else { 0 } {
                        self.copy(|byte| byte.is_ascii_hexdigit())?;
                    }
                }
                _ => self.copy(|byte| byte >= b' ')?,
            }
        }
    }

    fn number(&mut self) -> Formatted {
        let _ = self.copy(|byte| byte == b'-');
        if self.copy(|byte| byte == b'0').is_err() {
            self.copy_digits()?;
        }
        if self.copy(|byte| byte == b'.').is_ok() {
            self.copy_digits()?;
        }
        if self.copy(|byte| byte == b'e' || byte == b'E').is_ok() {
            let _ = self.copy(|byte| byte == b'+' || byte == b'-');
            self.copy_digits()?;
        }
        Ok(())
    }

    fn word(&mut self, word: &[u8]) -> Formatted {
        // Blames the first letter of a word.
        let start = self.position;
        word.iter().try_for_each(|&wanted| self.copy(|byte| byte == wanted)).map_err(|_| Stop(start))
    }
}

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let mut output = io::stdout().lock();
    for line in input.split_terminator('\n') {
        let mut formatter = Formatter { bytes: line.as_bytes(), position: 0, output: Vec::new() };
        match formatter.document() {
            Ok(()) => output.write_all(&formatter.output)?,
            Err(Stop(position)) => write!(output, "error at {}", position + 1)?,
        }
        output.write_all(b"\n")?;
    }
    Ok(())
}
