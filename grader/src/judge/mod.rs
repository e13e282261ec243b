//! Judges a submission: builds it, runs every case, compares, classifies.
//!
//! ```text
//! submission ─► build ─► run every case ─► compare ─┬─────────────────────► score ─► Judgement
//!                 │                                 └─► checker, one batch ─►┘
//!                 └─► Failed: CE, nothing run
//! ```
//!
//! It knows no sandbox and no audience. A failure, whoever's it is, comes back as a [`JudgeFailure`] and never as a
//! judgement, so that it cannot be taken for a score.

mod case;
mod checker;
mod source;
mod trial;
mod window;

use std::{borrow::Cow, fmt};

use grade_model::{
    Aggregation, Build, BuildRequest, CaseJudgement, CheckMode, CompileLog, CompileStop, Diagnostic, Ending, Exercise,
    GroupJudgement, Judgement, Language, LegacyRules, Limits, Member, Points, Program, Request, Runner, RunnerError,
    Secret, Severity, SourceTree, Submission, TestGroup, Unit, Verdict, Visibility,
};
use thiserror::Error;

pub use self::checker::author_limits;
pub use self::source::SOURCE_GROUP;
pub(crate) use self::trial::{Trial, digest_tests, try_cases};
use self::{case::Run, checker::Waiting};
use crate::{quantity::thousands, score::judge_tree};

/// What to judge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JudgeOptions {
    /// Run the samples and nothing else, as if there were no hidden tests: the judgement is provisional, and nothing
    /// can be earned.
    pub samples_only: bool,
}

/// How far judging has come: counts, and nothing that a case holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The compiler starts.
    BuildStarted,
    /// The compiler is done.
    BuildFinished {
        /// Whether the submission compiled.
        is_ok: bool,
    },
    /// A case is judged.
    CaseFinished {
        /// Cases judged so far.
        done: usize,
        /// Cases in all.
        total: usize,
    },
    /// The exercise's checker is built and run for the cases that are not judged yet.
    CheckerStarted,
}

/// Why there is no judgement, by whose trouble it is. It is never the submission's fault.
#[derive(Debug, Error)]
pub enum JudgeFailure {
    /// The exercise cannot be solved in the submission's language: whoever handed it in chooses another.
    #[error("this exercise cannot be solved in `{language}`, only in {}", offered.join(", "))]
    Language {
        /// The submission's language.
        language: Language,
        /// The languages that the exercise allows, or has a driver for.
        offered: Vec<String>,
    },
    /// The exercise is at fault: its author mends it.
    #[error(transparent)]
    Exercise(#[from] ExerciseFault),
    /// The grader, its sandbox or a compiler is at fault.
    #[error(transparent)]
    Runner(#[from] RunnerError),
}

/// What is wrong with an exercise that loads but cannot judge.
///
/// Its text is for everyone. What names a hidden case or quotes the exercise's programs is in `detail`, which
/// [`crate::disclose::disclose_fault`] shows to staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseFault {
    /// What is wrong, a lowercase fragment.
    pub message: String,
    /// Where, and what was said there.
    pub detail: Option<Secret<String>>,
    /// What the compiler said of the exercise's checker.
    pub checker_log: Option<Secret<CompileLog>>,
}

impl ExerciseFault {
    fn new(message: &str, detail: Option<String>) -> Self {
        Self { message: message.to_owned(), detail: detail.map(Secret::new), checker_log: None }
    }
}

impl fmt::Display for ExerciseFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ExerciseFault {}

/// Judges `submission` by every case of `exercise`, in the order of judging, and tells `observe` how far it is.
///
/// The judgement depends on its arguments alone: not on the order in which the runner's instances finish. A submission
/// that is too long or does not compile is judged a compile error with no case run.
///
/// The outputs of cases that a checker judges are held until the last one is there, which takes at most
/// `limits.output_bytes_max` for each; of every other case a few excerpts stay.
///
/// # Errors
/// A [`JudgeFailure`] says whose trouble it is. There is no score then, not even zero.
pub fn judge(
    exercise: &Exercise,
    submission: &Submission,
    runner: &dyn Runner,
    options: JudgeOptions,
    observe: &mut dyn FnMut(Event),
) -> Result<Judgement, JudgeFailure> {
    let driver = driver_for(exercise, submission)?;
    let unit = runner.unit(exercise.profile)?;
    let is_provisional = options.samples_only || !exercise.has_hidden_tests;
    let tests = if is_provisional { Cow::Owned(samples_of(&exercise.root)) } else { Cow::Borrowed(&exercise.root) };
    let frame = Frame { exercise, submission, tests: &tests, unit, is_provisional };
    if let Some(log) = refuse_long_source(submission, &exercise.limits) {
        return Ok(frame.not_compiled(log));
    }
    observe(Event::BuildStarted);
    let build = runner.build(&BuildRequest {
        sources: &submission.sources,
        driver,
        profile: exercise.profile,
        limits: &exercise.limits,
    })?;
    observe(Event::BuildFinished { is_ok: matches!(build, Build::Ready { .. }) });
    match build {
        Build::Failed { log } => Ok(frame.not_compiled(log)),
        Build::Ready { program, log } => {
            let cases = run_cases(exercise, &tests, program.as_ref(), runner, observe)?;
            Ok(source::hold_to_rules(exercise, frame.compiled(log, cases)?))
        }
    }
}

/// What every judgement of one call has in common.
struct Frame<'a> {
    exercise: &'a Exercise,
    submission: &'a Submission,
    tests: &'a TestGroup,
    unit: Unit,
    is_provisional: bool,
}

