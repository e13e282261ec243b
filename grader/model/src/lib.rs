//! The vocabulary of grading as types, shared by the judge (`grader`) and the runners (`runners`), which do not
//! know each other.
//!
//! Nothing here reads a file, a clock or the environment, and nothing here serializes: JSON, TOML and YAML types
//! stand at the edges, in the crates that speak those formats, so that this crate's types can change freely.

mod exercise;
mod judgement;
mod points;
mod report;
mod runner;
mod secret;
mod submission;
mod verdict;

pub use exercise::{
    Aggregation, CaseName, CheckMode, Construct, Decimal, Difficulty, Exercise, ExerciseId, Feedback, JsonOptions,
    LegacyRules, Limits, Member, ParseDecimalError, Profile, ProofRules, SourceItem, SourceRules, Starter, Statement,
    Stimulus, TestCase, TestGroup, TokenOptions, VerdictMode, Visibility,
};
pub use judgement::{CaseJudgement, CheckOutcome, Comparison, GroupJudgement, JudgedMember, Judgement, Rejection};
pub use points::{ParsePointsError, Points};
pub use report::{
    Audience, CompileReport, Excerpt, ExerciseReport, GroupReport, LimitsReport, MemberReport, Report, RunInfo,
    SandboxLayer, SourceReport, SubmissionReport, TestReport,
};
pub use runner::{
    Build, BuildRequest, CompileLog, CompileStop, Diagnostic, Ending, File, Outcome, Program, Request, Runner,
    RunnerError, RunnerErrorKind, Severity, Stream, Trap, Unit, Usage,
};
pub use secret::Secret;
pub use submission::{Language, SourceTree, Submission};
pub use verdict::{Verdict, classify};

/// Immutable bytes that are cheap to share between threads.
pub type Bytes = std::sync::Arc<[u8]>;
