//! From a folder to an `Exercise`.

mod error;
pub mod icpc;

pub use error::{ExerciseError, SpecDiagnostic};
