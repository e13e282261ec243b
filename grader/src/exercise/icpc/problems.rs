//! What is wrong with a package, as far as anybody reads it.

use std::path::PathBuf;

use crate::exercise::SpecDiagnostic;

/// Most problems that are told; the rest is counted.
const TOLD_MAX: usize = 200;

/// The first problems of a package, and how many more there are.
#[derive(Debug, Default)]
pub(super) struct Problems {
    told: Vec<SpecDiagnostic>,
    untold: usize,
}

impl Problems {
    pub(super) fn push(&mut self, problem: SpecDiagnostic) {
        // A folder that is listed twice complains once.
        if self.told.len() == TOLD_MAX {
            self.untold += 1;
        } else if !self.told.contains(&problem) {
            self.told.push(problem);
        }
    }

    pub(super) fn count(&self) -> usize {
        self.told.len() + self.untold
    }

    /// All of them, with a word about those that are not told, which are the package's in `folder`.
    pub(super) fn into_diagnostics(mut self, folder: PathBuf) -> Vec<SpecDiagnostic> {
        if self.untold > 0 {
            self.told.push(SpecDiagnostic::about(folder, format!("{} more errors are not shown", self.untold)));
        }
        self.told
    }
}
