//! `json`: output is the answer as a JSON value.
//!
//! ```text
//! text ── value::Tree::parse ─► tree ── path::Paths::mark ── difference::put_in_order ─► comparable tree
//! two comparable trees ── difference::Comparer ─► first difference ─► words, place and path
//! ```
//!
//! The order of keys is free and numbers are compared by value: `1`, `1.0` and `1e0` are equal. A key that comes
//! twice in one object is an error, because readers of JSON disagree on which one counts.

mod difference;
mod matching;
mod path;
mod value;

use grade_model::{Comparison, JsonOptions, Rejection};

use self::{
    difference::{Comparer, Difference, put_in_order},
    path::Paths,
    value::{Fault, Id, Kind, Step, Tree},
};
use super::{
    AnswerFault,
    decimal::Tolerance,
    place::{Place, first_difference, locate, reject, rejection, trim_end},
    quote::{count, quote, quote_at, subtle_difference},
};

/// Bytes of a path that are shown.
const PATH_BYTES_MAX: usize = 200;

/// Characters of a key that are shown.
const KEY_CHARS_MAX: usize = 40;

/// An answer of this mode.
pub(super) struct Expected<'a> {
    tree: Tree<'a>,
    paths: Paths,
    tolerance: Tolerance,
}

/// Reads an answer and the options.
///
/// # Errors
/// What is wrong with either, as a fragment behind "the answer".
pub(super) fn parse<'a>(options: &JsonOptions, answer: &'a [u8]) -> Result<Expected<'a>, AnswerFault> {
    let paths = Paths::parse(&options.ignored_paths, &options.unordered_arrays)
        .map_err(|why| AnswerFault::new(format!("cannot be compared: {why}")))?;
    let tree = read(answer, &paths).map_err(|Fault { offset, message }| {
        let (line, column) = locate(answer, offset);
        let message = format!("is not valid JSON: line {line}, column {column}: {message}");
        AnswerFault { message, line: usize::try_from(line).ok() }
    })?;
    let tolerance = Tolerance { absolute: options.number_tolerance, relative: options.number_tolerance };
    Ok(Expected { tree, paths, tolerance })
}

fn read<'a>(text: &'a [u8], paths: &Paths) -> Result<Tree<'a>, Fault> {
    let mut tree = Tree::parse(text)?;
    paths.mark(&mut tree);
    put_in_order(&mut tree);
    Ok(tree)
}

