//! Reads rustc's messages: one JSON object a line, made from a submission and so hostile.
//!
//! What comes out names the student's files and none of this machine, holds no control character but line ends, and
//! has a limit. JSON escapes are decoded by then, so the escaping happens here, where they are.

use std::{borrow::Cow, collections::BTreeSet};

use grade_model::{Diagnostic, Severity};
use serde::Deserialize;

use super::names::Names;

/// Messages that are kept one by one.
const DIAGNOSTICS_MAX: usize = 200;

/// Characters of one message.
const MESSAGE_CHARS_MAX: usize = 1000;

/// What no one can follow who hands in a program here.
const NIGHTLY_ADVICE: &str = " (in Nightly builds, run with -Z macro-backtrace for more info)";

/// Names of crates in the note about crates.
const CRATES_MAX: usize = 5;

/// Crates of the standard library's distribution. The compiler always finds them, if they are installed.
const OWN_CRATES: [&str; 3] = ["std", "core", "alloc"];

/// The code of the error that a crate cannot be found.
const UNKNOWN_CRATE_CODE: &str = "E0463";

/// How messages are read.
pub(super) struct Reading<'a> {
    pub(super) names: &'a Names,
    /// Paths of this machine, and what stands for each.
    pub(super) paths: &'a [(String, &'a str)],
    pub(super) text_bytes_max: usize,
    /// The root file's name, when it is empty.
    pub(super) empty_root: Option<&'a str>,
}

/// What a compiler said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Messages {
    pub(super) text: String,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What the linker complained about, when it failed; empty without a known reason.
    pub(super) linker: Option<String>,
    /// The standard library for the target is not where it should be.
    pub(super) is_std_missing: bool,
    /// It had too little memory.
    pub(super) is_out_of_memory: bool,
    /// A file is in another encoding than UTF-8.
    pub(super) is_not_text: bool,
}

#[derive(Deserialize)]
struct Message {
    message: String,
    code: Option<Code>,
    level: String,
    #[serde(default)]
    spans: Vec<Span>,
    #[serde(default)]
    children: Vec<Child>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: u32,
    line_end: u32,
    column_start: u32,
    column_end: u32,
    is_primary: bool,
}

#[derive(Deserialize)]
struct Child {
    message: String,
}

/// A message as rustc lays it out.
struct Block {
    /// `None` for a summary of the others.
    severity: Option<Severity>,
    text: String,
}

