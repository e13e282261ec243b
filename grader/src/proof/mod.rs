//! Proves that an exercise is fit to be handed out, with the programs that its author put beside it.
//!
//! ```text
//! folder ─► survey ─► Survey: exercise, programs, what is wrong without running anything
//!              │
//!              └─► trials, independent of each other, spread over threads
//!                     accepted submissions, twice · other submissions · starters
//!                     guesses (no program: empty, echo, one answer always) · input validator · generators
//!                        └─► Evidence ─► conclude ─► Proof: findings and figures
//! ```
//! It knows no sandbox. What is wrong with an exercise is a finding; what is wrong with us is a [`RunnerError`].

mod calibrate;
mod conclude;
mod guess;
mod mutation;
mod place;
mod rules;
mod sarif;
mod show;
mod stamp;
mod survey;
mod trial;
mod twice;

use std::{
    num::NonZeroUsize,
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use grade_model::{ExerciseId, Runner, RunnerError};

pub use self::{
    calibrate::{CalibrateError, Calibration, Measure, calibrate},
    sarif::show_sarif,
    show::{ShowOptions, show_human, show_json, show_junit},
    stamp::{Stamp, stamp_key},
};
use self::{survey::Survey, trial::Evidence};
use crate::{
    exercise::{Found, Severity, SpecDiagnostic},
    submission::LanguageTable,
};

/// What an exercise has to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requirement {
    /// The spec and the data are valid, and what belongs to an exercise is there.
    Complete,
    /// No two cases have the same input.
    DistinctInputs,
    /// The input validator accepts every input.
    ValidInputs,
    /// The generators write the inputs that are there.
    Generated,
    /// Accepted submissions get full points.
    Accepted,
    /// And they leave a margin of the fuel.
    FuelMargin,
    /// Two runs of an accepted submission agree.
    Repeatable,
    /// Starters compile and do not pass.
    Starters,
    /// Other example submissions get what their folder says.
    Examples,
    /// Solutions obey the source rules, which catch what they are meant to catch.
    SourceRules,
    /// No group is passed by a program that does not look at its input.
    NoGuesses,
    /// Every hidden group fails a wrong submission.
    SharpGroups,
    /// Nearly every mutant of the accepted solution is noticed.
    Mutants,
}

impl Requirement {
    /// Every requirement, in the order of findings.
    pub const ALL: [Self; 13] = [
        Self::Complete,
        Self::DistinctInputs,
        Self::ValidInputs,
        Self::Generated,
        Self::Accepted,
        Self::FuelMargin,
        Self::Repeatable,
        Self::Starters,
        Self::Examples,
        Self::SourceRules,
        Self::NoGuesses,
        Self::SharpGroups,
        Self::Mutants,
    ];

    /// The name by which machines know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::DistinctInputs => "distinct-inputs",
            Self::ValidInputs => "valid-inputs",
            Self::Generated => "generated",
            Self::Accepted => "accepted",
            Self::FuelMargin => "fuel-margin",
            Self::Repeatable => "repeatable",
            Self::Starters => "starters",
            Self::Examples => "examples",
            Self::SourceRules => "source-rules",
            Self::NoGuesses => "no-guesses",
            Self::SharpGroups => "sharp-groups",
            Self::Mutants => "mutants",
        }
    }

    /// What it asks for, in one sentence.
    #[must_use]
    pub const fn demand(self) -> &'static str {
        match self {
            Self::Complete => "The spec and the data are valid, and what belongs to an exercise is there.",
            Self::DistinctInputs => "No two cases have the same input.",
            Self::ValidInputs => "The input validator accepts every input.",
            Self::Generated => "The generators write the inputs that are there.",
            Self::Accepted => "Accepted submissions get full points.",
            Self::FuelMargin => "Accepted submissions leave a margin of the fuel.",
            Self::Repeatable => "Two runs of an accepted submission agree.",
            Self::Starters => "Starters compile and do not pass.",
            Self::Examples => "Other example submissions get what their folder says.",
            Self::SourceRules => "Solutions obey the source rules, which catch what they are meant to catch.",
            Self::NoGuesses => "No group is passed by a program that does not look at its input.",
            Self::SharpGroups => "Every hidden group fails a wrong submission.",
            Self::Mutants => "Nearly every mutant of the accepted solution is noticed.",
        }
    }
}

