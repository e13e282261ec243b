//! The record of mutants that an exercise's hidden tests noticed.

use std::path::Path;

use super::{Finding, Requirement};
use crate::exercise::{SpecDiagnostic, files};

/// The record, in an exercise's folder.
const RECORD_FILE: &str = "mutants.toml";

/// What is to be said of the record of the exercise in `folder`.
pub(super) fn examine(folder: &Path) -> Option<Finding> {
    let path = folder.join(RECORD_FILE);
    if files::exists(&path) {
        return None;
    }
    let fault = SpecDiagnostic::about(path, format!("`{RECORD_FILE}` is missing: nobody measured the hidden tests"));
    Some(Finding::warning(Requirement::Mutants, fault))
}
