//! From a folder to an `Exercise`.

mod error;
pub mod icpc;

pub use error::{ExerciseError, SpecDiagnostic};

/// What to load of an exercise.
#[derive(Clone, Copy, Debug)]
pub struct LoadOptions {
    /// Whether hidden tests are read.
    pub hidden: bool,
}
