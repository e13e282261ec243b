//! ICPC problem packages, formats `2025-09` and `legacy`.

use std::path::Path;

use grade_model::{Exercise, ExerciseId};

use super::{ExerciseError, LoadOptions, SpecDiagnostic};

/// Loads the ICPC problem package in `folder`.
///
/// # Errors
/// Always: packages are not read yet.
pub fn load(folder: &Path, _id: ExerciseId, _options: LoadOptions) -> Result<Exercise, ExerciseError> {
    Err(SpecDiagnostic::about(folder, "is not an exercise").into())
}
