//! Where in a file a finding is shown.

use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use grade_model::{CaseJudgement, Comparison, CompileLog, Rejection, Secret};

use crate::{
    exercise::{SpecDiagnostic, files, line_span, locate_key},
    judge::ExerciseFault,
};

/// Longest file that a place is shown in, in bytes.
const TEXT_BYTES_MAX: u64 = 64 << 20;

/// The text of a file, unless it is none.
pub(super) fn read_text(path: &Path) -> Option<String> {
    String::from_utf8(files::read_start(path, TEXT_BYTES_MAX).ok()?).ok()
}

/// A fault of one line, from 1; of the whole file where it has no such line.
pub(super) fn line_diagnostic(path: PathBuf, text: &str, line: usize, message: String) -> SpecDiagnostic {
    span_diagnostic(path, text, line_span(text, line), message)
}

fn span_diagnostic(path: PathBuf, text: &str, span: Option<Range<usize>>, message: String) -> SpecDiagnostic {
    let source = span.is_some().then(|| Arc::from(text));
    SpecDiagnostic { source, span, ..SpecDiagnostic::about(path, message) }
}

/// A fault of a line of the file at `path`, which is read for it.
pub(super) fn file_line_diagnostic(path: PathBuf, line: Option<usize>, message: String) -> SpecDiagnostic {
    match (line, read_text(&path)) {
        (Some(line), Some(text)) => line_diagnostic(path, &text, line, message),
        _ => SpecDiagnostic::about(path, message),
    }
}

/// A fault of a key in the exercise's spec; of the whole spec where the key is not stated.
pub(super) fn key_diagnostic(folder: &Path, keys: &[&str], message: String) -> SpecDiagnostic {
    located_diagnostic(folder.join("exercise.toml"), keys, message)
}

/// A fault of a key in the TOML file at `path`; of the whole file where the key is not stated.
pub(super) fn located_diagnostic(path: PathBuf, keys: &[&str], message: String) -> SpecDiagnostic {
    match read_text(&path) {
        Some(text) => {
            let span = locate_key(&text, keys);
            span_diagnostic(path, &text, span, message)
        }
        None => SpecDiagnostic::about(path, message),
    }
}

/// What a comparison did not like about a case's output, for the exercise's author.
pub(super) fn rejection_of(case: &CaseJudgement) -> Option<Rejection> {
    match &case.check.as_ref()?.reveal().comparison {
        Comparison::Differs(rejection) => Some(rejection.clone()),
        Comparison::Match => None,
    }
}

/// What an exercise's checker said to staff about a case.
pub(super) fn checker_words(case: &CaseJudgement) -> Option<String> {
    let words = case.check.as_ref()?.reveal().judge_message.clone()?;
    words.lines().next().map(str::to_owned)
}

/// What the compiler said of an exercise's checker, when that is what is wrong.
pub(super) fn checker_log(fault: &ExerciseFault) -> Option<&CompileLog> {
    fault.checker_log.as_ref().map(Secret::reveal)
}

/// A fault of the answer at `path`, shown where output first differs from it.
pub(super) fn answer_diagnostic(path: PathBuf, rejection: &Rejection, message: String) -> SpecDiagnostic {
    let (Some(offset), Some(text)) = (rejection.answer_offset, read_text(&path)) else {
        return SpecDiagnostic::about(path, message);
    };
    let offset = text.floor_char_boundary(usize::try_from(offset).unwrap_or(usize::MAX).min(text.len()));
    let rest = &text[offset..];
    let length =
        rest.find(char::is_whitespace).unwrap_or(rest.len()).max(rest.chars().next().map_or(0, char::len_utf8));
    let span = offset..offset + length;
    span_diagnostic(path, &text, Some(span), message)
}