impl Reading<'_> {
    /// Reads standard error of rustc. A last line that was cut off, and lines that are no messages, are passed over.
    pub(super) fn read(&self, stderr: &[u8]) -> Messages {
        let mut found = Messages::default();
        let (mut blocks, mut crates) = (Vec::new(), BTreeSet::new());
        for line in stderr.split(|byte| *byte == b'\n') {
            match serde_json::from_slice::<Message>(line) {
                Ok(message) => self.take(message, &mut found, &mut blocks, &mut crates),
                Err(_) => found.is_out_of_memory |= is_out_of_memory(line),
            }
        }
        let mut notes = String::new();
        if let Some(root) = self.empty_root {
            notes.push_str(&format!("\n\nnote: {root} is empty"));
        }
        if found.is_not_text {
            notes.push_str("\n\nnote: choose UTF-8 as the encoding where your editor saves the file");
        }
        if !crates.is_empty() {
            let names: Vec<_> = crates.iter().take(CRATES_MAX).map(|name| format!("`{name}`")).collect();
            let more = if crates.len() > CRATES_MAX { " and others" } else { "" };
            let names = names.join(", ");
            notes.push_str(&format!("\n\nnote: only the standard library is available here, not {names}{more}"));
        }
        found.text = lay_out(&blocks, self.text_bytes_max.saturating_sub(notes.len()));
        found.text.push_str(&notes);
        found.text = found.text.trim_start().to_owned();
        found
    }

    fn take(&self, message: Message, found: &mut Messages, blocks: &mut Vec<Block>, crates: &mut BTreeSet<String>) {
        let severity = match message.level.as_str() {
            level if level.starts_with("error") => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            _ => None,
        };
        let code = message.code.as_ref().map(|code| code.code.as_str());
        if severity == Some(Severity::Error) && message.spans.is_empty() && message.message.starts_with("linking with ")
        {
            found.linker.get_or_insert_with(|| linker_reason(&message.children));
        }
        found.is_not_text |= message.message.ends_with("stream did not contain valid UTF-8");
        let unknown = unknown_crate(&message, code);
        let is_own = unknown.is_some_and(|name| OWN_CRATES.contains(&name));
        // Notes can be in a submission's own words, an error's code cannot.
        found.is_std_missing |= is_own && code == Some(UNKNOWN_CRATE_CODE);
        let unknown = unknown.filter(|_| !is_own);
        crates.extend(unknown.map(|name| cut(&escape_line(name), MESSAGE_CHARS_MAX)));
        // Counts such as `aborting due to 2 previous errors` have neither a code, a place nor anything to add.
        let is_summary = code.is_none()
            && message.spans.is_empty()
            && (message.message.starts_with("aborting due to") || message.message.ends_with(" emitted"));
        let severity = severity.filter(|_| !is_summary);
        if let Some(severity) = severity.filter(|_| found.diagnostics.len() < DIAGNOSTICS_MAX) {
            found.diagnostics.push(self.diagnostic(severity, code, &message));
        }
        if let Some(rendered) = message.rendered {
            blocks.push(Block { severity, text: self.clean(&rendered) });
        }
    }

    fn diagnostic(&self, severity: Severity, code: Option<&str>, message: &Message) -> Diagnostic {
        // A file without a line has no place: it stands in line 0.
        let is_known = |span: &&Span| span.line_start > 0 && self.names.known(&span.file_name).is_some();
        let mut primary = message.spans.iter().filter(|span| span.is_primary);
        let span = primary.find(is_known).or_else(|| message.spans.iter().find(is_known));
        let place = |number: fn(&Span) -> u32| span.map_or(0, number);
        let text = self.without_paths(&message.message);
        Diagnostic {
            severity,
            code: code.map(|code| cut(&escape_line(code), MESSAGE_CHARS_MAX)),
            message: cut(&escape_line(&self.names.restore_words(&text).replace('\n', " ")), MESSAGE_CHARS_MAX),
            file: span.and_then(|span| self.names.known(&span.file_name)).map(str::to_owned),
            line: place(|span| span.line_start),
            column: place(|span| span.column_start),
            line_end: place(|span| span.line_end),
            column_end: place(|span| span.column_end),
        }
    }

    /// Text of several lines without paths of this machine and without control characters. Places in the standard
    /// library go too: its sources are not quoted, so that only bars and numbers would be left of them.
    fn clean(&self, text: &str) -> String {
        let text = self.without_paths(text).replace(NIGHTLY_ADVICE, "");
        let mut lines = text.trim_end().split('\n').map(str::trim_end).peekable();
        let mut cleaned: Vec<String> = Vec::new();
        while let Some(line) = lines.next() {
            if self.names.is_library_place(line) {
                lines.next_if(|line| line.trim_start() == "|");
                continue;
            }
            let leads_there = line.ends_with("= note: in this macro invocation")
                && lines.peek().is_some_and(|next| self.names.is_library_place(next));
            if !leads_there {
                cleaned.push(escape_line(&self.names.restore_line(line)));
            }
        }
        cleaned.join("\n")
    }

    fn without_paths<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(text);
        for (path, stands_for) in self.paths {
            if text.contains(path.as_str()) {
                text = text.replace(path.as_str(), stands_for).into();
            }
        }
        text
    }
}

