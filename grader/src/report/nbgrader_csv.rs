//! The grades that nbgrader exports (`nbgrader/plugins/export.py`), and what all tables have in common.
//!
//! Due dates, times of submission, names and penalties are not ours to know: they stay empty, and the penalty is 0. A
//! submission with a judge error or without hidden tests has no row. Points are at two decimals, halves down, and the
//! maximum only for the maximum.

use csv::WriterBuilder;

use super::{Entry, marks::Mark, outline};

const HEADER: [&str; 11] = [
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
];

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let mut rows = vec![HEADER.map(str::to_owned).to_vec()];
    for entry in entries.iter().filter(|entry| !entry.report.is_provisional) {
        let Some(mark) = Mark::of(entry.report) else { continue };
        let id = outline::name(&entry.report.exercise.id);
        let assignment = id.rsplit('/').next().unwrap_or(&id);
        let (score, blank) = (mark.earned_number().to_string(), String::new);
        rows.push(vec![
            cell(assignment),
            blank(),
            blank(),
            cell(&student(entry)),
            blank(),
            blank(),
            blank(),
            score.clone(),
            "0".to_owned(),
            score,
            mark.maximum_number().to_string(),
        ]);
    }
    to_text(&rows)
}

/// Who handed it in, or what the submission is called.
pub(super) fn student(entry: &Entry<'_>) -> String {
    let named = entry.origin.student.as_deref().unwrap_or(&entry.origin.label);
    if named.is_empty() { String::new() } else { outline::name(named) }
}

/// A cell with text of others, which no program for tables takes for a formula.
pub(super) fn cell(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// Rows of cells, by RFC 4180 but with plain line feeds.
pub(super) fn to_text(rows: &[Vec<String>]) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("memory takes any bytes, and rows are equally long");
    }
    let bytes = writer.into_inner().expect("memory takes any bytes");
    String::from_utf8(bytes).expect("cells are UTF-8")
}
