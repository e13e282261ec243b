//! Runs mutants on hidden cases until one kills them: the cheap cases first, and ever more at once for those that live.

use grade_model::{Bytes, Exercise, File, Limits, Program, Runner, Secret, TestCase, Verdict, Visibility};

use super::{Fate, MutationFailure, schema::NUMBER_FILE};
use crate::judge::{JudgeFailure, Trial, try_cases};

/// A mutant spends at most so many times the fuel of the solution's dearest case.
const FUEL_FACTOR: u64 = 16;

/// And so much more, so that tiny cases do not cut off what ends soon.
const FUEL_SPARE: u64 = 10_000_000;

/// Hidden cases in the order that they are tried in, and what bounds a mutant.
pub(super) struct Tests<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) runner: &'a dyn Runner,
    cases: Vec<&'a TestCase>,
    limits: Limits,
}

impl<'a> Tests<'a> {
    /// Runs the solution itself, which must be accepted, and learns what each case costs.
    pub(super) fn calibrate(
        exercise: &'a Exercise,
        runner: &'a dyn Runner,
        program: &dyn Program,
    ) -> Result<Self, MutationFailure> {
        let cases: Vec<&TestCase> =
            exercise.root.cases().into_iter().filter(|case| case.visibility == Visibility::Secret).collect();
        if cases.is_empty() {
            return Err(MutationFailure::NoTests);
        }
        let trials: Vec<Trial<'_>> = cases.iter().map(|case| Trial { case, files: Vec::new() }).collect();
        let findings = try_cases(exercise, runner, program, &exercise.limits, &trials)?;
        if let Some((case, finding)) =
            cases.iter().zip(&findings).find(|(_, finding)| finding.verdict != Verdict::Accepted)
        {
            return Err(MutationFailure::NotAccepted { case: case.name.clone(), verdict: finding.verdict });
        }
        let dearest = findings.iter().map(|finding| finding.fuel).max().unwrap_or(0);
        let mut by_cost: Vec<(u64, &TestCase)> = findings.iter().map(|finding| finding.fuel).zip(cases).collect();
        by_cost.sort_by_key(|(fuel, _)| *fuel);
        let fuel = exercise.limits.fuel.min(dearest.saturating_mul(FUEL_FACTOR).saturating_add(FUEL_SPARE));
        let limits = Limits { fuel, ..exercise.limits.clone() };
        Ok(Self { exercise, runner, cases: by_cost.into_iter().map(|(_, case)| case).collect(), limits })
    }

    /// Whether every case accepts the program under this number.
    pub(super) fn accepts(&self, program: &dyn Program, number: Option<usize>) -> Result<bool, JudgeFailure> {
        Ok(self.run(program, &[number])? == [Fate::Survived])
    }

    /// The fates of the mutants with these numbers; `None` is a program without a number.
    pub(super) fn run(&self, program: &dyn Program, numbers: &[Option<usize>]) -> Result<Vec<Fate>, JudgeFailure> {
        let mut fates = vec![Fate::Survived; numbers.len()];
        let mut alive: Vec<usize> = (0..numbers.len()).collect();
        let (mut tried, mut width) = (0, 1);
        while tried < self.cases.len() && !alive.is_empty() {
            let wave = &self.cases[tried..self.cases.len().min(tried + width)];
            let pairs: Vec<(usize, &TestCase)> =
                alive.iter().flat_map(|slot| wave.iter().map(|case| (*slot, *case))).collect();
            let trials: Vec<Trial<'_>> =
                pairs.iter().map(|(slot, case)| Trial { case, files: files_for(numbers[*slot]) }).collect();
            let findings = try_cases(self.exercise, self.runner, program, &self.limits, &trials)?;
            for ((slot, case), finding) in pairs.into_iter().zip(findings) {
                if finding.verdict != Verdict::Accepted && fates[slot] == Fate::Survived {
                    fates[slot] = Fate::Killed { by: case.name.clone(), verdict: finding.verdict };
                }
            }
            alive.retain(|slot| fates[*slot] == Fate::Survived);
            tried += wave.len();
            width *= 2;
        }
        Ok(fates)
    }
}

fn files_for(number: Option<usize>) -> Vec<File> {
    let file = |number: usize| File {
        path: NUMBER_FILE.to_owned(),
        bytes: Secret::new(Bytes::from(number.to_string().into_bytes())),
    };
    number.map(file).into_iter().collect()
}
