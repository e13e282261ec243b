//! One case: what its program is given, and what is kept of its run once it is judged.

use grade_model::{
    Bytes, CaseJudgement, CheckOutcome, Comparison, Ending, Excerpt, Outcome, Points, Request, Secret, Stimulus,
    TestCase, Usage, classify,
};

use super::{
    ExerciseFault,
    window::{cut_both, cut_end, cut_start},
};
use crate::check::compare;

/// Seeds the random numbers of every run: one for all cases, so that a case added or renamed changes no other.
const SEED: u64 = 0;

/// What the program of a submission is given.
pub(super) fn request_for(case: &TestCase) -> Request {
    let Stimulus::Stdio { stdin, args } = &case.stimulus;
    Request { stdin: stdin.clone(), args: args.clone(), files: Vec::new(), output_folder: None, seed: SEED }
}

/// A run whose output waits for its comparison.
pub(super) struct Run {
    pub(super) stdout: Secret<Bytes>,
    pub(super) ending: Ending,
    usage: Usage,
    stderr: Secret<Excerpt>,
}

impl Run {
    /// Keeps of an outcome what comparison and reports need.
    pub(super) fn of(outcome: Outcome) -> Self {
        let cut = if is_crash(outcome.ending) { cut_end } else { cut_start };
        let stderr = Secret::new(cut(outcome.stderr.reveal()));
        Self { stdout: outcome.stdout, ending: outcome.ending, usage: outcome.usage, stderr }
    }

    /// Holds the output of a program that ended by itself against the case's answer.
    ///
    /// # Errors
    /// When the answer makes no sense, or when it is a checker that decides.
    pub(super) fn compare(&self, case: &TestCase) -> Result<CheckOutcome, ExerciseFault> {
        match compare(&case.check, case.answer.reveal(), self.stdout.reveal()) {
            Ok(comparison) => Ok(CheckOutcome::of(comparison)),
            Err(error) => {
                let detail = format!("{}: {error}", case.name.0);
                Err(ExerciseFault::new("output cannot be compared with a test's answer", Some(detail)))
            }
        }
    }

    /// Judges the case by what the comparison said; `None` for a program that did not end by itself with code 0.
    pub(super) fn settle(self, case: &TestCase, check: Option<CheckOutcome>) -> CaseJudgement {
        let is_accepted = check.as_ref().is_some_and(|check| check.comparison == Comparison::Match);
        let (expected, actual) = cut_both(case.answer.reveal(), self.stdout.reveal(), difference_of(check.as_ref()));
        let Stimulus::Stdio { stdin, args } = &case.stimulus;
        CaseJudgement {
            name: case.name.clone(),
            visibility: case.visibility,
            feedback: case.feedback,
            verdict: classify(self.ending, is_accepted),
            share: match &check {
                Some(check) if is_accepted => check.multiplier.unwrap_or(Points::ONE),
                _ => Points::ZERO,
            },
            points: check.as_ref().filter(|_| is_accepted).and_then(|check| check.points),
            ending: self.ending,
            usage: self.usage,
            check: check.map(Secret::new),
            args: args.clone(),
            stdin: Secret::new(cut_start(stdin.reveal())),
            expected: Secret::new(expected),
            actual: Secret::new(actual),
            stderr: self.stderr,
            hint: case.hint.clone(),
            description: case.description.clone(),
        }
    }
}

/// Whether the last words on standard error are likely to say why the program ended.
const fn is_crash(ending: Ending) -> bool {
    match ending {
        Ending::Exited(code) => code != 0,
        Ending::Trapped(_) | Ending::StackOverflow | Ending::MemoryRefused => true,
        Ending::FuelSpent | Ending::OutputCut(_) => false,
    }
}

/// Where the first difference starts in the answer and in the output; their beginnings when no place is known.
fn difference_of(check: Option<&CheckOutcome>) -> (u64, u64) {
    match check.map(|check| &check.comparison) {
        Some(Comparison::Differs(rejection)) => {
            (rejection.answer_offset.unwrap_or(0), rejection.output_offset.unwrap_or(0))
        }
        Some(Comparison::Match) | None => (0, 0),
    }
}