/// The crate that a message misses.
fn unknown_crate<'a>(message: &'a Message, code: Option<&str>) -> Option<&'a str> {
    let quoted = |text: &'a str, before: &str| text.strip_prefix(before)?.split('`').nth(1);
    if code == Some(UNKNOWN_CRATE_CODE) {
        return quoted(&message.message, "can't find crate for ");
    }
    message.children.iter().find_map(|child| quoted(&child.message, "you might be missing a crate named "))
}

/// Why the linker failed, in words of ours and a symbol's name of harmless characters.
fn linker_reason(children: &[Child]) -> String {
    const REASONS: [(&str, &str); 3] = [
        ("undefined symbol: ", "undefined symbol"),
        ("duplicate symbol: ", "symbol defined twice"),
        ("unable to find library -l", "library not found"),
    ];
    for child in children {
        for (mark, words) in REASONS {
            let Some((_, rest)) = child.message.split_once(mark) else { continue };
            let is_plain = |c: &char| c.is_ascii_alphanumeric() || "_.$".contains(*c);
            let symbol: String = rest.chars().take_while(is_plain).take(80).collect();
            return if symbol.is_empty() { words.to_owned() } else { format!("{words} `{symbol}`") };
        }
    }
    String::new()
}

/// Whether a line that is no message says that memory ran out. A submission cannot write such a line: what it makes
/// rustc say comes in messages.
fn is_out_of_memory(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let marks = ["memory allocation of ", "out of memory", "Out of memory", "Cannot allocate memory"];
    marks.iter().any(|mark| line.contains(mark))
}

/// The blocks in their order, as many as fit: errors before warnings, and both before summaries. At the end stands
/// how many do not fit.
fn lay_out(blocks: &[Block], bytes_max: usize) -> String {
    let mut bytes_left = bytes_max;
    let mut is_kept = vec![false; blocks.len()];
    for class in [Some(Severity::Error), Some(Severity::Warning), None] {
        for (block, is_kept) in blocks.iter().zip(&mut is_kept).filter(|(block, _)| block.severity == class) {
            let bytes = block.text.len() + "\n\n".len();
            *is_kept = bytes <= bytes_left;
            // One that does not fit leaves no room: the ones behind it would be out of context.
            bytes_left = if *is_kept { bytes_left - bytes } else { 0 };
        }
    }
    let mut texts: Vec<_> = blocks.iter().map(|block| Cow::Borrowed(block.text.as_str())).collect();
    if !is_kept.contains(&true) && !blocks.is_empty() {
        let most_serious = blocks.iter().position(|block| block.severity == Some(Severity::Error)).unwrap_or(0);
        texts[most_serious] = cut_bytes(&blocks[most_serious].text, bytes_max).into();
        is_kept[most_serious] = true;
    }
    let mut parts: Vec<_> = texts.into_iter().zip(&is_kept).filter(|(_, kept)| **kept).map(|(text, _)| text).collect();
    let left_out =
        |severity| blocks.iter().zip(&is_kept).filter(|(b, kept)| !**kept && b.severity == Some(severity)).count();
    let counts = [("error", left_out(Severity::Error)), ("warning", left_out(Severity::Warning))];
    let counts: Vec<_> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| format!("{count} more {what}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    if !counts.is_empty() {
        parts.push(format!("… and {}", counts.join(" and ")).into());
    }
    parts.join("\n\n")
}

fn cut_bytes(text: &str, bytes_max: usize) -> String {
    if text.len() <= bytes_max {
        text.to_owned()
    } else {
        format!("{}…", &text[..text.floor_char_boundary(bytes_max)])
    }
}

fn cut(text: &str, chars_max: usize) -> String {
    match text.char_indices().nth(chars_max) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// One line with every character that controls a terminal, or that cannot be seen, as `\u{…}`.
pub(super) fn escape_line(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => escaped.push_str("    "),
            c if is_invisible(c) => escaped.extend(c.escape_unicode()),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Control characters, and those that reorder, join, hide or break text.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests;
