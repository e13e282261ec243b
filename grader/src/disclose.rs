//! The one function that decides what an audience may see.
//!
//! A [`Report`] is made of nothing but what passes here. For students, every field of a hidden case is `None` unless
//! the case's own feedback level lets it through; what a group says of its cases (its verdict, its hint) is made of
//! cases whose verdicts are shown, so no group gives away a case that its level hides.

use grade_model::{
    Audience, CaseJudgement, CaseName, CheckOutcome, Comparison, CompileReport, Ending, Exercise, ExerciseReport,
    Feedback, GroupJudgement, GroupReport, JudgedMember, Judgement, LimitsReport, MemberReport, Report, Secret,
    SourceReport, Stimulus, Stream, SubmissionReport, TestReport, Trap, Verdict, Visibility,
};

use crate::judge::{ExerciseFault, SOURCE_GROUP};

/// What `audience` may see of `judgement`.
///
/// Staff see everything. Students see samples whole, and of a hidden case what its feedback level allows:
///
/// | level | a student sees |
/// | --- | --- |
/// | `none` | the group's score |
/// | `verdict` | and the case's verdict, under its number in the group |
/// | `hint` | and the hint of the first case that failed in the group, else the group's |
/// | `input` | and the input of the first case that failed in the group |
/// | `full` | everything that a sample shows |
#[must_use]
pub fn disclose(judgement: &Judgement, audience: Audience) -> Report {
    let view = View { audience };
    let submission = &judgement.submission;
    let is_staff = audience == Audience::Staff;
    Report {
        audience,
        exercise: ExerciseReport {
            id: judgement.exercise.to_string(),
            title: judgement.title.clone(),
            digest: judgement.digest_public.clone(),
            digest_full: is_staff.then(|| judgement.digest_full.reveal().clone()),
        },
        submission: SubmissionReport {
            files: submission.sources.files.keys().cloned().collect(),
            language: submission.language.to_string(),
            digest: submission.digest.clone(),
            sources: (submission.sources.files.iter())
                .map(|(path, bytes)| SourceReport { path: path.clone(), bytes: bytes.clone() })
                .collect(),
        },
        verdict: judgement.verdict,
        decided_by: judgement
            .decided_by
            .as_ref()
            .and_then(|case| judgement.groups.iter().find_map(|group| view.locate(group, case))),
        is_provisional: judgement.is_provisional,
        is_scored: judgement.is_scored,
        score: judgement.score,
        score_max: judgement.score_max,
        compile: CompileReport { is_ok: judgement.is_compiled, log: judgement.compile_log.clone() },
        groups: judgement.groups.iter().map(|group| view.report_group(group)).collect(),
        limits: LimitsReport {
            fuel: judgement.limits.fuel,
            memory_bytes_max: judgement.limits.memory_bytes_max,
            output_bytes_max: judgement.limits.output_bytes_max,
        },
        unit: judgement.unit.clone(),
    }
}

/// What `audience` may read of an exercise's fault: staff also its detail, which may name and quote hidden data.
#[must_use]
pub fn disclose_fault(fault: &ExerciseFault, audience: Audience) -> String {
    match (&fault.detail, audience) {
        (Some(detail), Audience::Staff) => format!("{}: {}", fault.message, detail.reveal()),
        (Some(_), Audience::Student) | (None, _) => fault.message.clone(),
    }
}

/// One audience's eyes.
#[derive(Clone, Copy)]
struct View {
    audience: Audience,
}

impl View {
    /// How much of a thing this audience sees: all of a sample, and staff all of everything.
    fn level(self, visibility: Visibility, feedback: Feedback) -> Feedback {
        match (self.audience, visibility) {
            (Audience::Staff, _) | (_, Visibility::Sample) => Feedback::Full,
            (Audience::Student, Visibility::Secret) => feedback,
        }
    }

    fn case_level(self, case: &CaseJudgement) -> Feedback {
        self.level(case.visibility, case.feedback)
    }

    fn group_level(self, group: &GroupJudgement) -> Feedback {
        self.level(group.visibility, group.feedback)
    }

    fn report_group(self, group: &GroupJudgement) -> GroupReport {
        let level = self.group_level(group);
        let members = self.report_members(group);
        GroupReport {
            name: group.name.to_string(),
            verdict: (level >= Feedback::Verdict && self.shows_every_verdict(group)).then_some(group.verdict),
            score: group.score,
            score_max: group.score_max,
            aggregation: group.aggregation,
            feedback: group.feedback,
            hint: group.hint.clone().filter(|_| shows_group_hint(level, &members)),
            blocked_by: group.blocked_by.as_deref().filter(|_| level >= Feedback::Verdict).map(str::to_owned),
            members,
        }
    }

