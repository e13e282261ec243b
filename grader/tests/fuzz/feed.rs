//! Values out of bytes: whatever the bytes are, there is a value, and like bytes give like values.

/// Text that some format, terminal, log or parser treats in a way of its own.
pub(crate) const SNIPPETS: &[&str] = &[
    "\x1b[2J",
    "\x1b]8;;http://x\x07",
    "\u{9b}31m",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{fffe}",
    "\u{2028}",
    "\0",
    "\r",
    "\n",
    "\t",
    "  ",
    "::error file=a,line=1::x",
    "##[error]",
    "##vso[task.complete result=Failed]",
    "]]>",
    "<script>",
    "&amp;",
    "\"",
    "'",
    "`",
    "|",
    "=1+1",
    "@x",
    "-1",
    "# x",
    "[x](http://x)",
    "{{x}}",
    "%0A",
    "1e-6",
    "0.5",
    "nan",
    "99999999999999999999999999",
    "1e999999999",
    "{\"a\":[1,2.0,null]}",
    "^a(b|c)*$",
    "界",
];

/// Bytes that are taken from the front; behind their end there are zeros.
pub(crate) struct Feed<'a>(&'a [u8]);

impl<'a> Feed<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    /// A number below `end`, which is at most 256.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len().min(256))]
    }

    /// A small number, or one at an edge of its type.
    pub(crate) fn number(&mut self) -> u64 {
        match self.byte() {
            255 => u64::MAX,
            254 => u64::from(u32::MAX) + 1,
            253 => 1 << 40,
            small => u64::from(small),
        }
    }

    /// The bytes up to the next 0xff, or up to the end: so that a mutation of one part leaves the others alone.
    pub(crate) fn part(&mut self) -> &'a [u8] {
        let end = self.0.iter().position(|byte| *byte == 0xff).unwrap_or(self.0.len());
        let (part, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or_default();
        part
    }

    /// A few bytes as they are.
    pub(crate) fn bytes(&mut self) -> Vec<u8> {
        let count = self.below(64).min(self.0.len());
        let (bytes, rest) = self.0.split_at(count);
        self.0 = rest;
        bytes.to_vec()
    }

    /// A few letters, pieces of [`SNIPPETS`] and characters of any kind.
    pub(crate) fn text(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(8) {
            match self.byte() {
                kind @ 0..=99 => text.push(char::from(b'a' + kind % 26)),
                100..=219 => text.push_str(self.pick(SNIPPETS)),
                _ => text.push_str(&String::from_utf8_lossy(&self.bytes())),
            }
        }
        text
    }

    pub(crate) fn option<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| value(self))
    }

    pub(crate) fn list<T>(&mut self, count_max: usize, mut value: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(count_max + 1)).map(|_| value(self)).collect()
    }
}
