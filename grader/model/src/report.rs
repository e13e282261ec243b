//! What one audience may see of a judgement. Renderers take nothing else.

use crate::{Aggregation, Bytes, CompileLog, Feedback, Points, Unit, Verdict};

/// Who reads a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// A student: hidden tests show what their feedback level allows.
    #[default]
    Student,
    /// Staff: everything.
    Staff,
}

/// A judgement as one audience may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who it is for.
    pub audience: Audience,
    /// The exercise.
    pub exercise: ExerciseReport,
    /// The submission.
    pub submission: SubmissionReport,
    /// The verdict.
    pub verdict: Verdict,
    /// Where the verdict was decided: a test's name, or a group's where its tests are not shown.
    pub decided_by: Option<String>,
    /// Whether hidden tests were missing, so that nothing is final.
    pub is_provisional: bool,
    /// Whether the exercise gives points at all.
    pub is_scored: bool,
    /// What was earned.
    pub score: Points,
    /// What can be earned.
    pub score_max: Points,
    /// What the compiler said.
    pub compile: CompileReport,
    /// The groups, samples first.
    pub groups: Vec<GroupReport>,
    /// The limits in force.
    pub limits: LimitsReport,
    /// What a unit of fuel means here.
    pub unit: Unit,
}

/// The exercise, in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseReport {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Digest of the public part.
    pub digest: String,
    /// Digest of all of it; for staff.
    pub digest_full: Option<String>,
}

/// The submission, in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionReport {
    /// Its files.
    pub files: Vec<String>,
    /// Its language.
    pub language: String,
    /// Its digest.
    pub digest: String,
    /// Its text, for pages that show where a message points. Empty in a report that was read back from a format which
    /// does not hold it.
    pub sources: Vec<SourceReport>,
}

/// A file of the submission, in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceReport {
    /// Its path, one of [`SubmissionReport::files`].
    pub path: String,
    /// Its content.
    pub bytes: Bytes,
}

/// Compiling, in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileReport {
    /// Whether it worked.
    pub is_ok: bool,
    /// What the compiler said.
    pub log: CompileLog,
}

/// A group, in a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupReport {
    /// Its name.
    pub name: String,
    /// The verdict of its first case that was not accepted; `None` where the audience sees only the score.
    pub verdict: Option<Verdict>,
    /// What it earned.
    pub score: Points,
    /// What it can earn.
    pub score_max: Points,
    /// How members are put together.
    pub aggregation: Aggregation,
    /// The group's feedback level.
    pub feedback: Feedback,
    /// What to try, where the level allows it and the group failed.
    pub hint: Option<String>,
    /// A group that had to be accepted first and was not.
    pub blocked_by: Option<String>,
    /// Cases and groups, in the order of judging; empty where the audience sees only the score.
    pub members: Vec<MemberReport>,
}

/// A thing in a reported group.
#[expect(clippy::large_enum_variant, reason = "nearly all members are cases, the large variant")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberReport {
    /// A case.
    Test(TestReport),
    /// A group.
    Group(GroupReport),
}

/// A part of some bytes that is small enough for a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The bytes shown.
    pub bytes: Vec<u8>,
    /// Where they start in the whole, in bytes.
    pub offset: u64,
    /// The line that they start in, from 1.
    pub line: u64,
    /// How long the whole is, in bytes.
    pub bytes_total: u64,
}

impl Excerpt {
    /// Whether some of the whole is not shown.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        (self.bytes.len() as u64) < self.bytes_total
    }
}

/// A case, in a report. A field that the audience may not see is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestReport {
    /// `sample/1` for a sample; a hidden case has its group's name and its number, `edge-cases/2`, and its own name
    /// only where it is shown whole.
    pub name: String,
    /// Whether it is a sample.
    pub is_sample: bool,
    /// The verdict.
    pub verdict: Verdict,
    /// Fuel spent; `None` also where the stack overflowed, which does not happen at the same place on every machine.
    pub fuel: Option<u64>,
    /// Peak memory, in bytes; `None` as with fuel.
    pub memory_bytes: Option<u64>,
    /// How it ended, in words: `exited with code 3`, `stack overflow`; `None` also for a program that ended by itself
    /// with code 0.
    pub ending: Option<String>,
    /// What the case is about.
    pub description: Option<String>,
    /// What to try.
    pub hint: Option<String>,
    /// Arguments of the program.
    pub args: Option<Vec<String>>,
    /// Standard input.
    pub stdin: Option<Excerpt>,
    /// The answer, around the first difference.
    pub expected: Option<Excerpt>,
    /// The output, around the first difference.
    pub actual: Option<Excerpt>,
    /// Which rule of comparison failed and where.
    pub difference: Option<String>,
    /// Line of the first difference, from 1.
    pub difference_line: Option<u64>,
    /// Standard error.
    pub stderr: Option<Excerpt>,
    /// What a checker wrote for the student.
    pub message: Option<String>,
    /// What a checker wrote for staff.
    pub judge_message: Option<String>,
}

/// The limits that a student's program can hit, in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitsReport {
    /// Operations of one run.
    pub fuel: u64,
    /// Linear memory of one run, in bytes.
    pub memory_bytes_max: u64,
    /// Output of one run, in bytes.
    pub output_bytes_max: u64,
}

/// All that may differ between two runs of the same judgement. No machine-readable report of verdicts holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunInfo {
    /// Seconds since 1970 at the start.
    pub started_unix_seconds: u64,
    /// Milliseconds spent compiling, 0 when the module was cached.
    pub compile_ms: u64,
    /// Milliseconds spent running tests.
    pub test_ms: u64,
    /// Whether the module was cached.
    pub is_compile_cached: bool,
    /// Whether the user asked for the samples only, so that hidden tests were left out and are not lacking.
    pub is_samples_only: bool,
    /// Which layers of the sandbox are on.
    pub layers: Vec<SandboxLayer>,
}

/// One layer of the sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SandboxLayer {
    /// Its name, `landlock`.
    pub name: String,
    /// Whether it is on.
    pub is_on: bool,
    /// Why not, or which version.
    pub detail: String,
}
