//! Measures submissions without the limit of fuel, and proposes one between the accepted and the too slow.

use std::path::PathBuf;

use grade_model::{Exercise, Limits, Runner, RunnerError, Submission, Verdict};

use super::{
    Finding,
    survey::{Example, Survey},
    trial::{Trial, cases_of},
};
use crate::{
    exercise::{Found, locate_key},
    judge::{JudgeFailure, JudgeOptions, judge},
    quantity::thousands,
    submission::LanguageTable,
};

/// How far above the accepted submissions a slow one is measured: what needs more needs no exact figure.
const SLOW_FACTOR: u64 = 32;
/// How much more than the accepted submissions need a limit should allow, and must.
const FACTORS: [u64; 2] = [4, 2];
/// How far above the limit of now an accepted submission is measured, and at least this far.
const ACCEPTED_FACTOR: u64 = 20;
const ACCEPTED_FUEL_MIN: u64 = 10_000_000_000;
/// The most fuel that a spec may state.
const FUEL_MAX: u64 = 1_000_000_000_000;
/// What the comment that goes with a written limit begins with, so that the next one replaces it.
const COMMENT: &str = "# calibrated:";

/// The most that a submission spent on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The submission, relative to the exercise.
    pub submission: PathBuf,
    /// The case, `secret/large/01`.
    pub case: String,
    /// Fuel; at least this much where it was stopped.
    pub fuel: u64,
}

/// What was measured of an exercise, and what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// The limit now.
    pub limit: u64,
    /// The accepted submission that needs most.
    pub accepted: Measure,
    /// The too slow submission that needs least.
    pub slow: Option<Measure>,
    /// A limit with room on both sides; `None` when there is no such limit.
    pub proposal: Option<u64>,
}

/// Why there is no calibration.
#[derive(Debug)]
pub enum CalibrateError {
    /// The exercise does not load, or has no accepted submission that is accepted.
    Exercise(Vec<String>),
    /// The sandbox or a compiler failed.
    Runner(RunnerError),
}

impl From<RunnerError> for CalibrateError {
    fn from(error: RunnerError) -> Self {
        Self::Runner(error)
    }
}

/// Measures every accepted and too slow submission of an exercise.
///
/// # Errors
/// When the exercise cannot be judged, or the sandbox failed.
pub fn calibrate(
    found: &Found,
    languages: LanguageTable<'_>,
    runner: &dyn Runner,
) -> Result<Calibration, CalibrateError> {
    let survey = Survey::of(found, languages);
    let Some(exercise) = &survey.exercise else {
        let told = |finding: &Finding| finding.diagnostic.to_string();
        return Err(CalibrateError::Exercise(survey.findings.iter().map(told).collect()));
    };
    let (mut accepted, mut slow): (Option<Measure>, Option<Measure>) = (None, None);
    let roof = exercise.limits.fuel.saturating_mul(ACCEPTED_FACTOR).clamp(ACCEPTED_FUEL_MIN, FUEL_MAX);
    for trial in &survey.trials {
        if let Trial::Accepted(example, _) = trial {
            let measure = measure(exercise, example, roof, true, runner)?;
            if accepted.as_ref().is_none_or(|most| most.fuel < measure.fuel) {
                accepted = Some(measure);
            }
        }
    }
    let accepted =
        accepted.ok_or_else(|| CalibrateError::Exercise(vec![format!("{} has no accepted submission", found.id)]))?;
    for trial in &survey.trials {
        let Trial::Example(example, expected) = trial else { continue };
        if !expected.required.iter().eq([&Verdict::TimeLimit]) {
            continue;
        }
        let measure = measure(exercise, example, accepted.fuel.saturating_mul(SLOW_FACTOR), false, runner)?;
        if slow.as_ref().is_none_or(|least| least.fuel > measure.fuel) {
            slow = Some(measure);
        }
    }
    let proposal = propose(accepted.fuel, slow.as_ref().map(|slow| slow.fuel));
    Ok(Calibration { limit: exercise.limits.fuel, accepted, slow, proposal })
}

/// The most that a submission spends on a case within `fuel`.
fn measure(
    exercise: &Exercise,
    example: &Example,
    fuel: u64,
    is_accepted: bool,
    runner: &dyn Runner,
) -> Result<Measure, CalibrateError> {
    let unlimited = Exercise { limits: Limits { fuel, ..exercise.limits.clone() }, ..exercise.clone() };
    let submission: &Submission = &example.submission;
    let judgement = match judge(&unlimited, submission, runner, JudgeOptions::default(), &mut |_| {}) {
        Ok(judgement) => judgement,
        Err(JudgeFailure::Runner(error)) => return Err(error.into()),
        Err(failure) => return Err(CalibrateError::Exercise(vec![failure.to_string()])),
    };
    let path = example.path.display();
    if is_accepted && judgement.verdict != Verdict::Accepted {
        let words = judgement.verdict.words();
        return Err(CalibrateError::Exercise(vec![format!("`{path}` is not accepted: {words}")]));
    }
    let cases = cases_of(&judgement);
    let most = cases.iter().max_by_key(|case| case.usage.fuel);
    let most = most.ok_or_else(|| CalibrateError::Exercise(vec![format!("`{path}` does not compile")]))?;
    Ok(Measure { submission: example.path.clone(), case: most.name.0.to_string(), fuel: most.usage.fuel })
}