impl Expected<'_> {
    /// Compares output with the answer.
    pub(super) fn compare(&self, output: &[u8]) -> Comparison {
        let found = match read(output, &self.paths) {
            Ok(found) => found,
            Err(_) if trim_end(output).is_empty() => {
                let message = "your output is empty, but JSON was expected".to_owned();
                return reject(output, Place { answer: 0, output: output.len() }, message);
            }
            Err(Fault { offset, message }) => {
                let message = format!("your output is not valid JSON: {message}");
                return reject(output, Place { answer: 0, output: offset }, message);
            }
        };
        let difference = Comparer::new(&self.tree, &found, self.tolerance).first_difference();
        difference.map_or(Comparison::Match, |difference| self.report(difference, &found))
    }

    fn report(&self, difference: Difference, found: &Tree<'_>) -> Comparison {
        let (answer, output) = starts(difference);
        // The key that was not expected is named in the message; the path is that of its object.
        let subject = match difference {
            Difference::ExtraKey { output, .. } => found.node(output).parent,
            Difference::Elements { output, .. } => output,
            Difference::Kind { .. }
            | Difference::Value { .. }
            | Difference::MissingKey { .. }
            | Difference::Length { .. }
            | Difference::TooMuchWork { .. } => output,
        };
        let path = show_path(found, subject);
        let message = format!("{path}: {}", self.describe(difference, found));
        let place = Place { answer: self.tree.node(answer).start as usize, output: found.node(output).start as usize };
        Comparison::Differs(Rejection { path: Some(path), ..rejection(found.text.as_bytes(), place, message) })
    }

    fn describe(&self, difference: Difference, found: &Tree<'_>) -> String {
        let quote_source = |tree: &Tree<'_>, id| quote(tree.source(id).as_bytes());
        match difference {
            Difference::Kind { answer, output } => {
                let (want, got) = (self.tree.node(answer), found.node(output));
                let shown = match got.kind {
                    Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => format!(": {}", quote_source(found, output)),
                    Kind::Null | Kind::Array(_) | Kind::Object(_) => String::new(),
                };
                format!("expected {}, found {}{shown}", want.kind.describe(), got.kind.describe())
            }
            Difference::Value { answer, output } => self.describe_values(answer, found, output),
            Difference::MissingKey { answer, .. } => format!("the key {} is missing", quote_key(&self.tree, answer)),
            Difference::ExtraKey { output, .. } => format!("the key {} was not expected", quote_key(found, output)),
            Difference::Length { answer, output } => {
                let length =
                    |tree: &Tree<'_>, id| if let Kind::Array(list) = &tree.node(id).kind { list.len() } else { 0 };
                let expected = count(length(&self.tree, answer), "element");
                format!("expected an array with {expected}, found one with {}", length(found, output))
            }
            Difference::Elements { missing, extra, .. } => {
                let missing = missing.map(|id| format!("the element {} is missing", quote_source(&self.tree, id)));
                let extra = extra.map(|id| {
                    let index = if let Step::Index(index) = found.node(id).step { index } else { 0 };
                    format!("the element [{index}] {} was not expected, or not as often", quote_source(found, id))
                });
                missing.into_iter().chain(extra).collect::<Vec<_>>().join("; ")
            }
            Difference::TooMuchWork { .. } => {
                "too many elements are so alike that they could not be paired with those expected".to_owned()
            }
        }
    }

    fn describe_values(&self, answer: Id, found: &Tree<'_>, output: Id) -> String {
        if let (Kind::String(want), Kind::String(got)) = (&self.tree.node(answer).kind, &found.node(output).kind) {
            let (want, got) = (want.as_bytes(), got.as_bytes());
            let at = first_difference(want, got);
            let (shown_want, shown_got) = (quote_at(want, at), quote_at(got, at));
            return format!("expected {shown_want}, found {shown_got}{}", subtle_difference(want, got));
        }
        let [want, got] = [self.tree.source(answer), found.source(output)].map(|source| quote(source.as_bytes()));
        if self.tolerance.is_set() && matches!(self.tree.node(answer).kind, Kind::Number(_)) {
            return format!("expected a number {} {want}, found {got}", self.tolerance.describe());
        }
        format!("expected {want}, found {got}")
    }
}

/// The values to point at, in the answer and in the output.
fn starts(difference: Difference) -> (Id, Id) {
    match difference {
        Difference::Kind { answer, output }
        | Difference::Value { answer, output }
        | Difference::MissingKey { answer, output }
        | Difference::ExtraKey { answer, output }
        | Difference::Length { answer, output }
        | Difference::TooMuchWork { answer, output } => (answer, output),
        Difference::Elements { answer, output, missing, extra } => (missing.unwrap_or(answer), extra.unwrap_or(output)),
    }
}

fn quote_key(tree: &Tree<'_>, id: Id) -> String {
    match &tree.node(id).step {
        Step::Key(key) => quote(key.as_bytes()),
        Step::Root | Step::Index(_) => quote(b""),
    }
}

/// The path of a value, `$.users[2].name`; of a long one the end.
fn show_path(tree: &Tree<'_>, id: Id) -> String {
    let (mut steps, mut length, mut at) = (Vec::new(), 0, id);
    loop {
        let node = tree.node(at);
        let step = match &node.step {
            Step::Root => "$".to_owned(),
            Step::Index(index) => format!("[{index}]"),
            Step::Key(key) if is_plain(key) => format!(".{key}"),
            Step::Key(key) => format!("[{:?}]", key.chars().take(KEY_CHARS_MAX).collect::<String>()),
        };
        length += step.len();
        if length > PATH_BYTES_MAX {
            steps.push("$ ... ".to_owned());
            break;
        }
        let is_root = node.step == Step::Root;
        steps.push(step);
        if is_root {
            break;
        }
        at = node.parent;
    }
    steps.reverse();
    steps.concat()
}

/// Whether a key can stand behind a `.` in a path.
fn is_plain(key: &str) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !key.is_empty() && key.len() <= KEY_CHARS_MAX && key.bytes().all(is_name)
}

#[cfg(test)]
mod tests;
