//! What is wrong with an exercise: the instructor's to mend, never a student's loss.

use std::{fmt, ops::Range, path::PathBuf, sync::Arc};

use super::names::printable;

/// One thing that is wrong with a file of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecDiagnostic {
    /// The file.
    pub path: PathBuf,
    /// The file's text, where a part of it is to be shown.
    pub source: Option<Arc<str>>,
    /// The offending part, in bytes of `source`.
    pub span: Option<Range<usize>>,
    /// What is wrong, a lowercase fragment that names the key.
    pub message: String,
    /// What to do about it, a lowercase fragment: did you mean `fuel`?
    pub suggestion: Option<String>,
}

impl SpecDiagnostic {
    /// A fault of a whole file or folder.
    #[must_use]
    pub fn about(path: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self { path: path.into(), source: None, span: None, message: message.into(), suggestion: None }
    }

    /// The same fault with what to do about it.
    #[must_use]
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// The line of the offending part, from 1.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        let (source, span) = (self.source.as_ref()?, self.span.as_ref()?);
        Some(source.as_bytes().iter().take(span.start).filter(|byte| **byte == b'\n').count() + 1)
    }
}

impl fmt::Display for SpecDiagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printable(&self.path.to_string_lossy()))?;
        if let Some(line) = self.line() {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, " ({suggestion})"),
            None => Ok(()),
        }
    }
}

/// Everything that is wrong with an exercise, all at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExerciseError {
    /// The list, never empty, in the order of files and places.
    pub diagnostics: Vec<SpecDiagnostic>,
}

impl fmt::Display for ExerciseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.diagnostics.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ExerciseError {}

impl From<SpecDiagnostic> for ExerciseError {
    fn from(diagnostic: SpecDiagnostic) -> Self {
        Self { diagnostics: vec![diagnostic] }
    }
}
