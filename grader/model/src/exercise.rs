//! An exercise as the judge needs it: limits, a tree of test groups, and how each case is compared.

use std::{collections::BTreeMap, fmt, str::FromStr, sync::Arc};

use crate::{Bytes, Points, Secret, SourceTree};

/// Names an exercise: `<skill>/<slug>`, or `<slug>` for a folder that stands alone.
///
/// Each part is `[a-z0-9][a-z0-9_-]{0,63}`; the loader checks it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExerciseId(pub Arc<str>);

impl ExerciseId {
    /// The part behind the last `/`.
    #[must_use]
    pub fn slug(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The part before the last `/`, if there is one.
    #[must_use]
    pub fn skill(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(skill, _)| skill)
    }
}

impl fmt::Display for ExerciseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How hard the author thinks an exercise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difficulty {
    /// For a first week.
    Easy,
    /// For most students with some work.
    Medium,
    /// For few students, with much work.
    Hard,
}

/// How the compiler optimises. Fuel under one profile is another unit than fuel under the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Optimised; overflow checks on.
    #[default]
    Release,
    /// Not optimised; overflow checks on, debug assertions off.
    Debug,
}

/// What bounds a submission. There is no `Default`: whoever makes limits states every one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Operations that one run may execute, in wasmtime's units of fuel.
    pub fuel: u64,
    /// Linear memory of one run, in bytes.
    pub memory_bytes_max: u64,
    /// Bytes that one run may write to standard output; as many again to standard error.
    pub output_bytes_max: u64,
    /// Bytes of all source files together. A longer submission is a compile error.
    pub source_bytes_max: u64,
    /// CPU time of the compiler, in seconds.
    pub compile_cpu_seconds_max: u64,
    /// Data segment of the compiler, in bytes.
    pub compile_memory_bytes_max: u64,
    /// Bytes of compiler messages that are kept.
    pub compile_log_bytes_max: u64,
    /// Bytes of the WebAssembly module.
    pub module_bytes_max: u64,
}

/// What an exercise asks of itself before it is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProofRules {
    /// An accepted submission spends at most this part of the fuel limit: 2 for a half. At least 1.
    pub fuel_margin: u64,
    /// The share of mutants that the hidden tests must notice, in per cent.
    pub mutation_score_min: u64,
    /// Whether test data may hold carriage returns, or begin with a byte order mark.
    pub has_carriage_returns: bool,
}

impl Default for ProofRules {
    fn default() -> Self {
        Self { fuel_margin: 2, mutation_score_min: 90, has_carriage_returns: false }
    }
}

/// What an exercise asks of a student, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The file's name, `statement.md` for our own exercises.
    pub file: String,
    /// The text, UTF-8.
    pub text: String,
}

/// A file that a student starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    /// The language's name, `rust`.
    pub language: String,
    /// The file's name, `binary-search.rs`.
    pub file: String,
    /// The file's content.
    pub bytes: Bytes,
}

/// A folder of the library: limits, test data and what a student may read.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Its name.
    pub id: ExerciseId,
    /// A short title.
    pub title: String,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
    /// How submissions are compiled.
    pub profile: Profile,
    /// The languages that a submission may be in; empty for every language.
    pub languages: Vec<String>,
    /// What bounds them.
    pub limits: Limits,
    /// The root group; its members are the samples and the hidden groups, in the order of judging.
    pub root: TestGroup,
    /// Whether hidden tests are at hand. Without them a judgement is provisional.
    pub has_hidden_tests: bool,
    /// Whether points count at all: a pass-fail ICPC package has none.
    pub is_scored: bool,
    /// The statement, where there is one.
    pub statement: Option<Statement>,
    /// The starters, one a language.
    pub starters: Vec<Starter>,
    /// The program that calls a student's functions, by language; its root file declares the submission's module.
    pub drivers: BTreeMap<String, SourceTree>,
    /// What a submission must or must not contain, by language.
    pub source_rules: BTreeMap<String, SourceRules>,
    /// The program that judges output when a case's mode is [`CheckMode::Checker`].
    pub checker: Option<SourceTree>,
    /// What it asks of itself.
    pub proof: ProofRules,
    /// `sha256:…` over the public part: what a student's report may name.
    pub digest_public: String,
    /// `sha256:…` over all of it, hidden data included: for staff only, because it answers guesses.
    pub digest_full: Secret<String>,
}

