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
    let title = cell(&outline::name(&first.report.exercise.title));
    let header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"].map(str::to_owned);
    let mut rows: Vec<Vec<String>> = vec![header.into_iter().chain([title]).collect()];
    let blank = String::new;
    // By its blanks Canvas's own export tells this row from a student's; the importer looks for the words.
    rows.push(vec!["    Points Possible".to_owned(), blank(), blank(), blank(), blank(), maximum]);
    for (student, mark) in scored {
        let student = cell(&student);
        rows.push(vec![student.clone(), blank(), blank(), student, blank(), mark.earned_number().to_string()]);
    }
    to_text(&rows)
}