    fn report_members(self, group: &GroupJudgement) -> Vec<MemberReport> {
        let hinted = self.first_failed(group, Feedback::Hint);
        let shown_input = self.first_failed(group, Feedback::Input);
        let mut number = 0;
        let mut reports = Vec::new();
        for member in &group.members {
            match member {
                JudgedMember::Case(case) => {
                    number += 1;
                    if self.case_level(case) >= Feedback::Verdict {
                        let is = |other: Option<&CaseJudgement>| other.is_some_and(|other| other.name == case.name);
                        let parts = Parts { hint: is(hinted), input: is(shown_input) };
                        reports.push(MemberReport::Test(self.report_case(group, number, case, parts)));
                    }
                }
                JudgedMember::Group(inner) => {
                    if self.lists(group, inner) {
                        reports.push(MemberReport::Group(self.report_group(inner)));
                    }
                }
            }
        }
        reports
    }

    /// The first case directly in `group` that failed, of those shown at `floor` or above.
    fn first_failed(self, group: &GroupJudgement, floor: Feedback) -> Option<&CaseJudgement> {
        group.members.iter().find_map(|member| match member {
            JudgedMember::Case(case) if case.verdict != Verdict::Accepted && self.case_level(case) >= floor => {
                Some(case)
            }
            JudgedMember::Case(_) | JudgedMember::Group(_) => None,
        })
    }

    /// A case whose verdict is shown. `parts` says what is shown besides when its level is below `full`.
    fn report_case(self, group: &GroupJudgement, number: usize, case: &CaseJudgement, parts: Parts) -> TestReport {
        let is_whole = self.case_level(case) == Feedback::Full;
        let is_failed = case.verdict != Verdict::Accepted;
        let shows_input = is_whole || parts.input;
        let hint = case.hint.clone().filter(|_| is_failed && (is_whole || parts.hint));
        let report = TestReport {
            name: self.name_case(group, number, case),
            is_sample: case.visibility == Visibility::Sample,
            verdict: case.verdict,
            fuel: None,
            memory_bytes: None,
            ending: None,
            description: None,
            hint,
            args: shows_input.then(|| case.args.reveal().clone()),
            stdin: shows_input.then(|| case.stdin.reveal().clone()),
            expected: None,
            actual: None,
            difference: None,
            difference_line: None,
            stderr: None,
            message: None,
            judge_message: None,
        };
        match (is_whole, is_source_rule(case)) {
            (true, true) => self.complete_source_rule(report, case),
            (true, false) => self.complete(report, case),
            (false, _) => report,
        }
    }

    /// The same report with everything that only a case shown whole has.
    fn complete(self, report: TestReport, case: &CaseJudgement) -> TestReport {
        let check = case.check.as_ref().map(Secret::reveal);
        let rejection = check.and_then(|check| match &check.comparison {
            Comparison::Differs(rejection) => Some(rejection),
            Comparison::Match => None,
        });
        let message = |read: fn(&CheckOutcome) -> &Option<String>| check.and_then(|check| read(check).clone());
        // How many calls a stack holds depends on the machine's instruction set, and so does what was used up to there.
        let usage = (case.ending != Ending::StackOverflow).then_some(case.usage);
        TestReport {
            fuel: usage.map(|usage| usage.fuel),
            memory_bytes: usage.map(|usage| usage.memory_bytes),
            ending: describe_ending(case.ending),
            description: case.description.clone(),
            expected: Some(case.expected.reveal().clone()),
            actual: Some(case.actual.reveal().clone()),
            difference: rejection.map(|rejection| rejection.message.clone()),
            difference_line: rejection.and_then(|rejection| rejection.line),
            stderr: Some(case.stderr.reveal().clone()),
            message: message(|check| &check.team_message),
            judge_message: message(|check| &check.judge_message).filter(|_| self.audience == Audience::Staff),
            ..report
        }
    }

    /// A source rule has neither input nor output: what was found, and where, is all that there is.
    fn complete_source_rule(self, report: TestReport, case: &CaseJudgement) -> TestReport {
        let whole = self.complete(report.clone(), case);
        TestReport {
            difference: whole.difference,
            difference_line: whole.difference_line,
            args: None,
            stdin: None,
            ..report
        }
    }

    /// A case's own name where it is shown whole, else its number in its group.
    fn name_case(self, group: &GroupJudgement, number: usize, case: &CaseJudgement) -> String {
        match self.case_level(case) {
            Feedback::Full => case.name.0.to_string(),
            Feedback::None | Feedback::Verdict | Feedback::Hint | Feedback::Input => {
                format!("{}/{number}", group.name)
            }
        }
    }

    /// Whether the verdict of every case below `group` is shown, so that the group's own gives nothing away.
    fn shows_every_verdict(self, group: &GroupJudgement) -> bool {
        group.members.iter().all(|member| match member {
            JudgedMember::Case(case) => self.case_level(case) >= Feedback::Verdict,
            JudgedMember::Group(inner) => self.shows_every_verdict(inner),
        })
    }