/// What a submission in one language must or must not contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceRules {
    /// What to tell a student who breaks one.
    pub message: Option<String>,
    /// What must not be there.
    pub forbidden: Vec<SourceItem>,
    /// What must be there.
    pub required: Vec<SourceItem>,
}

/// Something that a source file may contain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceItem {
    /// A call of a method or function of that name, which the submission does not define itself.
    Call(String),
    /// A use of that item or of anything in that module: `std::collections::HashMap`.
    Path(String),
    /// A macro of that name, without the `!`.
    Macro(String),
    /// A construct of the language.
    Syntax(Construct),
}

/// A construct of a language that a source rule may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Construct {
    /// `loop`.
    Loop,
    /// `while`, also `while let`.
    While,
    /// `for`.
    For,
    /// Any of the three.
    AnyLoop,
    /// A function that calls itself, directly or through others of the submission.
    Recursion,
}

/// Who may see a case as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// Shown to students, whole.
    Sample,
    /// Hidden: what a student learns is set by its [`Feedback`].
    Secret,
}

/// How the scores of a group's members become the group's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregation {
    /// The members' scores are added.
    Sum,
    /// The lowest member's share of the group's points.
    Min,
    /// All of the points when every member is accepted, none otherwise.
    PassFail,
    /// The highest member's score (legacy ICPC packages).
    Max,
    /// The mean of the members' scores (legacy ICPC packages).
    Average,
}

/// What a student sees of a hidden case; each level includes the ones before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feedback {
    /// The group's score.
    None,
    /// Each case's verdict, by number.
    Verdict,
    /// The hint of the first case or group that failed.
    #[default]
    Hint,
    /// That case's input.
    Input,
    /// Everything that a sample shows.
    Full,
}

/// Cases and groups that are scored together.
#[derive(Clone, Debug)]
pub struct TestGroup {
    /// The path below `data/secret`, `edge-cases` or `edge-cases/large`; `sample` for the samples, empty for the
    /// root, `secret` for cases that lie directly in `data/secret`.
    pub name: Arc<str>,
    /// Whether its cases are samples.
    pub visibility: Visibility,
    /// The most that the group can give; zero for samples.
    pub points_max: Points,
    /// How members are put together.
    pub aggregation: Aggregation,
    /// What a student sees of its cases.
    pub feedback: Feedback,
    /// What to tell a student who fails here, where the level allows it.
    pub hint: Option<String>,
    /// Names of groups that must be accepted before this one gives points.
    pub require_pass: Vec<Arc<str>>,
    /// Points of an accepted and of a rejected case, where the format states them for each case (legacy ICPC
    /// packages). Without it, cases share the group's points equally.
    pub case_points: Option<(Points, Points)>,
    /// Judging stops at the first member that is not accepted; the rest counts neither for the verdict nor for the
    /// score (legacy ICPC packages).
    pub stops_at_rejection: bool,
    /// Rules that only legacy ICPC packages have; `LegacyRules::default()` for all others.
    pub legacy: LegacyRules,
    /// What it holds, in the order of judging.
    pub members: Vec<Member>,
}

/// How the verdicts of a group's members become the group's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerdictMode {
    /// That of the first member not accepted.
    #[default]
    First,
    /// The worst: run-time error, memory limit, time limit, output limit, wrong answer, in this order.
    Worst,
    /// Accepted, whatever the members' verdicts.
    AlwaysAccepted,
}

/// Rules of grading that only legacy ICPC packages have. The default is what all others do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LegacyRules {
    /// How the group's verdict is found.
    pub verdict_mode: VerdictMode,
    /// One accepted member makes the group accepted.
    pub is_any_enough: bool,
    /// Neither the group's verdict nor its score count for the group around it.
    pub is_ignored: bool,
    /// The group's score counts only when its verdict is accepted.
    pub needs_acceptance: bool,
}

/// A thing in a group.
#[derive(Clone, Debug)]
pub enum Member {
    /// A case.
    Case(TestCase),
    /// A group within the group.
    Group(TestGroup),
}

impl TestGroup {
    /// Every case below this group, in the order of judging.
    #[must_use]
    pub fn cases(&self) -> Vec<&TestCase> {
        let mut cases = Vec::new();
        self.collect_cases(&mut cases);
        cases
    }

    fn collect_cases<'a>(&'a self, into: &mut Vec<&'a TestCase>) {
        for member in &self.members {
            match member {
                Member::Case(case) => into.push(case),
                Member::Group(group) => group.collect_cases(into),
            }
        }
    }
}

