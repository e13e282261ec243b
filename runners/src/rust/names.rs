//! The names that files are compiled under, and those that people know them by.

use std::{borrow::Cow, collections::BTreeMap};

use grade_model::Bytes;

/// The names of a submission's and a driver's files.
///
/// Files are compiled under fixed names, so that a module does not depend on how a student calls a file, and no
/// student's word stands on a command line. Messages get the student's names back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// From the compiled name to the known one.
    known: BTreeMap<String, String>,
}

impl Names {
    pub(super) fn insert(&mut self, compiled: &str, known: &str) {
        self.known.insert(compiled.to_owned(), super::messages::escape_line(known));
    }

    /// Pairs of the name that a file is compiled under and the one that people know it by.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.known.iter().map(|(compiled, known)| (compiled.as_str(), known.as_str()))
    }

    /// The known name of a file.
    #[must_use]
    pub fn known(&self, compiled: &str) -> Option<&str> {
        self.known.get(compiled).map(String::as_str)
    }

    /// The line of a compiler's message with known names: in `--> main.rs:3:5` and in words between back-ticks. Lines
    /// that quote source stay as they are.
    pub(super) fn restore_line<'a>(&self, line: &'a str) -> Cow<'a, str> {
        let trimmed = line.trim_start();
        let indent = &line[..line.len() - trimmed.len()];
        for arrow in ["--> ", "::: "] {
            if let Some((known, rest)) = trimmed.strip_prefix(arrow).and_then(|place| self.split_place(place)) {
                return format!("{indent}{arrow}{known}{rest}").into();
            }
        }
        // A quoted line begins with its number, the marks below it do not.
        if trimmed.starts_with(|c: char| c.is_ascii_digit()) { line.into() } else { self.restore_words(line) }
    }

    /// Words between back-ticks that are names.
    pub(super) fn restore_words<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        if text.contains('`') {
            for (compiled, known) in self.iter() {
                let quoted = format!("`{compiled}`");
                if text.contains(&quoted) {
                    text = text.replace(&quoted, &format!("`{known}`")).into();
                }
            }
        }
        text
    }

    /// Standard error with known names in the first line of each panic, `thread 'main' panicked at main.rs:3:5:`,
    /// without the empty line before it and without the advice to ask for a backtrace, which nobody can here.
    #[must_use]
    pub fn restore_panics(&self, stderr: Bytes) -> Bytes {
        const ADVICE: &[u8] = b"note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
        let mut restored: Vec<u8> = Vec::new();
        for line in stderr.split_inclusive(|byte| *byte == b'\n').filter(|line| *line != ADVICE) {
            match self.restore_panic(line) {
                Some(line) => {
                    if restored == b"\n" || restored.ends_with(b"\n\n") {
                        restored.pop();
                    }
                    restored.extend_from_slice(&line);
                }
                None => restored.extend_from_slice(line),
            }
        }
        if restored == *stderr { stderr } else { restored.into() }
    }

    fn restore_panic(&self, line: &[u8]) -> Option<Vec<u8>> {
        const MARK: &[u8] = b" panicked at ";
        if !line.starts_with(b"thread '") {
            return None;
        }
        // A thread's name may hold the mark, a place does not.
        let at = line.windows(MARK.len()).rposition(|window| window == MARK)? + MARK.len();
        let (known, rest) = self.split_place(str::from_utf8(&line[at..]).ok()?)?;
        Some([&line[..at], known.as_bytes(), rest.as_bytes()].concat())
    }

    /// Whether a line of a compiler's message is nothing but a place in the standard library.
    pub(super) fn is_library_place(&self, line: &str) -> bool {
        let line = line.trim_start();
        let place = ["--> ", "::: "].iter().find_map(|arrow| line.strip_prefix(arrow));
        place.is_some_and(|place| place.starts_with("library/") && self.split_place(place).is_none())
    }

    /// `main.rs:3:5:` as the known name and the rest.
    fn split_place<'a>(&self, place: &'a str) -> Option<(&str, &'a str)> {
        let end = place.find(':')?;
        let is_place = place[end + 1..].starts_with(|c: char| c.is_ascii_digit());
        self.known(&place[..end]).filter(|_| is_place).map(|known| (known, &place[end..]))
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn names() -> Names {
        let mut names = Names::default();
        names.insert("main.rs", "driver/main.rs");
        names.insert("solution.rs", "my exercise.rs");
        names.insert("solution/shapes.rs", "shapes.rs");
        names
    }

    #[track_caller]
    fn check_line(line: &str, expect: &str) {
        assert_eq!(names().restore_line(line), expect);
    }

    #[test]
    fn messages_name_the_students_files() {
        check_line("  --> solution.rs:3:5", "  --> my exercise.rs:3:5");
        check_line("  ::: solution/shapes.rs:3:5", "  ::: shapes.rs:3:5");
        check_line("error: couldn't read `solution.rs`: no", "error: couldn't read `my exercise.rs`: no");
        check_line(
            "   = note: see `main.rs` and `solution.rs`",
            "   = note: see `driver/main.rs` and `my exercise.rs`",
        );
        check_line("error: main.rs", "error: main.rs");
        check_line("  --> main.rs", "  --> main.rs");
        check_line("  --> other.rs:1:1", "  --> other.rs:1:1");
    }

    #[test]
    fn source_is_quoted_as_it_is() {
        check_line(
            "3 | let x = \"`solution.rs`\"; // --> main.rs:1:1",
            "3 | let x = \"`solution.rs`\"; // --> main.rs:1:1",
        );
        check_line("3 + mod main; // `main.rs`", "3 + mod main; // `main.rs`");
        check_line("  | ^ add it to `main.rs`", "  | ^ add it to `driver/main.rs`");
    }

    #[track_caller]
    fn check_panic(stderr: &[u8], expect: &[u8]) {
        let restored = names().restore_panics(stderr.into());
        assert_eq!(String::from_utf8_lossy(&restored), String::from_utf8_lossy(expect));
    }

    #[test]
    fn panics_name_the_students_files() {
        check_panic(
            b"\nthread 'main' (1) panicked at solution.rs:3:5:\nboom at solution.rs:3:5:\nnote: run with \
              `RUST_BACKTRACE=1` environment variable to display a backtrace\n",
            b"thread 'main' (1) panicked at my exercise.rs:3:5:\nboom at solution.rs:3:5:\n",
        );
        check_panic(
            b"words\n\n\nthread 'main' panicked at main.rs:3:5:\n",
            b"words\n\nthread 'main' panicked at driver/main.rs:3:5:\n",
        );
        check_panic(
            b"thread 'a panicked at b' panicked at main.rs:1:1:",
            b"thread 'a panicked at b' panicked at driver/main.rs:1:1:",
        );
        for other in [
            &b"panicked at main.rs:1:1:\n"[..],
            b"thread 'x' panicked at main.rs:",
            b"thread 'x' panicked at main.rs:x",
            b"thread '\xff' panicked at \xffmain.rs:1:1",
            b"thread ' panicked at ",
            b"",
            b"\xff\0\n\n",
        ] {
            check_panic(other, other);
        }
    }
}
