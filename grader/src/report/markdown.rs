//! GitHub's Markdown, for a step summary or a comment.
//!
//! Texts of others stand in code only, with a fence or marks longer than any run of backticks in them: there no markup,
//! no HTML, no link and no mention is obeyed. GitHub refuses a summary above 1 MiB, so details that would lead there
//! are left out, which is said at the end.

use grade_model::{GroupReport, Points, Verdict};

use super::{
    Entry, has_score,
    human::words,
    outline::{self, Check, Status},
};
use crate::quantity;

/// The largest document, in bytes, with room for the sentence that something is left out.
const BYTES_MAX: usize = (1 << 20) - 4_096;
/// Failed checks that are shown of one submission.
const FAILURES_MAX: usize = 20;

/// A document that does not grow beyond its limit.
struct Document {
    text: String,
    is_full: bool,
}

impl Document {
    /// Adds a part, or nothing more from the first one on that does not fit.
    fn push(&mut self, part: &str) {
        self.is_full |= self.text.len() + part.len() > BYTES_MAX;
        if !self.is_full {
            self.text.push_str(part);
        }
    }
}

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let mut document = Document { text: String::new(), is_full: false };
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            document.push("\n");
        }
        write_entry(&mut document, entry);
    }
    let Document { mut text, is_full } = document;
    if is_full {
        text.push_str("\nThe rest does not fit into a summary: see the full report.\n");
    }
    text
}

fn write_entry(document: &mut Document, entry: &Entry<'_>) {
    let report = entry.report;
    let label = match outline::sentence(&entry.origin.label) {
        label if label.is_empty() => label,
        label => format!("{}: ", words_or_code(&label)),
    };
    document.push(&format!(
        "### {} {label}{}: {}\n",
        mark(report.verdict == Verdict::Accepted),
        words_or_code(&outline::name(&report.exercise.title)),
        outline::summary(report)
    ));
    if report.is_provisional {
        document.push(&format!("\nProvisional: {}\n", words::explain_provisional(entry.run)));
    }
    if report.compile.is_ok && !report.groups.is_empty() {
        let has_points = has_score(report) && report.score_max > Points::ZERO && !report.is_provisional;
        document.push(if has_points {
            "\n| | group | verdict | points |\n| --- | --- | --- | ---: |\n"
        } else {
            "\n| | group | verdict |\n| --- | --- | --- |\n"
        });
        for group in &report.groups {
            document.push(&row(group, has_points));
        }
    }
    let checks = outline::checks(report);
    let bad: Vec<&Check<'_>> =
        checks.iter().filter(|check| matches!(check.status, Status::Failed | Status::Broken)).collect();
    for check in bad.iter().take(FAILURES_MAX) {
        document.push(&failure(check));
    }
    if bad.len() > FAILURES_MAX {
        let more = quantity::count((bad.len() - FAILURES_MAX) as u64, "more failed test");
        document.push(&format!("\n{more}: see the full report.\n"));
    }
}

const fn mark(is_good: bool) -> &'static str {
    if is_good { "✅" } else { "❌" }
}

fn row(group: &GroupReport, has_points: bool) -> String {
    // A bar ends a cell, also within code.
    let name = code(&outline::name(&group.name)).replace('|', "\\|");
    let (mark, verdict) = match group.verdict {
        Some(verdict) => (mark(verdict == Verdict::Accepted), words::verdict(verdict)),
        None => ("➖", "hidden".to_owned()),
    };
    let points = match has_points {
        true if group.score_max > Points::ZERO => format!(" {} |", quantity::points(group.score, group.score_max)),
        true => " |".to_owned(),
        false => String::new(),
    };
    format!("| {mark} | {name} | {verdict} |{points}\n")
}

fn failure(check: &Check<'_>) -> String {
    let hint = check.hint.as_ref().map(|hint| format!("hint: {hint}"));
    let parts = [Some(check.message.clone()), hint, Some(check.details.clone())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let text = parts.join("\n");
    let fence = "`".repeat(longest_run(&text).max(2) + 1);
    let name = escape_html(&check.name);
    let verdict = check.verdict.map_or_else(String::new, |verdict| format!(": {}", words::verdict(verdict)));
    format!(
        "\n<details><summary>❌ <code>{name}</code>{verdict}</summary>\n\n{fence}text\n{text}\n{fence}\n\n</details>\n"
    )
}

/// Plain words as they are, anything else as code.
fn words_or_code(text: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || " -,.'()!?".contains(character);
    let starts_plain = text.starts_with(char::is_alphanumeric);
    if starts_plain && text.chars().all(is_plain) && !text.contains("..") { text.to_owned() } else { code(text) }
}

/// A code span around any one-line text.
fn code(text: &str) -> String {
    let marks = "`".repeat(longest_run(text) + 1);
    format!("{marks} {text} {marks}")
}

/// The length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or(0)
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