    /// Whether a report names `inner`, a group directly in `outer`.
    fn lists(self, outer: &GroupJudgement, inner: &GroupJudgement) -> bool {
        self.group_level(outer) >= Feedback::Verdict || self.shows_anything(inner)
    }

    fn shows_anything(self, group: &GroupJudgement) -> bool {
        self.group_level(group) >= Feedback::Verdict
            || group.members.iter().any(|member| match member {
                JudgedMember::Case(case) => self.case_level(case) >= Feedback::Verdict,
                JudgedMember::Group(inner) => self.shows_anything(inner),
            })
    }

    /// Under which name this audience finds `wanted` below `group`: the test's, else that of the innermost group
    /// which a report names.
    fn locate(self, group: &GroupJudgement, wanted: &CaseName) -> Option<String> {
        let mut number = 0;
        for member in &group.members {
            match member {
                JudgedMember::Case(case) => {
                    number += 1;
                    if case.name == *wanted {
                        let is_shown = self.case_level(case) >= Feedback::Verdict;
                        let name = if is_shown { self.name_case(group, number, case) } else { group.name.to_string() };
                        return Some(name);
                    }
                }
                JudgedMember::Group(inner) => {
                    if let Some(place) = self.locate(inner, wanted) {
                        return Some(if self.lists(group, inner) { place } else { group.name.to_string() });
                    }
                }
            }
        }
        None
    }
}

/// Which parts of a case a student sees because it is the first one of its group that failed.
#[derive(Clone, Copy)]
struct Parts {
    hint: bool,
    input: bool,
}

/// Whether a group says its hint: when it failed, and below `full` when the first member that failed says none.
///
/// It looks at reports and not at judgements, so that it cannot know more than they show.
fn shows_group_hint(level: Feedback, members: &[MemberReport]) -> bool {
    match (level, members.iter().find(|member| is_failed(member))) {
        (Feedback::None | Feedback::Verdict, _) | (_, None) => false,
        (Feedback::Hint | Feedback::Input, Some(member)) => !is_hinted(member),
        (Feedback::Full, Some(_)) => true,
    }
}

fn is_failed(member: &MemberReport) -> bool {
    match member {
        MemberReport::Test(test) => test.verdict != Verdict::Accepted,
        MemberReport::Group(group) => group.members.iter().any(is_failed),
    }
}

fn is_hinted(member: &MemberReport) -> bool {
    match member {
        MemberReport::Test(test) => test.hint.is_some(),
        MemberReport::Group(group) => {
            group.hint.is_some() || group.members.iter().find(|member| is_failed(member)).is_some_and(is_hinted)
        }
    }
}

/// Whether the case is a rule about the source, which no program ran for.
fn is_source_rule(case: &CaseJudgement) -> bool {
    case.name.0.split('/').next() == Some(SOURCE_GROUP)
}

/// How a run ended, in words; nothing for one that ended by itself with code 0.
fn describe_ending(ending: Ending) -> Option<String> {
    let words = match ending {
        Ending::Exited(0) => return None,
        Ending::Exited(code) => return Some(format!("exited with code {code}")),
        Ending::Trapped(Trap::Unreachable) => "crashed: it panicked or aborted",
        Ending::Trapped(Trap::MemoryOutOfBounds) => "crashed: it used memory that it does not have",
        Ending::Trapped(Trap::BadCall) => "crashed: it called a function that does not exist or has another type",
        Ending::Trapped(Trap::DivisionByZero) => "crashed: it divided an integer by zero",
        Ending::Trapped(Trap::IntegerOverflow) => "crashed: an integer became too large",
        Ending::Trapped(Trap::HostCall) => "crashed: it made a system call that makes no sense",
        Ending::Trapped(Trap::Other) => "crashed",
        Ending::StackOverflow => "stack overflow",
        Ending::FuelSpent => "used up its fuel",
        Ending::MemoryRefused => "asked for more memory than its limit",
        Ending::OutputCut(Stream::Stdout) => "wrote more to standard output than its limit",
        Ending::OutputCut(Stream::Stderr) => "wrote more to standard error than its limit",
        Ending::OutputCut(Stream::Files) => "wrote more to files than its limit",
    };
    Some(words.to_owned())
}

/// A sample, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name, `sample/1`.
    pub name: String,
    /// Standard input; invalid UTF-8 is replaced.
    pub stdin: String,
    /// The answer; invalid UTF-8 is replaced.
    pub expected: String,
}

/// The samples of an exercise, which everyone may see.
#[must_use]
pub fn samples(exercise: &Exercise) -> Vec<Sample> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    exercise
        .root
        .cases()
        .into_iter()
        .filter(|case| case.visibility == Visibility::Sample)
        .map(|case| {
            let Stimulus::Stdio { stdin, .. } = &case.stimulus;
            Sample { name: case.name.0.to_string(), stdin: text(stdin.reveal()), expected: text(case.answer.reveal()) }
        })
        .collect()
}