/// A round limit of four times what is accepted, or at least twice, and at most half of what is too slow.
fn propose(accepted: u64, slow: Option<u64>) -> Option<u64> {
    let most = slow.map_or(FUEL_MAX, |slow| slow / 2);
    let [wanted, least] = FACTORS.map(|factor| accepted.saturating_mul(factor).max(1_000));
    let round = |from: u64| round_numbers().find(|number| *number >= from);
    let best = round(wanted).filter(|limit| *limit <= most);
    best.or_else(|| round_numbers().take_while(|number| *number <= most).last().filter(|limit| *limit >= least))
}

/// 1, 1.5, 2, 2.5, 3, 4, 5, 6 and 8 times every power of ten that a limit can have, ascending.
fn round_numbers() -> impl Iterator<Item = u64> {
    let powers = (2..=11).map(|power| 10_u64.pow(power));
    powers.flat_map(|power| [10, 15, 20, 25, 30, 40, 50, 60, 80].map(|tenths| tenths * power))
}

impl Calibration {
    /// From what a limit was made, in words for people.
    #[must_use]
    pub fn reason(&self) -> String {
        let Measure { submission, case, fuel } = &self.accepted;
        let mut text = format!("{} spends {} on {case}", submission.display(), thousands(*fuel));
        if let Some(slow) = &self.slow {
            let (path, least) = (slow.submission.display(), if self.is_stopped(slow) { "at least " } else { "" });
            text.push_str(&format!(", {path} {least}{}", thousands(slow.fuel)));
        }
        text
    }

    fn is_stopped(&self, slow: &Measure) -> bool {
        slow.fuel >= self.accepted.fuel.saturating_mul(SLOW_FACTOR)
    }

    /// The spec with the proposed limit, and above it a comment that says from what; all else as it was. `None`
    /// without a proposal, or where the spec is not TOML.
    #[must_use]
    pub fn write_into(&self, spec: &str) -> Option<String> {
        let fuel = self.proposal?.to_string();
        let groups: Vec<&str> = fuel.as_bytes().rchunks(3).rev().filter_map(|part| str::from_utf8(part).ok()).collect();
        let (value, comment) = (groups.join("_"), format!("{COMMENT} {}", self.reason()));
        if let Some(span) = locate_key(spec, &["limits", "fuel"]) {
            let line = spec[..span.start].rfind('\n').map_or(0, |at| at + 1);
            let before = &spec[..line];
            let old = before.lines().last().filter(|last| last.starts_with(COMMENT)).map_or(0, |last| last.len() + 1);
            let before = &before[..before.len() - old];
            return Some(format!("{before}{comment}\n{}{value}{}", &spec[line..span.start], &spec[span.end..]));
        }
        let entry = format!("{comment}\nfuel = {value}\n");
        if let Some(table) = locate_key(spec, &["limits"]) {
            let end = spec[table.end..].find('\n').map_or(spec.len(), |at| table.end + at + 1);
            return Some(format!("{}{entry}{}", &spec[..end], &spec[end..]));
        }
        // Tables may stand in any order, and a new one at the end changes nothing before it.
        locate_key(spec, &["title"]).map(|_| format!("{}\n\n[limits]\n{entry}", spec.trim_end()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Calibration, Measure, propose};

    #[test]
    fn limits_are_round_and_between() {
        assert_eq!(propose(100_000, None), Some(400_000));
        assert_eq!(propose(110_000, None), Some(500_000));
        assert_eq!(propose(100_000, Some(700_000)), Some(300_000));
        assert_eq!(propose(100_000, Some(410_000)), Some(200_000));
        assert_eq!(propose(100_000, Some(390_000)), None);
        assert_eq!(propose(1, None), Some(1_000));
    }

    fn measure(submission: &str, fuel: u64) -> Measure {
        Measure { submission: submission.into(), case: "secret/large/1".to_owned(), fuel }
    }

    #[track_caller]
    fn check(spec: &str, expect: &str) {
        let calibration = Calibration {
            limit: 1,
            accepted: measure("a.rs", 1_500_000),
            slow: Some(measure("s.rs", 48_000_000)),
            proposal: Some(6_000_000),
        };
        let written = calibration.write_into(spec);
        assert_eq!(written.as_deref(), Some(expect));
        // Written again, it stays the same.
        assert_eq!(calibration.write_into(expect).as_deref(), Some(expect));
    }

    #[test]
    fn the_rest_of_a_spec_stays() {
        let comment = "# calibrated: a.rs spends 1,500,000 on secret/large/1, s.rs at least 48,000,000";
        check(
            "title = \"x\"\n\n[limits]\n# ours\nfuel = 7 # seven\n",
            &format!("title = \"x\"\n\n[limits]\n# ours\n{comment}\nfuel = 6_000_000 # seven\n"),
        );
        check(
            "title = \"x\"\n[limits] # few\nmemory = \"1 MiB\"",
            &format!("title = \"x\"\n[limits] # few\n{comment}\nfuel = 6_000_000\nmemory = \"1 MiB\""),
        );
        check(
            "title = \"x\"\n[check]\n",
            &format!("title = \"x\"\n[check]\n\n[limits]\n{comment}\nfuel = 6_000_000\n"),
        );
    }
}
