//! Runs an exercise's own checker over the outputs that wait for it, all in one batch.

use grade_model::{
    Build, BuildRequest, CheckMode, CheckOutcome, Exercise, Limits, Profile, Program, Request, Runner, Secret,
    SourceTree, Stimulus, TestCase,
};

use super::{ExerciseFault, JudgeFailure, case::Run};
use crate::check::{checker_request, read_checker_outcome};

const MIB: u64 = 1024 * 1024;

/// An output that a checker has to judge.
pub(super) struct Waiting<'a> {
    /// The place of its case in the order of judging.
    pub(super) index: usize,
    pub(super) case: &'a TestCase,
    pub(super) run: Run,
}

/// What bounds a program of an exercise's author, such as a checker: far more than it needs, and never less than
/// `submission`, the limits of what it judges.
#[must_use]
pub fn author_limits(submission: &Limits) -> Limits {
    Limits {
        fuel: submission.fuel.saturating_mul(10).max(100_000_000_000),
        memory_bytes_max: submission.memory_bytes_max.max(1024 * MIB),
        output_bytes_max: submission.output_bytes_max.max(8 * MIB),
        source_bytes_max: submission.source_bytes_max.max(4 * MIB),
        compile_cpu_seconds_max: submission.compile_cpu_seconds_max.max(60),
        compile_memory_bytes_max: submission.compile_memory_bytes_max.max(2048 * MIB),
        compile_log_bytes_max: submission.compile_log_bytes_max.max(MIB),
        module_bytes_max: submission.module_bytes_max.max(64 * MIB),
    }
}

/// Judges every waiting output and hands each outcome to `settle`, in the order of judging.
///
/// # Errors
/// When the exercise has no checker, when that does not compile or breaks its protocol, and when the sandbox failed.
pub(super) fn check_all(
    exercise: &Exercise,
    runner: &dyn Runner,
    waiting: Vec<Waiting<'_>>,
    settle: &mut dyn FnMut(Waiting<'_>, CheckOutcome),
) -> Result<(), JudgeFailure> {
    let Some(sources) = &exercise.checker else {
        return Err(ExerciseFault::new("the exercise compares with a checker but has none", None).into());
    };
    let limits = author_limits(&exercise.limits);
    let requests: Vec<Request> = waiting.iter().map(request_for).collect();
    let mut answers: Vec<_> = waiting.iter().map(|_| None).collect();
    build(sources, &limits, runner)?.run(&requests, &limits, &mut |index, outcome| {
        if let Some(answer) = answers.get_mut(index) {
            *answer = Some(read_checker_outcome(&outcome));
        }
    })?;
    for (waiting, answer) in waiting.into_iter().zip(answers) {
        match answer {
            Some(Ok(outcome)) => settle(waiting, outcome),
            Some(Err(failure)) => {
                let detail = format!("on {}: {failure}\n{}", waiting.case.name.0, failure.log.reveal());
                return Err(ExerciseFault::new("the exercise's checker failed", Some(detail)).into());
            }
            None => return Err(super::lost_outcomes()),
        }
    }
    Ok(())
}

fn request_for(waiting: &Waiting<'_>) -> Request {
    let args: &[String] = match &*waiting.case.check {
        CheckMode::Checker { args } => args,
        CheckMode::Exact
        | CheckMode::Lines
        | CheckMode::Tokens(_)
        | CheckMode::UnorderedLines
        | CheckMode::Regex
        | CheckMode::Json(_) => &[],
    };
    let Stimulus::Stdio { stdin, .. } = &waiting.case.stimulus;
    checker_request(stdin, &waiting.case.answer, &waiting.run.stdout, args)
}

fn build(sources: &SourceTree, limits: &Limits, runner: &dyn Runner) -> Result<Box<dyn Program>, JudgeFailure> {
    match runner.build(&BuildRequest { sources, driver: None, profile: Profile::Release, limits })? {
        Build::Ready { program, .. } => Ok(program),
        Build::Failed { log } => {
            let fault = ExerciseFault::new("the exercise's checker does not compile", Some(log.text.clone()));
            Err(ExerciseFault { checker_log: Some(Secret::new(log)), ..fault }.into())
        }
    }
}