impl Frame<'_> {
    fn compiled(self, log: CompileLog, cases: Vec<CaseJudgement>) -> Result<Judgement, JudgeFailure> {
        let scored = judge_tree(self.tests, cases).map_err(|error| {
            ExerciseFault::new("the scores of the exercise's tests do not fit together", Some(error.to_string()))
        })?;
        Ok(Judgement {
            decided_by: scored.decided_by,
            score: scored.score,
            score_max: scored.score_max,
            is_compiled: true,
            ..self.judgement(scored.verdict, scored.groups, log)
        })
    }

    /// A compile error: every group is named, and none holds a case.
    fn not_compiled(self, log: CompileLog) -> Judgement {
        let groups = self.tests.members.iter().filter_map(|member| match member {
            Member::Group(group) => Some(not_run(group)),
            Member::Case(_) => None,
        });
        let groups = groups.collect();
        self.judgement(Verdict::CompileError, groups, log)
    }

    fn judgement(self, verdict: Verdict, groups: Vec<GroupJudgement>, compile_log: CompileLog) -> Judgement {
        Judgement {
            exercise: self.exercise.id.clone(),
            title: self.exercise.title.clone(),
            digest_public: self.exercise.digest_public.clone(),
            digest_full: self.exercise.digest_full.clone(),
            submission: self.submission.clone(),
            verdict,
            decided_by: None,
            is_provisional: self.is_provisional,
            is_scored: self.exercise.is_scored,
            score: Points::ZERO,
            score_max: self.tests.points_max,
            is_compiled: false,
            compile_log,
            groups,
            limits: self.exercise.limits.clone(),
            unit: self.unit,
        }
    }
}

fn not_run(group: &TestGroup) -> GroupJudgement {
    GroupJudgement {
        name: group.name.clone(),
        visibility: group.visibility,
        verdict: Verdict::CompileError,
        score: Points::ZERO,
        score_max: group.points_max,
        aggregation: group.aggregation,
        feedback: group.feedback,
        hint: group.hint.clone(),
        blocked_by: None,
        members: Vec::new(),
    }
}

fn driver_for<'a>(exercise: &'a Exercise, submission: &Submission) -> Result<Option<&'a SourceTree>, JudgeFailure> {
    if !exercise.languages.is_empty() && !exercise.languages.iter().any(|language| **language == *submission.language) {
        let offered = exercise.languages.clone();
        return Err(JudgeFailure::Language { language: submission.language.clone(), offered });
    }
    match exercise.drivers.get(&*submission.language) {
        None if !exercise.drivers.is_empty() => Err(JudgeFailure::Language {
            language: submission.language.clone(),
            offered: exercise.drivers.keys().cloned().collect(),
        }),
        driver => Ok(driver),
    }
}

