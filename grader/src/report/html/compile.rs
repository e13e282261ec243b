//! What the compiler said, at the lines that it speaks of, and the submission itself.

use std::ops::Range;

use grade_model::{Diagnostic, Report, Severity, SourceReport};

use super::{
    markup::{Budget, Markup},
    quote,
};
use crate::{quantity, report::human::words};

/// What the compiler's messages may take in a page, in bytes.
const MESSAGES_BYTES_MAX: usize = 100 << 10;

/// Messages that are shown at their lines.
const MESSAGES_SHOWN: usize = 30;

/// Lines around the one that a message is about.
const CONTEXT: u64 = 2;

/// Lines of the compiler's own text, and of source files, that are shown.
const LINES_SHOWN: u64 = 1_000;

/// Source files that are shown.
const FILES_SHOWN: usize = 5;

/// The section about compiling.
pub(super) struct Compile {
    pub(super) is_ok: bool,
    pub(super) title: String,
    pub(super) stop: Option<&'static str>,
    pub(super) messages: Vec<Message>,
    /// How many more messages there are.
    pub(super) left_out: Option<String>,
    /// The compiler's text as it lays it out.
    pub(super) log: Option<Markup>,
    /// Whether that text is all there is to say.
    pub(super) is_log_open: bool,
}

/// One message at its place.
pub(super) struct Message {
    pub(super) class: &'static str,
    pub(super) word: &'static str,
    pub(super) code: Option<Markup>,
    pub(super) text: Markup,
    pub(super) place: Option<Markup>,
    pub(super) lines: Option<Markup>,
}

/// A file of the submission.
pub(super) struct File {
    pub(super) name: Markup,
    pub(super) size: String,
    pub(super) lines: Markup,
}

/// What the compiler said, if it said anything.
pub(super) fn write(report: &Report) -> Option<Compile> {
    let compile = &report.compile;
    let log = &compile.log;
    if compile.is_ok && log.diagnostics.is_empty() && log.text.trim().is_empty() {
        return None;
    }
    let count = |severity| log.diagnostics.iter().filter(|message| message.severity == severity).count() as u64;
    let warnings = quantity::count(count(Severity::Warning), "warning");
    let title = if compile.is_ok { format!("Compiled with {warnings}") } else { "It does not compile".to_owned() };
    // A message without a place sums up others, unless it is the only one.
    let placed: Vec<&Diagnostic> = log.diagnostics.iter().filter(|message| message.line > 0).collect();
    let mut budget = Budget(MESSAGES_BYTES_MAX);
    let mut messages = Vec::new();
    for diagnostic in placed.iter().take(MESSAGES_SHOWN) {
        let message = write_message(report, diagnostic);
        let length = message.text.len() + message.lines.as_ref().map_or(0, Markup::len);
        if !budget.admit(length) {
            break;
        }
        messages.push(message);
    }
    let rest = (placed.len() - messages.len()) as u64;
    let is_pointed_at = messages.iter().any(|message| message.lines.is_some());
    Some(Compile {
        is_ok: compile.is_ok,
        title,
        stop: log.stop.map(words::explain_stop),
        messages,
        left_out: (rest > 0).then(|| quantity::count(rest, "more message")),
        log: (!log.text.trim().is_empty())
            .then(|| quote::quote_source(log.text.trim_end().as_bytes(), 1..LINES_SHOWN, &|_| None)),
        is_log_open: !compile.is_ok && !is_pointed_at,
    })
}

fn write_message(report: &Report, diagnostic: &Diagnostic) -> Message {
    let (class, word) = match diagnostic.severity {
        Severity::Error => ("bad", "error"),
        Severity::Warning => ("warn", "warning"),
    };
    let file = diagnostic.file.as_deref().unwrap_or_default();
    let source = report.submission.sources.iter().find(|source| source.path == file);
    let lines = source.map(|source| point_at(source, diagnostic)).filter(|lines| lines.len() > 0);
    let place = format!("{file}:{}:{}", diagnostic.line, diagnostic.column);
    Message {
        class,
        word,
        code: diagnostic.code.as_ref().map(|code| Markup::line(code, 40)),
        text: Markup::lines(&diagnostic.message, 10, 500),
        place: diagnostic.file.is_some().then(|| Markup::line(&place, 200)),
        lines,
    }
}

/// The lines that a message is about, with what it names marked.
fn point_at(source: &SourceReport, diagnostic: &Diagnostic) -> Markup {
    let first = u64::from(diagnostic.line);
    let last = u64::from(diagnostic.line_end).clamp(first, first + 10);
    let column = |column: u32| usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let about = |number: u64| -> Option<Range<usize>> {
        let start = if number == first { column(diagnostic.column) } else { 0 };
        let end = if number == u64::from(diagnostic.line_end) { column(diagnostic.column_end) } else { usize::MAX };
        (first..=last).contains(&number).then_some(start..end)
    };
    quote::quote_source(&source.bytes, first.saturating_sub(CONTEXT)..last + CONTEXT + 1, &about)
}

/// The files of the submission.
pub(super) fn files(report: &Report) -> Vec<File> {
    let write = |source: &SourceReport| File {
        name: Markup::line(&source.path, 100),
        size: quantity::bytes(source.bytes.len() as u64),
        lines: quote::quote_source(&source.bytes, 1..LINES_SHOWN, &|_| None),
    };
    report.submission.sources.iter().take(FILES_SHOWN).map(write).collect()
}
