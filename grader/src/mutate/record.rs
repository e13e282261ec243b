//! The record of a measurement, `mutants.toml` beside `exercise.toml`: what was measured, on which solution and which
//! tests, and which survivors the author has looked at and waived.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use grade_model::{Exercise, Submission};
use serde::{Deserialize, Serialize};

use super::Measurement;
use crate::{
    exercise::files::{self, FileError},
    judge::digest_tests,
};

/// The file in an exercise's folder.
pub const RECORD_FILE: &str = "mutants.toml";

/// Bytes of a record that are read.
const BYTES_MAX: u64 = 1 << 20;

/// At most one mutant in so many may be waived.
const WAIVED_ONE_IN: usize = 20;

/// What stands at the head of the file.
const HEAD: &str = "# How many mutants of the solution the hidden tests kill. Written by `grade mutants`; only waivers are written by\n\
                    # hand: a survivor that does the same as the solution, with the reason why. At most one mutant in twenty.\n";

/// A survivor that counts neither as killed nor as surviving, because it does the same as the solution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The mutant's id.
    pub mutant: String,
    /// Why no test can kill it.
    pub reason: String,
}

/// A measurement as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Record {
    /// The solution's path below the exercise's folder.
    pub solution: String,
    /// `sha256:…` of the solution.
    pub solution_digest: String,
    /// `sha256:…` of everything that decides what the hidden tests accept; see [`digest_of_tests`].
    pub tests_digest: String,
    /// Mutants that compile.
    pub total: usize,
    /// Mutants that a hidden case kills.
    pub killed: usize,
    /// The others, by their ids.
    #[serde(default)]
    pub survived: Vec<String>,
    /// Survivors that do the same as the solution.
    #[serde(default)]
    pub waived: Vec<Waiver>,
}

/// What is wrong with a record.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// There is a file, but it cannot be read.
    #[error("{}: {trouble}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong, a fragment.
        trouble: String,
    },
    /// It is no record.
    #[error("{}:{line}: {message}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, a fragment.
        message: String,
    },
    /// It could not be written.
    #[error("cannot write {}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// `sha256:…` over everything that decides which programs the hidden tests accept.
#[must_use]
pub fn digest_of_tests(exercise: &Exercise) -> String {
    digest_tests(exercise)
}

impl Record {
    /// What a measurement of the solution `name` says, with the waivers of an earlier record that still name survivors.
    #[must_use]
    pub fn of(
        name: &str,
        exercise: &Exercise,
        solution: &Submission,
        measurement: &Measurement,
        earlier: Option<&Self>,
    ) -> Self {
        let survived: Vec<String> = measurement.survivors().map(|mutant| mutant.id.clone()).collect();
        let waived = earlier.map(|earlier| earlier.waived.clone()).unwrap_or_default();
        Self {
            solution: name.to_owned(),
            solution_digest: solution.digest.clone(),
            tests_digest: digest_of_tests(exercise),
            total: measurement.total(),
            killed: measurement.killed(),
            waived: waived.into_iter().filter(|waiver| survived.contains(&waiver.mutant)).collect(),
            survived,
        }
    }

    /// Reads the record in an exercise's folder; `None` where there is none.
    ///
    /// # Errors
    /// When the file is no regular file of at most 1 MiB, or does not hold what a record holds.
    pub fn load(folder: &Path) -> Result<Option<Self>, RecordError> {
        let path = folder.join(RECORD_FILE);
        if !files::exists(&path) {
            return Ok(None);
        }
        let unreadable = |trouble: String| RecordError::Unreadable { path: path.clone(), trouble };
        let bytes =
            files::read_start(&path, BYTES_MAX + 1).map_err(|error: FileError| unreadable(error.to_string()))?;
        if bytes.len() as u64 > BYTES_MAX {
            return Err(unreadable("longer than 1 MiB".to_owned()));
        }
        let text = str::from_utf8(&bytes).map_err(|_| unreadable("not UTF-8".to_owned()))?;
        let malformed = |line: usize, message: &str| RecordError::Malformed {
            path: path.clone(),
            line,
            message: message.to_owned(),
        };
        let record: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            malformed(line_of(text, at), error.message())
        })?;
        match record.fault() {
            Some((word, message)) => Err(malformed(line_of(text, text.rfind(&word).unwrap_or(0)), &message)),
            None => Ok(Some(record)),
        }
    }

    /// What does not fit together, and a word of the line where it stands.
    fn fault(&self) -> Option<(String, String)> {
        if self.killed.checked_add(self.survived.len()) != Some(self.total) {
            return Some(("total".to_owned(), "`killed` and `survived` do not add up to `total`".to_owned()));
        }
        for waiver in &self.waived {
            if waiver.reason.trim().is_empty() {
                return Some((waiver.mutant.clone(), format!("`{}` is waived without a reason", waiver.mutant)));
            }
            if !self.survived.contains(&waiver.mutant) {
                let message = format!("`{}` is waived, but no mutant of that name survived", waiver.mutant);
                return Some(("[[waived]]".to_owned(), message));
            }
        }
        if self.waived.len() > self.waived_max() {
            let message = format!("{} mutants are waived, of {} at most", self.waived.len(), self.waived_max());
            return Some(("[[waived]]".to_owned(), message));
        }
        None
    }

    /// How many mutants may be waived: one in twenty, and one always.
    #[must_use]
    pub fn waived_max(&self) -> usize {
        (self.total / WAIVED_ONE_IN).max(1)
    }

    /// Writes the record into an exercise's folder.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, folder: &Path) -> Result<(), RecordError> {
        let path = folder.join(RECORD_FILE);
        let text = toml::to_string_pretty(self).map_err(io::Error::other);
        text.and_then(|text| fs::write(&path, format!("{HEAD}{text}")))
            .map_err(|source| RecordError::Unwritable { path, source })
    }

    /// Whether the record was measured on this solution and these tests.
    #[must_use]
    pub fn is_fresh(&self, exercise: &Exercise, solution: &Submission) -> bool {
        self.solution_digest == solution.digest && self.tests_digest == digest_of_tests(exercise)
    }

    /// Mutants killed, of those that are not waived, in whole percent, rounded down; 100 where there are none.
    #[must_use]
    pub fn score(&self) -> u32 {
        let total = self.total.saturating_sub(self.waived.len());
        match (self.killed * 100).checked_div(total) {
            Some(percent) => u32::try_from(percent).unwrap_or(100).min(100),
            None => 100,
        }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