/// The samples alone, from which nothing can be earned, whatever the format of the exercise says of their points. Nor
/// does it count that some packages leave them out of the verdict: here they are all that there is.
fn samples_of(root: &TestGroup) -> TestGroup {
    let members = root.members.iter().filter_map(|member| match member {
        Member::Case(case) => (case.visibility == Visibility::Sample).then(|| member.clone()),
        Member::Group(group) => (group.visibility == Visibility::Sample).then(|| {
            let legacy = LegacyRules { is_ignored: false, ..group.legacy };
            Member::Group(TestGroup { legacy, ..group.clone() })
        }),
    });
    TestGroup {
        points_max: Points::ZERO,
        // All or nothing of no points, so that the members' points need not add up to it.
        aggregation: Aggregation::PassFail,
        case_points: None,
        legacy: LegacyRules::default(),
        members: members.collect(),
        ..root.clone()
    }
}

/// Says why a source longer than its limit never reaches a compiler.
fn refuse_long_source(submission: &Submission, limits: &Limits) -> Option<CompileLog> {
    let bytes = submission.sources.bytes_total();
    if bytes <= limits.source_bytes_max {
        return None;
    }
    let [bytes, bytes_max] = [bytes, limits.source_bytes_max].map(thousands);
    let message = format!("the source is too long: it has {bytes} bytes, and at most {bytes_max} are accepted");
    let text = format!(
        "error: {message}\nIs a lot of data written into it, or is there a file that does not belong to the solution?\n"
    );
    let diagnostic = Diagnostic {
        severity: Severity::Error,
        code: None,
        message,
        file: None,
        line: 0,
        column: 0,
        line_end: 0,
        column_end: 0,
    };
    Some(CompileLog { text, diagnostics: vec![diagnostic], stop: Some(CompileStop::SourceSize) })
}

/// Runs and judges every case; the result is in the order of judging.
fn run_cases(
    exercise: &Exercise,
    tests: &TestGroup,
    program: &dyn Program,
    runner: &dyn Runner,
    observe: &mut dyn FnMut(Event),
) -> Result<Vec<CaseJudgement>, JudgeFailure> {
    let cases = tests.cases();
    let requests: Vec<Request> = cases.iter().map(|case| case::request_for(case)).collect();
    let mut desk = Desk { judged: cases.iter().map(|_| None).collect(), done: 0, observe };
    let mut waiting = Vec::new();
    let mut fault = None;
    program.run(&requests, &exercise.limits, &mut |index, outcome| {
        let Some(case) = cases.get(index).copied() else { return };
        let run = Run::of(outcome);
        match (run.ending, &*case.check) {
            (Ending::Exited(0), CheckMode::Checker { .. }) => waiting.push(Waiting { index, case, run }),
            (Ending::Exited(0), _) => match run.compare(case) {
                Ok(check) => desk.put(index, run.settle(case, Some(check))),
                Err(found) => fault = fault.take().or(Some(found)),
            },
            _ => desk.put(index, run.settle(case, None)),
        }
    })?;
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    if !waiting.is_empty() {
        (desk.observe)(Event::CheckerStarted);
        waiting.sort_by_key(|waiting| waiting.index);
        checker::check_all(exercise, runner, waiting, &mut |waiting, check| {
            desk.put(waiting.index, waiting.run.settle(waiting.case, Some(check)));
        })?;
    }
    desk.judged.into_iter().collect::<Option<Vec<_>>>().ok_or_else(lost_outcomes)
}

/// The judged cases, each at its place in the order of judging.
struct Desk<'a> {
    judged: Vec<Option<CaseJudgement>>,
    done: usize,
    observe: &'a mut dyn FnMut(Event),
}

impl Desk<'_> {
    fn put(&mut self, index: usize, case: CaseJudgement) {
        self.judged[index] = Some(case);
        self.done += 1;
        (self.observe)(Event::CaseFinished { done: self.done, total: self.judged.len() });
    }
}

fn lost_outcomes() -> JudgeFailure {
    JudgeFailure::Runner(RunnerError::failed("the sandbox reported no outcome for some of the runs"))
}
