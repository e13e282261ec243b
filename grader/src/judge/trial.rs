//! Tries a program on chosen cases, for tools that ask only whether a case accepts it and at what cost.

use grade_model::{
    CheckMode, Comparison, Ending, Exercise, File, Limits, Program, Request, Runner, Stimulus, TestCase, Verdict,
    Visibility, classify,
};

use super::{
    JudgeFailure,
    case::{Run, request_for},
    checker::{self, Waiting},
    lost_outcomes,
};
use crate::digest::digest;

/// One run: a case, and files that the program may read besides.
pub(crate) struct Trial<'a> {
    pub(crate) case: &'a TestCase,
    pub(crate) files: Vec<File>,
}

/// What came of a [`Trial`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) verdict: Verdict,
    /// Fuel that the run spent.
    pub(crate) fuel: u64,
}

/// Runs `program` once for each trial and judges its output; the findings are in the order of the trials.
///
/// # Errors
/// As [`super::judge`].
pub(crate) fn try_cases(
    exercise: &Exercise,
    runner: &dyn Runner,
    program: &dyn Program,
    limits: &Limits,
    trials: &[Trial<'_>],
) -> Result<Vec<Finding>, JudgeFailure> {
    let requests: Vec<Request> =
        trials.iter().map(|trial| Request { files: trial.files.clone(), ..request_for(trial.case) }).collect();
    let mut findings: Vec<Option<Finding>> = vec![None; trials.len()];
    let (mut waiting, mut fuels) = (Vec::new(), vec![0; trials.len()]);
    let mut fault = None;
    program.run(&requests, limits, &mut |index, outcome| {
        let Some(case) = trials.get(index).map(|trial| trial.case) else { return };
        let fuel = outcome.usage.fuel;
        fuels[index] = fuel;
        let run = Run::of(outcome);
        match (run.ending, &*case.check) {
            (Ending::Exited(0), CheckMode::Checker { .. }) => waiting.push(Waiting { index, case, run }),
            (Ending::Exited(0), _) => match run.compare(case) {
                Ok(check) => {
                    let verdict = classify(run.ending, check.comparison == Comparison::Match);
                    findings[index] = Some(Finding { verdict, fuel });
                }
                Err(found) => fault = fault.take().or(Some(found)),
            },
            (ending, _) => findings[index] = Some(Finding { verdict: classify(ending, false), fuel }),
        }
    })?;
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    if !waiting.is_empty() {
        checker::check_all(exercise, runner, waiting, &mut |waiting, check| {
            let verdict = classify(waiting.run.ending, check.comparison == Comparison::Match);
            findings[waiting.index] = Some(Finding { verdict, fuel: fuels[waiting.index] });
        })?;
    }
    findings.into_iter().collect::<Option<Vec<_>>>().ok_or_else(lost_outcomes)
}

/// `sha256:…` over everything that decides which programs the hidden tests accept: their inputs, answers and
/// comparison, the limits, the profile, and the exercise's own programs. Titles, hints and points are left out.
///
/// It answers guesses about hidden data, so it is for an exercise's author only.
pub(crate) fn digest_tests(exercise: &Exercise) -> String {
    let limits = &exercise.limits;
    let frame = format!(
        "{:?} fuel {} memory {} output {}",
        exercise.profile, limits.fuel, limits.memory_bytes_max, limits.output_bytes_max
    );
    let mut parts: Vec<(String, Vec<u8>)> = vec![("limits".to_owned(), frame.into_bytes())];
    for case in exercise.root.cases().into_iter().filter(|case| case.visibility == Visibility::Secret) {
        let Stimulus::Stdio { stdin, args } = &case.stimulus;
        parts.push((format!("{} check", case.name.0), format!("{:?}", case.check).into_bytes()));
        parts.extend(args.reveal().iter().map(|arg| (format!("{} argument", case.name.0), arg.clone().into_bytes())));
        parts.push((format!("{} input", case.name.0), stdin.reveal().to_vec()));
        parts.push((format!("{} answer", case.name.0), case.answer.reveal().to_vec()));
    }
    let programs = exercise.drivers.iter().map(|(language, tree)| (format!("driver {language}"), tree));
    for (name, tree) in programs.chain(exercise.checker.iter().map(|tree| ("checker".to_owned(), tree))) {
        parts.extend(tree.files.iter().map(|(path, bytes)| (format!("{name} {path}"), bytes.to_vec())));
    }
    digest(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}
