//! The record of mutants that an exercise's hidden tests noticed: whether it is there, fresh and good enough.

use std::path::Path;

use grade_model::Exercise;

use super::{Finding, Requirement};
use crate::{
    exercise::SpecDiagnostic,
    mutate::{RECORD_FILE, Record, RecordError},
    submission::{self, LanguageTable},
};

/// What is to be said of the record of `exercise`, which lies in `folder`.
pub(super) fn examine(exercise: &Exercise, folder: &Path, languages: LanguageTable<'_>) -> Option<Finding> {
    let path = folder.join(RECORD_FILE);
    let about = |message: String| SpecDiagnostic::about(path.clone(), message);
    let again = format!("measure again: `grade mutants {}`", exercise.id);
    let record = match Record::load(folder) {
        Ok(Some(record)) => record,
        Ok(None) => {
            let fault = about(format!("`{RECORD_FILE}` is missing: nobody measured the hidden tests"));
            return Some(Finding::warning(
                Requirement::Mutants,
                fault.suggest(format!("run `grade mutants {}`", exercise.id)),
            ));
        }
        Err(RecordError::Malformed { line, message, .. }) => {
            let fault = about(format!("`{RECORD_FILE}`, line {line}: {message}"));
            return Some(Finding::error(Requirement::Mutants, fault.suggest(again)));
        }
        Err(error) => return Some(Finding::error(Requirement::Mutants, about(error.to_string()).suggest(again))),
    };
    let solution = folder.join(&record.solution);
    let is_fresh = submission::read(&solution, exercise.id.slug(), languages)
        .is_ok_and(|solution| record.is_fresh(exercise, &solution));
    let (score, least) = (u64::from(record.score()), exercise.proof.mutation_score_min);
    let message = if !is_fresh {
        format!("`{RECORD_FILE}` is stale: `{}` or the hidden tests changed since it was measured", record.solution)
    } else if score < least {
        format!(
            "the hidden tests kill {score} % of the mutants, and {least} % are needed: {} of {}",
            record.killed, record.total
        )
    } else {
        return None;
    };
    let hint = if is_fresh {
        "add hidden cases that the survivors fail; `grade mutants` shows them".to_owned()
    } else {
        again
    };
    Some(Finding::error(Requirement::Mutants, about(message).suggest(hint)))
}