/// One thing that an exercise does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it belongs to.
    pub requirement: Requirement,
    /// Whether the exercise falls short by it.
    pub severity: Severity,
    /// Where, and what.
    pub diagnostic: SpecDiagnostic,
}

impl Finding {
    fn error(requirement: Requirement, diagnostic: SpecDiagnostic) -> Self {
        Self { requirement, severity: Severity::Error, diagnostic }
    }

    fn warning(requirement: Requirement, diagnostic: SpecDiagnostic) -> Self {
        Self { requirement, severity: Severity::Warning, diagnostic }
    }
}

/// What was looked at; zeros for an exercise that does not load.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Sample cases.
    pub samples: u64,
    /// Hidden cases.
    pub hidden: u64,
    /// Hidden groups that hold cases.
    pub groups: u64,
    /// Example submissions.
    pub submissions: u64,
    /// The most fuel that an accepted submission spent on a case.
    pub fuel_spent_max: u64,
    /// The limit.
    pub fuel_limit: u64,
}

/// What is known of one exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The exercise.
    pub id: ExerciseId,
    /// What it does not show, by requirement.
    pub findings: Vec<Finding>,
    /// What was looked at.
    pub figures: Figures,
}

impl Proof {
    /// Whether the exercise shows all that it has to; it may still have warnings.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }

    /// Errors and warnings.
    #[must_use]
    pub fn counts(&self) -> (u64, u64) {
        let count = |severity| self.findings.iter().filter(|finding| finding.severity == severity).count() as u64;
        (count(Severity::Error), count(Severity::Warning))
    }
}

/// What exercises are proved with.
#[derive(Clone, Copy)]
pub struct Bench<'a> {
    /// Compiles and runs their programs. Each run should use one thread: the trials are spread over several.
    pub runner: &'a dyn Runner,
    /// The endings of source files.
    pub languages: LanguageTable<'a>,
    /// Trials at once.
    pub jobs: NonZeroUsize,
}

/// One trial of one exercise.
#[derive(Clone, Copy)]
struct Task {
    exercise: usize,
    trial: usize,
}

/// Proves every exercise, and hands each proof to `deliver` with its place in `found`, in that order.
///
/// # Errors
/// When the sandbox or a compiler failed. Proofs handed over before remain true.
pub fn prove(found: &[Found], bench: &Bench<'_>, deliver: &mut dyn FnMut(usize, Proof)) -> Result<(), RunnerError> {
    let surveys: Vec<Survey> = found.iter().map(|found| Survey::of(found, bench.languages)).collect();
    let tasks: Vec<Task> = surveys
        .iter()
        .enumerate()
        .flat_map(|(exercise, survey)| (0..survey.trials.len()).map(move |trial| Task { exercise, trial }))
        .collect();
    let (next, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..bench.jobs.get().min(tasks.len()) {
            let (sender, surveys, tasks, next, is_over) = (sender.clone(), &surveys, &tasks, &next, &is_over);
            scope.spawn(move || {
                while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let survey = &surveys[task.exercise];
                    let evidence = survey.trials[task.trial].run(survey, bench.runner);
                    if is_over.load(Ordering::Relaxed) || sender.send((*task, evidence)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let collected = collect(&surveys, &receiver, deliver);
        is_over.store(true, Ordering::Relaxed);
        collected
    })
}

/// Puts the evidence of each exercise together as it comes in.
fn collect(
    surveys: &[Survey],
    receiver: &mpsc::Receiver<(Task, Result<Evidence, RunnerError>)>,
    deliver: &mut dyn FnMut(usize, Proof),
) -> Result<(), RunnerError> {
    let mut evidence: Vec<Vec<Option<Evidence>>> =
        surveys.iter().map(|survey| survey.trials.iter().map(|_| None).collect()).collect();
    for (exercise, survey) in surveys.iter().enumerate() {
        while evidence[exercise].iter().any(Option::is_none) {
            let (task, result) = receiver.recv().map_err(|_| RunnerError::failed("a trial of an exercise was lost"))?;
            evidence[task.exercise][task.trial] = Some(result?);
        }
        deliver(exercise, conclude::conclude(survey, std::mem::take(&mut evidence[exercise])));
    }
    Ok(())
}
