//! Writes many mutants into one program that is told at run time which of them to be.
//!
//! ```text
//! fn area(w: u32, h: u32) -> u32 { w * h }      becomes
//!
//! fn area(w: u32, h: u32) -> u32 { match crate::grade_mutants::number() {
//!     7 => { w / h }
//!     _ => { w * h }
//! } }
//! ```
//! The body is what is copied, not the function: parameters, generics and `self` stay as they are. Compiling is most
//! of what a mutant costs, and this way a hundred of them cost little more than a few.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use grade_model::{Bytes, SourceTree};

use super::Mutant;

/// The file that tells the program its number, as the host names it.
pub(super) const NUMBER_FILE: &str = "grade-mutant";

/// Reads the number once. What a program sees of it is a file that it does not know.
const NUMBER: &str = r#"
mod grade_mutants {
    use ::std::sync::atomic::{AtomicU32, Ordering};
    static NUMBER: AtomicU32 = AtomicU32::new(u32::MAX);
    #[inline(always)]
    pub(crate) fn number() -> u32 {
        match NUMBER.load(Ordering::Relaxed) {
            u32::MAX => read(),
            number => number,
        }
    }
    #[cold]
    #[inline(never)]
    fn read() -> u32 {
        let text = ::std::fs::read("/grade-mutant").unwrap_or_default();
        let number = text.iter().fold(0_u32, |sum, digit| sum.wrapping_mul(10).wrapping_add(u32::from(*digit) - 48));
        NUMBER.store(number, Ordering::Relaxed);
        number
    }
}
"#;

/// Lints of mutants say nothing about the exercise.
const QUIET: &str = "#![allow(warnings)] ";

/// A program of many mutants.
pub(super) struct Schema {
    pub(super) sources: SourceTree,
    /// Where each mutant stands: its place among those that were written, its file, and its lines from 1.
    places: Vec<(usize, String, Range<u32>)>,
}

impl Schema {
    /// Writes `chosen` of `mutants`, each of which has a unit, into `sources`. The number of a mutant is its place in
    /// `mutants` and one more; 0 is the program as it was. `root_module` is the path of the root file's module.
    pub(super) fn write(sources: &SourceTree, root_module: &str, mutants: &[Mutant], chosen: &[usize]) -> Self {
        let mut schema = Self { sources: sources.clone(), places: Vec::new() };
        let mut by_file: BTreeMap<&str, BTreeMap<(usize, usize), Vec<usize>>> = BTreeMap::new();
        for &index in chosen {
            if let Some(unit) = &mutants[index].unit {
                let units = by_file.entry(&mutants[index].file).or_default();
                units.entry((unit.start, unit.end)).or_default().push(index);
            }
        }
        for (file, units) in by_file {
            let Some(text) = sources.files.get(file).and_then(|bytes| str::from_utf8(bytes).ok()) else { continue };
            let written = schema.write_file(file, text, root_module, mutants, &units);
            schema.sources.files.insert(file.to_owned(), Bytes::from(written.as_bytes()));
        }
        if let Some(root) = schema.sources.files.get_mut(&sources.root) {
            let text = String::from_utf8_lossy(root);
            let text = if text.starts_with(QUIET) { text.into_owned() } else { format!("{QUIET}{text}") };
            *root = Bytes::from(format!("{text}{NUMBER}").as_bytes());
        }
        schema
    }

    fn write_file(
        &mut self,
        file: &str,
        text: &str,
        root_module: &str,
        mutants: &[Mutant],
        units: &BTreeMap<(usize, usize), Vec<usize>>,
    ) -> String {
        let mut written = QUIET.to_owned();
        let mut copied = 0;
        for ((start, end), indices) in units {
            let body = &text[*start..*end];
            written.push_str(&text[copied..*start]);
            // Writing to a string does not fail.
            let _ = writeln!(written, "{{ match {root_module}::grade_mutants::number() {{");
            for &index in indices {
                let mutant = &mutants[index];
                let line = line_at_end(&written);
                let (before, behind) = (&text[*start..mutant.range.start], &text[mutant.range.end..*end]);
                let _ = writeln!(written, "{} => {before}{}{behind}", index + 1, mutant.replacement);
                self.places.push((index, file.to_owned(), line..line_at_end(&written)));
            }
            let _ = write!(written, "_ => {body}\n}} }}");
            copied = *end;
        }
        written.push_str(&text[copied..]);
        written
    }

    /// The mutant that stands at a line of a file.
    pub(super) fn mutant_at(&self, file: &str, line: u32) -> Option<usize> {
        let found = self.places.iter().find(|(_, place, lines)| place == file && lines.contains(&line));
        found.map(|(index, ..)| *index)
    }
}

/// The number of the line that what is written next stands in.
fn line_at_end(written: &str) -> u32 {
    u32::try_from(written.bytes().filter(|byte| *byte == b'\n').count() + 1).unwrap_or(u32::MAX)
}

/// The sources with one mutant and nothing else changed.
pub(super) fn apply(sources: &SourceTree, mutant: &Mutant) -> SourceTree {
    let mut sources = sources.clone();
    if let Some(bytes) = sources.files.get_mut(&mutant.file) {
        let (before, behind) = (&bytes[..mutant.range.start], &bytes[mutant.range.end..]);
        *bytes = [before, mutant.replacement.as_bytes(), behind].concat().into();
    }
    sources
}
