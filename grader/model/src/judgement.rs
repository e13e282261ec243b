//! Everything that the judge knows, for staff; `disclose` makes reports of it.

use std::sync::Arc;

use crate::{
    Aggregation, CaseName, CompileLog, Ending, Excerpt, Feedback, Limits, Points, Secret, Submission, Unit, Usage,
    Verdict, Visibility,
};

/// Why output was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Which rule failed, in a sentence fragment that a beginner understands.
    pub message: String,
    /// Line of the first difference in the output, from 1.
    pub line: Option<u64>,
    /// Column of the first difference in that line, in bytes, from 1.
    pub column: Option<u64>,
    /// Where the first difference starts in the answer, in bytes from 0.
    pub answer_offset: Option<u64>,
    /// Where it starts in the output, in bytes from 0.
    pub output_offset: Option<u64>,
    /// The path of the first difference in a structured value, `$.users[2].name`.
    pub path: Option<String>,
}

/// Whether output was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// It was.
    Match,
    /// It was not.
    Differs(Rejection),
}

/// What a comparison, or a checker, said of one output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOutcome {
    /// Whether it was accepted.
    pub comparison: Comparison,
    /// The share of the case's points that an accepted output earns, where a checker states one; one otherwise.
    pub multiplier: Option<Points>,
    /// The points that an accepted output earns, where a checker states them outright.
    pub points: Option<Points>,
    /// What the checker wrote for staff.
    pub judge_message: Option<String>,
    /// What the checker wrote for the student.
    pub team_message: Option<String>,
}

impl CheckOutcome {
    /// An outcome that is nothing but a comparison.
    #[must_use]
    pub const fn of(comparison: Comparison) -> Self {
        Self { comparison, multiplier: None, points: None, judge_message: None, team_message: None }
    }
}

/// One case, judged.
///
/// It holds the parts of inputs and outputs that a report can need, never the whole: outputs are megabytes, and an
/// exercise has hundreds of cases.
#[derive(Clone, Debug)]
pub struct CaseJudgement {
    /// Its name.
    pub name: CaseName,
    /// Whether it is a sample.
    pub visibility: Visibility,
    /// What a student may see of it.
    pub feedback: Feedback,
    /// The verdict.
    pub verdict: Verdict,
    /// The share of its points that it earned, from 0 to 1 unless a checker says more.
    pub share: Points,
    /// Points that a checker stated outright.
    pub points: Option<Points>,
    /// How its run ended.
    pub ending: Ending,
    /// What its run used.
    pub usage: Usage,
    /// What the comparison said, for a program that ended by itself.
    pub check: Option<Secret<CheckOutcome>>,
    /// The program's arguments.
    pub args: Secret<Vec<String>>,
    /// The start of standard input.
    pub stdin: Secret<Excerpt>,
    /// The answer around the first difference.
    pub expected: Secret<Excerpt>,
    /// The output around the first difference.
    pub actual: Secret<Excerpt>,
    /// The start of standard error, or its end when the program crashed: there stands why.
    pub stderr: Secret<Excerpt>,
    /// The hint.
    pub hint: Option<String>,
    /// The description.
    pub description: Option<String>,
}

/// A thing in a judged group.
#[expect(clippy::large_enum_variant, reason = "nearly all members are cases, the large variant")]
#[derive(Clone, Debug)]
pub enum JudgedMember {
    /// A case.
    Case(CaseJudgement),
    /// A group.
    Group(GroupJudgement),
}

/// One group, judged.
#[derive(Clone, Debug)]
pub struct GroupJudgement {
    /// Its name.
    pub name: Arc<str>,
    /// Whether it holds samples.
    pub visibility: Visibility,
    /// The verdict of its first case that was not accepted.
    pub verdict: Verdict,
    /// What it earned.
    pub score: Points,
    /// What it can earn.
    pub score_max: Points,
    /// How its members were put together.
    pub aggregation: Aggregation,
    /// What a student sees of its cases.
    pub feedback: Feedback,
    /// The hint.
    pub hint: Option<String>,
    /// A group that had to be accepted first and was not, so that this one gave nothing.
    pub blocked_by: Option<Arc<str>>,
    /// What it holds.
    pub members: Vec<JudgedMember>,
}

/// Everything that the judge knows of one submission.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The exercise's name.
    pub exercise: crate::ExerciseId,
    /// The exercise's title.
    pub title: String,
    /// Digest of the exercise's public part.
    pub digest_public: String,
    /// Digest of all of it.
    pub digest_full: Secret<String>,
    /// What was judged.
    pub submission: Submission,
    /// The verdict: that of the first case not accepted, samples first.
    pub verdict: Verdict,
    /// The case that decided the verdict.
    pub decided_by: Option<CaseName>,
    /// Whether hidden tests were missing.
    pub is_provisional: bool,
    /// Whether the exercise gives points at all.
    pub is_scored: bool,
    /// What was earned.
    pub score: Points,
    /// What can be earned.
    pub score_max: Points,
    /// Whether the submission compiled.
    pub is_compiled: bool,
    /// What the compiler said.
    pub compile_log: CompileLog,
    /// The groups below the root.
    pub groups: Vec<GroupJudgement>,
    /// The limits in force.
    pub limits: Limits,
    /// What a unit of fuel means here.
    pub unit: Unit,
}
