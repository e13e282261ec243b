//! Workflow commands of GitHub's and Forgejo's runners, which become annotations on the student's files.
//!
//! Every line is one of our commands. Texts of others stand in it with `%`, CR and LF escaped, and in properties `:` and
//! `,` as well, by the rules of `actions/toolkit`; so no text can start a line or end a property. A runner shows
//! [`PER_KIND_MAX`] annotations of a kind for each step, so the last one says how many are left out.

use grade_model::{Diagnostic, Severity};

use super::{
    Entry,
    outline::{self, Check, Status},
};
use crate::quantity;

/// The longest message of an annotation, in bytes.
const MESSAGE_BYTES_MAX: usize = 4_000;

/// Annotations of one kind that a runner shows of a step.
const PER_KIND_MAX: usize = 10;

/// An annotation.
struct Annotation {
    kind: &'static str,
    file: Option<String>,
    /// First and last line and column, 0 where there is none.
    place: [u32; 4],
    title: String,
    message: String,
}

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let mut all = Vec::new();
    for entry in entries {
        push_entry(entry, &mut all);
    }
    let mut text = String::new();
    for kind in ["error", "warning", "notice"] {
        let mut of_kind: Vec<Annotation> = Vec::new();
        let mut left = 0_u64;
        for annotation in all.extract_if(.., |annotation| annotation.kind == kind) {
            if of_kind.len() < PER_KIND_MAX { of_kind.push(annotation) } else { left += 1 }
        }
        if let (Some(last), true) = (of_kind.last_mut(), left > 0) {
            let more = quantity::count(left + 1, "more message");
            *last = Annotation {
                kind,
                file: None,
                place: [0; 4],
                title: "grade".to_owned(),
                message: format!("{more} of this kind: see the full report"),
            };
        }
        text.extend(of_kind.iter().map(write));
    }
    text
}

fn push_entry(entry: &Entry<'_>, all: &mut Vec<Annotation>) {
    let report = entry.report;
    let title = match outline::sentence(&entry.origin.label) {
        label if label.is_empty() => outline::name(&report.exercise.title),
        label => format!("{label}, {}", outline::name(&report.exercise.title)),
    };
    let diagnostics = &report.compile.log.diagnostics;
    all.extend(
        diagnostics.iter().filter(|message| message.line > 0).map(|message| of_compiler(entry, &title, message)),
    );
    let is_explained = diagnostics.iter().any(|message| message.line > 0 && message.severity == Severity::Error);
    for check in outline::checks(report) {
        let is_bad = matches!(check.status, Status::Failed | Status::Broken);
        let is_told = check.groups.is_empty() && check.name == "compile" && is_explained;
        if is_bad && !is_told {
            all.push(of_check(entry, &title, &check));
        }
    }
    // That the submission failed is what the exit code says; the score is worth a line in any case.
    all.push(Annotation { kind: "notice", file: None, place: [0; 4], title, message: outline::summary(report) });
}

fn of_compiler(entry: &Entry<'_>, title: &str, message: &Diagnostic) -> Annotation {
    let code = message.code.as_ref().map_or_else(String::new, |code| format!(" [{}]", outline::name(code)));
    let file = match &message.file {
        Some(file) => outline::path(entry.origin, file),
        None => outline::main_file(entry.report, entry.origin),
    };
    Annotation {
        kind: match message.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        file,
        place: [message.line, message.line_end, message.column, message.column_end],
        title: format!("{title}: compiler{code}"),
        message: outline::sentence(&message.message),
    }
}

fn of_check(entry: &Entry<'_>, title: &str, check: &Check<'_>) -> Annotation {
    let hint = check.hint.as_ref().map(|hint| format!("hint: {hint}"));
    let parts = [Some(check.message.clone()), hint, Some(check.details.clone())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Annotation {
        kind: "error",
        file: outline::main_file(entry.report, entry.origin),
        place: [0; 4],
        title: format!("{title}: {}", check.name),
        message: outline::clip(&parts.join("\n"), MESSAGE_BYTES_MAX),
    }
}

/// The command's line. Columns only go with a place on one line, where a runner takes them.
fn write(annotation: &Annotation) -> String {
    // A line of no file would be shown on another one.
    let [line, line_end, column, column_end] = if annotation.file.is_some() { annotation.place } else { [0; 4] };
    let mut properties = Vec::new();
    if let Some(file) = &annotation.file {
        properties.push(format!("file={}", escape_property(file)));
    }
    let is_one_line = line == line_end;
    let numbers = [
        ("line", line, true),
        ("endLine", line_end, !is_one_line),
        ("col", column, is_one_line),
        ("endColumn", column_end, is_one_line),
    ];
    for (name, number, is_wanted) in numbers {
        if is_wanted && number > 0 {
            properties.push(format!("{name}={number}"));
        }
    }
    properties.push(format!("title={}", escape_property(&annotation.title)));
    format!("::{} {}::{}\n", annotation.kind, properties.join(","), escape_data(&annotation.message))
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}
