//! A file for the import of Canvas's grade book (`lib/gradebook_importer.rb` of instructure/canvas-lms).
//!
//! Canvas finds a student by id, then by login, and an assignment by its title. A blank over a score that is there would
//! be imported as a change, so only students with a score have a row: none with a judge error, and none with a run
//! without hidden tests. Of several submissions of a student the last one counts. Points are at two decimals, halves
//! down, and the maximum only for the maximum.

use super::{
    Entry,
    marks::Mark,
    nbgrader_csv::{cell, student, to_text},
    outline,
};

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let Some(first) = entries.first() else { return String::new() };
    let mut scored: Vec<(String, Mark)> = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.report.is_provisional) {
        if let Some(mark) = Mark::of(entry.report) {
            let student = student(entry);
            scored.retain(|(other, _)| *other != student);
            scored.push((student, mark));
        }
    }
    let maximum = scored.first().map(|(_, mark)| mark.maximum_number().to_string()).unwrap_or_default();
    let title = cell(&without_id(&outline::name(&first.report.exercise.title)));
    let header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"].map(str::to_owned);
    let mut rows: Vec<Vec<String>> = vec![header.into_iter().chain([title]).collect()];
    let blank = String::new;
    // By its blanks Canvas's own export tells this row from a student's; the importer looks for the words.
    rows.push(vec!["    Points Possible".to_owned(), blank(), blank(), blank(), blank(), maximum]);
    for (student, mark) in scored {
        let student = cell(&student);
        // A row whose first cell has these words is taken for that of the points; the login is what finds the student.
        let shown = student.replace("Points Possible", "Points-Possible");
        rows.push(vec![shown, blank(), blank(), student, blank(), mark.earned_number().to_string()]);
    }
    to_text(&rows)
}

/// A title that Canvas looks for as it is: behind one that ends in `(123)` the importer sees an assignment's id, so there
/// the parentheses become brackets.
fn without_id(title: &str) -> String {
    let parts = title.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match parts {
        Some((before, id)) if !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{before}[{id}]")
        }
        _ => title.to_owned(),
    }
}
