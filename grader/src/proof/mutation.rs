//! The record of mutants that an exercise's hidden tests noticed: whether it is there, fresh and good enough.

use std::path::Path;

use grade_model::Exercise;

use super::{
    Finding, Requirement,
    place::{file_line_diagnostic, located_diagnostic},
};
use crate::{
    exercise::SpecDiagnostic,
    mutate::{RECORD_FILE, Record, RecordError, digest_of_tests},
    submission::{self, LanguageTable},
};

/// What is to be said of the record of `exercise`, which lies in `folder`.
pub(super) fn examine(exercise: &Exercise, folder: &Path, languages: LanguageTable<'_>) -> Option<Finding> {
    let path = folder.join(RECORD_FILE);
    let again = format!("measure again: `grade mutants {}`", exercise.id);
    let record = match Record::load(folder) {
        Ok(Some(record)) => record,
        Ok(None) => {
            let message = format!("`{RECORD_FILE}` is missing: nobody measured the hidden tests");
            let fault = SpecDiagnostic::about(path, message).suggest(format!("run `grade mutants {}`", exercise.id));
            return Some(Finding::warning(Requirement::Mutants, fault));
        }
        Err(RecordError::Malformed { line, message, .. }) => {
            let fault = file_line_diagnostic(path, Some(line), format!("`{RECORD_FILE}`, line {line}: {message}"));
            return Some(Finding::error(Requirement::Mutants, fault.suggest(again)));
        }
        Err(error) => {
            let fault = SpecDiagnostic::about(path, error.to_string()).suggest(again);
            return Some(Finding::error(Requirement::Mutants, fault));
        }
    };
    let (key, message, suggestion) = match find_stale(exercise, folder, &record, languages) {
        Some((key, why)) => (key, format!("`{RECORD_FILE}` is stale: {why}"), again),
        None => {
            let (score, least) = (u64::from(record.score()), exercise.proof.mutation_score_min);
            if score >= least {
                return None;
            }
            let (killed, total) = (record.killed, record.total);
            let message = format!(
                "the hidden tests kill {score} % of the mutants, and {least} % are needed: {killed} of {total}"
            );
            ("killed", message, "add hidden cases that the survivors fail; `grade mutants` shows them".to_owned())
        }
    };
    let fault = located_diagnostic(path, &[key], message).suggest(suggestion);
    Some(Finding::error(Requirement::Mutants, fault))
}

/// The key of a record that no longer holds, and why.
fn find_stale(
    exercise: &Exercise,
    folder: &Path,
    record: &Record,
    languages: LanguageTable<'_>,
) -> Option<(&'static str, String)> {
    let name = &record.solution;
    match submission::read(&folder.join(name), exercise.id.slug(), languages) {
        Err(_) => Some(("solution", format!("`{name}`, which it was measured on, cannot be read"))),
        Ok(solution) if solution.digest != record.solution_digest => {
            Some(("solution-digest", format!("`{name}` changed since it was measured")))
        }
        Ok(_) if digest_of_tests(exercise) != record.tests_digest => {
            Some(("tests-digest", "the hidden tests changed since it was measured".to_owned()))
        }
        Ok(_) => None,
    }
}
