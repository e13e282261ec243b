//! What a solution must or must not contain, found on its syntax tree.
//!
//! ```text
//! sources ─► imports: what each short name stands for ───────────────┐
//!        ├─► own: what the submission defines itself ────────────────┤
//!        └─► variables: what is of a type of its own ────────────────┤
//!                                                                    ▼
//!            scan, tokens: calls, paths, macros, loops; recursion: who calls whom ─► violations, each at a line
//! ```
//! It looks at names, and only from them at types: `v.sort()` calls something named `sort`, and unless `v` is seen to be
//! of a type for which the submission defines that itself, it counts. The arguments of macros are tokens without a
//! meaning, so a name in them counts wherever it could be one. What is compiled for tests only does not count. Whoever
//! wants to hide a call from it can, by means that no exercise teaches; a reader of the source sees it at once.

mod imports;
mod own;
mod paths;
mod recursion;
mod scan;
mod tokens;
mod variables;

use std::collections::BTreeSet;

use grade_model::{Construct, SourceItem, SourceRules, Submission};
use tree_sitter::{Parser, Tree};

use self::scan::{Scan, Sighting};

/// Violations that are told.
const VIOLATIONS_MAX: usize = 20;

/// A rule that a submission breaks, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The student's file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, in characters from 1.
    pub column: u32,
    /// What is wrong, a sentence fragment: ``calls `sort`, which this exercise does not allow``.
    pub what: String,
    /// What the exercise says about it.
    pub message: Option<String>,
}

impl Violation {
    /// The violation in one line, with its place.
    #[must_use]
    pub fn describe(&self) -> String {
        let message = self.message.as_ref().map(|message| format!(": {message}")).unwrap_or_default();
        format!("{}:{} {}{message}", self.file, self.line, self.what)
    }
}

/// Every violation of `rules`, by file and place, at most twenty. A language without a grammar has none.
#[must_use]
pub fn find_violations(rules: &SourceRules, submission: &Submission) -> Vec<Violation> {
    let sources: Vec<(&str, &str, Tree)> = parse(submission);
    let scan = Scan::of(&sources, rules.forbidden.iter().chain(&rules.required));
    let mut violations = BTreeSet::new();
    for item in &rules.forbidden {
        for sighting in scan.sightings(item) {
            violations.insert((sighting, format!("{}, which this exercise does not allow", describe(item))));
        }
    }
    let mut violations: Vec<Violation> = violations
        .into_iter()
        .take(VIOLATIONS_MAX)
        .map(|(place, what)| {
            let column = column_of(&sources, &place);
            let Sighting { file, line, .. } = place;
            Violation { file, line, column, what, message: rules.message.clone() }
        })
        .collect();
    for item in rules.required.iter().filter(|item| !scan.has(item)) {
        let what = format!("nowhere {}, which this exercise asks for", describe(item));
        let file = submission.sources.root.clone();
        violations.push(Violation { file, line: 1, column: 1, what, message: rules.message.clone() });
    }
    violations
}

/// The column in characters. It is counted for what is told only: a hostile line is long and full of sightings.
fn column_of(sources: &[(&str, &str, Tree)], place: &Sighting) -> u32 {
    let text = sources.iter().find(|(file, ..)| *file == place.file).map_or("", |(_, text, _)| text);
    let line = usize::try_from(place.line).ok().and_then(|line| text.lines().nth(line.saturating_sub(1)));
    let before = line.and_then(|line| line.get(..place.at)).map_or(0, |before| before.chars().count());
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

fn parse(submission: &Submission) -> Vec<(&str, &str, Tree)> {
    let mut parser = Parser::new();
    if &*submission.language != "rust" || parser.set_language(&tree_sitter_rust::LANGUAGE.into()).is_err() {
        return Vec::new();
    }
    let texts =
        submission.sources.files.iter().filter_map(|(file, bytes)| Some((&**file, str::from_utf8(bytes).ok()?)));
    texts.filter_map(|(file, text)| Some((file, text, parser.parse(text, None)?))).collect()
}

fn describe(item: &SourceItem) -> String {
    match item {
        SourceItem::Call(name) => format!("calls `{name}`"),
        SourceItem::Path(path) => format!("uses `{path}`"),
        SourceItem::Macro(name) => format!("uses `{name}!`"),
        SourceItem::Syntax(Construct::Loop) => "has a `loop`".to_owned(),
        SourceItem::Syntax(Construct::While) => "has a `while` loop".to_owned(),
        SourceItem::Syntax(Construct::For) => "has a `for` loop".to_owned(),
        SourceItem::Syntax(Construct::AnyLoop) => "has a loop".to_owned(),
        SourceItem::Syntax(Construct::Recursion) => "has a function that calls itself".to_owned(),
    }
}