/// A case's path below `data`, without `.in`: `sample/1`, `secret/edge-cases/07-empty`.
///
/// The order of judging is the tree's, not that of names. Hidden names may tell what a case is about, so students see
/// numbers instead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseName(pub Arc<str>);

/// What a program is given.
#[derive(Clone, Debug)]
pub enum Stimulus {
    /// Bytes on standard input and arguments behind the program's name.
    Stdio {
        /// Standard input.
        stdin: Secret<Bytes>,
        /// Arguments.
        args: Secret<Vec<String>>,
    },
}

/// One input with its answer.
#[derive(Clone, Debug)]
pub struct TestCase {
    /// Its name.
    pub name: CaseName,
    /// Whether it is a sample.
    pub visibility: Visibility,
    /// What the program is given.
    pub stimulus: Stimulus,
    /// The answer that output is held against.
    pub answer: Secret<Bytes>,
    /// How.
    pub check: Arc<CheckMode>,
    /// What a student sees when it is hidden.
    pub feedback: Feedback,
    /// What to tell a student who fails it, where the level allows it.
    pub hint: Option<String>,
    /// What the case is about; for staff, and for students where it is shown whole.
    pub description: Option<String>,
}

/// How output is held against the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckMode {
    /// Byte for byte.
    Exact,
    /// Line for line; white space at line ends and empty lines at the end are ignored.
    Lines,
    /// Token for token, by the rules of the ICPC default output validator.
    Tokens(TokenOptions),
    /// As `lines`, in any order.
    UnorderedLines,
    /// The answer is a regular expression that must match the whole output.
    Regex,
    /// As JSON values.
    Json(JsonOptions),
    /// The exercise's own program decides; these arguments come behind the three of the protocol.
    Checker {
        /// Arguments behind INPUT, ANSWER and FEEDBACK_DIR.
        args: Vec<String>,
    },
}

/// The options of the ICPC default output validator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenOptions {
    /// Whether `A` and `a` differ.
    pub case_sensitive: bool,
    /// Whether the white space between tokens must be the same.
    pub space_change_sensitive: bool,
    /// Largest accepted absolute error of a number.
    pub float_absolute_tolerance: Option<Decimal>,
    /// Largest accepted error of a number relative to the answer's.
    pub float_relative_tolerance: Option<Decimal>,
}

/// What is free when JSON values are compared. The order of an object's keys always is, and 1 equals 1.0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JsonOptions {
    /// Largest accepted absolute or relative error of a number.
    pub number_tolerance: Option<Decimal>,
    /// Paths that are not compared, such as `$.meta.time` or `$.items[*].id`.
    pub ignored_paths: Vec<String>,
    /// Paths of arrays whose order is free; `$..` stands for every array.
    pub unordered_arrays: Vec<String>,
}

/// An exact decimal, `coefficient × 10^exponent`, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The digits.
    pub coefficient: u64,
    /// The power of ten, within ±400.
    pub exponent: i32,
}

/// The text is not a decimal number that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDecimalError;

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number such as 0.001 or 1e-6")
    }
}

impl std::error::Error for ParseDecimalError {}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    /// Reads `digits(.digits)?([eE][+-]?digits)?` with at most 18 digits and a power of ten within ±400.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (mantissa, power) = match text.find(['e', 'E']) {
            Some(at) => (&text[..at], text[at + 1..].parse::<i32>().map_err(|_| ParseDecimalError)?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        if digits.is_empty() || digits.len() > 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ParseDecimalError);
        }
        let places = i32::try_from(fraction.len()).map_err(|_| ParseDecimalError)?;
        let exponent = power.checked_sub(places).filter(|power| power.abs() <= 400).ok_or(ParseDecimalError)?;
        Ok(Self { coefficient: digits.parse().map_err(|_| ParseDecimalError)?, exponent })
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, ExerciseId};

    #[test]
    fn decimals_are_read_exactly() {
        assert_eq!("1e-6".parse(), Ok(Decimal { coefficient: 1, exponent: -6 }));
        assert_eq!("0.001".parse(), Ok(Decimal { coefficient: 1, exponent: -3 }));
        assert_eq!("2.50E+2".parse(), Ok(Decimal { coefficient: 250, exponent: 0 }));
        for bad in ["", ".", "-1", "1e", "1e999", "0x1", "nan", "1_000"] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_id_has_a_slug() {
        let id = ExerciseId("algorithms/binary-search".into());
        assert_eq!((id.skill(), id.slug()), (Some("algorithms"), "binary-search"));
    }
}
