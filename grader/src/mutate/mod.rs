//! Mutants of a solution: small slips that the hidden tests should notice.
//!
//! ```text
//! solution ─► operators (syntax tree, grammar) ─► mutants ─► schema: many in one program ─► build
//!                                                               ✗ some do not compile: left out, again
//!                         number of a mutant, hidden cases in waves ─► fates ─► Measurement ─► Record
//! ```
//! A mutant is killed by the first hidden case that does not accept it; samples do not count, because students see
//! them. One that no case notices survives, and shows what the tests do not ask. One that does not compile counts for
//! nothing.
//!
//! Everything here is a function of the exercise, the solution and the compiler: the order of mutants and their names
//! are those of their places in the source.

mod batch;
mod grammar;
mod operators;
mod record;
mod schema;
mod show;
mod waves;

use std::{collections::BTreeMap, num::NonZeroUsize, ops::Range};

use grade_model::{CaseName, Exercise, Runner, Submission, Verdict};

pub use self::{
    record::{RECORD_FILE, Record, RecordError, Waiver, digest_of_tests},
    show::show_change,
};
use crate::judge::JudgeFailure;

/// A change of one place of a solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// What it is called: `12:17 boundary`, with the file in front where that is not the root file.
    pub id: String,
    /// The file.
    pub file: String,
    /// The line that the change begins in, from 1.
    pub line: u32,
    /// The column, in characters from 1.
    pub column: u32,
    /// The kind of slip.
    pub operator: &'static str,
    range: Range<usize>,
    replacement: String,
    unit: Option<Range<usize>>,
}

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A hidden case did not accept it.
    Killed {
        /// The first such case, in the order that they were tried in.
        by: CaseName,
        /// Its verdict.
        verdict: Verdict,
    },
    /// Every hidden case accepted it.
    Survived,
    /// It does not compile, so no student could hand it in.
    Uncompilable,
}

/// Every mutant of a solution with what became of it, in the order of places.
#[derive(Clone, Debug)]
pub struct Measurement {
    /// The mutants.
    pub mutants: Vec<(Mutant, Fate)>,
}

impl Measurement {
    /// The mutants that compiled.
    #[must_use]
    pub fn total(&self) -> usize {
        self.mutants.iter().filter(|(_, fate)| *fate != Fate::Uncompilable).count()
    }

    /// Those of them that a case killed.
    #[must_use]
    pub fn killed(&self) -> usize {
        self.mutants.iter().filter(|(_, fate)| matches!(fate, Fate::Killed { .. })).count()
    }

    /// Those that survived.
    pub fn survivors(&self) -> impl Iterator<Item = &Mutant> {
        self.mutants.iter().filter(|(_, fate)| *fate == Fate::Survived).map(|(mutant, _)| mutant)
    }
}

/// How far measuring has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Mutants whose fate is known.
    pub done: usize,
    /// Mutants in all.
    pub total: usize,
}

/// Why there is no measurement.
#[derive(Debug, thiserror::Error)]
pub enum MutationFailure {
    /// There is no grammar for the solution's language.
    #[error("there are no mutants of programs in `{0}`")]
    Language(String),
    /// The exercise has no hidden test that could kill a mutant.
    #[error("the exercise has no hidden tests")]
    NoTests,
    /// The solution itself does not compile.
    #[error("the solution does not compile")]
    NotCompiled(String),
    /// The solution itself is not accepted.
    #[error("{} does not accept the solution: {}", case.0, verdict.words())]
    NotAccepted {
        /// The first case that does not accept it.
        case: CaseName,
        /// Its verdict.
        verdict: Verdict,
    },
    /// The exercise, the sandbox or a compiler failed.
    #[error(transparent)]
    Judge(#[from] JudgeFailure),
}

/// Every mutant of a solution, in the order of files and places.
///
/// # Errors
/// When there is no grammar for its language.
pub fn find_mutants(solution: &Submission) -> Result<Vec<Mutant>, MutationFailure> {
    let language = &*solution.language;
    let grammar = grammar::find(language).ok_or_else(|| MutationFailure::Language(language.to_owned()))?;
    let mut mutants = Vec::new();
    for (file, bytes) in &solution.sources.files {
        let Ok(text) = str::from_utf8(bytes) else { continue };
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for change in operators::find_changes(text, grammar) {
            let (line, column) = place_of(text, change.range.start);
            let prefix = if *file == solution.sources.root { String::new() } else { format!("{file}:") };
            let name = format!("{prefix}{line}:{column} {}", change.operator);
            let count = taken.entry(name.clone()).or_default();
            *count += 1;
            mutants.push(Mutant {
                id: if *count == 1 { name } else { format!("{name} {count}") },
                file: file.clone(),
                line,
                column,
                operator: change.operator,
                range: change.range,
                replacement: change.replacement,
                unit: change.unit,
            });
        }
    }
    Ok(mutants)
}

/// Line and column of a byte, both from 1.
fn place_of(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let number = |count: usize| u32::try_from(count + 1).unwrap_or(u32::MAX);
    (number(before.matches('\n').count()), number(before[start..].chars().count()))
}

/// Runs every mutant of `solution`, at most `jobs` compilers at once, and tells `observe` how far it is.
///
/// A mutant that spends more than sixteen times the fuel of the solution's dearest case counts as killed, even where
/// the exercise's limit lies higher: few would end at all.
///
/// # Errors
/// When there is nothing to measure, when the solution itself is not accepted, and when a part of the judge failed.
pub fn measure(
    exercise: &Exercise,
    solution: &Submission,
    runner: &dyn Runner,
    jobs: NonZeroUsize,
    observe: &(dyn Fn(Progress) + Sync),
) -> Result<Measurement, MutationFailure> {
    let mutants = find_mutants(solution)?;
    let fates = batch::measure_all(exercise, solution, &mutants, runner, jobs, observe)?;
    Ok(Measurement { mutants: mutants.into_iter().zip(fates).collect() })
}
