//! The JSON report, read back into a [`Report`].
//!
//! The bytes may be anybody's: they are bounded in length, lists in their number of items, and a report that
//! contradicts itself is refused. Fields that this version does not know are skipped, because the format may grow.
//! What the format does not hold does not come back: the submission's text, and which bytes were not UTF-8 (each place
//! where some were becomes one byte `0xff`, so that writing the report again gives the same line).

use std::{collections::BTreeMap, fmt, marker::PhantomData, str::FromStr as _};

use grade_model::{
    CompileLog, CompileReport, Diagnostic, Excerpt, ExerciseReport, GroupReport, LimitsReport, MemberReport, Points,
    Report, SubmissionReport, TestReport, Unit,
};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, SeqAccess, Visitor},
};
use serde_json::Number;

use super::json::{
    AggregationJson, AudienceJson, FeedbackJson, ProfileJson, SCHEMA, SeverityJson, StopJson, VerdictJson,
};

/// The longest report that is read, in bytes.
pub const READ_BYTES_MAX: usize = 16 << 20;

/// Items of one list at most: as many as an exercise may have tests.
const ITEMS_MAX: usize = 10_000;

/// Why some bytes are not a JSON report.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There are more bytes than a report may have.
    #[error("longer than {READ_BYTES_MAX} bytes")]
    TooLong,
    /// Not JSON, or not of this shape.
    #[error("not a report")]
    Shape(#[source] serde_json::Error),
    /// Another format, or another version of this one.
    #[error("`schema` is {found:?}, not \"{SCHEMA}\"")]
    Schema {
        /// What stands there, shortened.
        found: String,
    },
    /// A value that contradicts another one, or that cannot be.
    #[error("{place}: {problem}")]
    Value {
        /// Where, in words.
        place: String,
        /// What is wrong with it.
        problem: &'static str,
    },
}

/// Reads one JSON report, `grade-report/1`.
///
/// # Errors
/// When the bytes are too long, are not JSON of this shape, or contradict themselves.
pub fn read_json(bytes: &[u8]) -> Result<Report, ReadError> {
    if bytes.len() > READ_BYTES_MAX {
        return Err(ReadError::TooLong);
    }
    // The name of the format is looked at first, so that another format is not reported as a missing field.
    let head: Head = serde_json::from_slice(bytes).map_err(ReadError::Shape)?;
    if head.schema != SCHEMA {
        return Err(ReadError::Schema { found: head.schema.chars().take(60).collect() });
    }
    let read: ReportRead = serde_json::from_slice(bytes).map_err(ReadError::Shape)?;
    read.into_report()
}

#[derive(Deserialize)]
struct Head {
    schema: String,
}

#[derive(Deserialize)]
struct ReportRead {
    audience: AudienceJson,
    exercise: ExerciseRead,
    submission: SubmissionRead,
    verdict: VerdictJson,
    decided_by: Option<String>,
    provisional: bool,
    score: Option<Number>,
    score_max: Option<Number>,
    compile: CompileRead,
    #[serde(deserialize_with = "bounded")]
    groups: Vec<GroupRead>,
    limits: LimitsRead,
    unit: UnitRead,
}

#[derive(Deserialize)]
struct ExerciseRead {
    id: String,
    title: String,
    digest: String,
    digest_full: Option<String>,
}

#[derive(Deserialize)]
struct SubmissionRead {
    #[serde(deserialize_with = "bounded")]
    files: Vec<String>,
    language: String,
    digest: String,
}

#[derive(Deserialize)]
struct CompileRead {
    ok: bool,
    log: String,
    stop: Option<StopJson>,
    #[serde(default, deserialize_with = "bounded")]
    diagnostics: Vec<DiagnosticRead>,
}

#[derive(Deserialize)]
struct DiagnosticRead {
    severity: SeverityJson,
    code: Option<String>,
    message: String,
    file: Option<String>,
    #[serde(default)]
    line: u32,
    #[serde(default)]
    column: u32,
    #[serde(default)]
    line_end: u32,
    #[serde(default)]
    column_end: u32,
}

#[derive(Deserialize)]
struct GroupRead {
    name: String,
    verdict: Option<VerdictJson>,
    score: Option<Number>,
    score_max: Option<Number>,
    aggregation: AggregationJson,
    feedback: FeedbackJson,
    hint: Option<String>,
    blocked_by: Option<String>,
    #[serde(deserialize_with = "bounded")]
    tests: Vec<TestRead>,
    #[serde(default, deserialize_with = "bounded")]
    groups: Vec<Self>,
}

#[derive(Deserialize)]
struct TestRead {
    name: String,
    verdict: VerdictJson,
    fuel: Option<u64>,
    memory_bytes: Option<u64>,
    ending: Option<String>,
    description: Option<String>,
    hint: Option<String>,
    #[serde(default, deserialize_with = "bounded_option")]
    args: Option<Vec<String>>,
    stdin: Option<String>,
    expected: Option<String>,
    actual: Option<String>,
    difference: Option<String>,
    difference_line: Option<u64>,
    stderr: Option<String>,
    message: Option<String>,
    judge_message: Option<String>,
    #[serde(default)]
    truncated: BTreeMap<ExcerptName, TruncationRead>,
    #[serde(default, deserialize_with = "bounded")]
    lossy: Vec<ExcerptName>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ExcerptName {
    Stdin,
    Expected,
    Actual,
    Stderr,
}

#[derive(Deserialize)]
struct TruncationRead {
    offset: u64,
    bytes_total: u64,
    #[serde(default = "first_line")]
    line: u64,
}

const fn first_line() -> u64 {
    1
}

#[derive(Deserialize)]
struct LimitsRead {
    fuel: u64,
    memory_bytes_max: u64,
    output_bytes_max: u64,
}

#[derive(Deserialize)]
struct UnitRead {
    engine: String,
    host: String,
    compiler: String,
    profile: ProfileJson,
}

/// A list of at most [`ITEMS_MAX`] items.
fn bounded<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct Bounded<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Bounded<T> {
        type Value = Vec<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(formatter, "a list of at most {ITEMS_MAX} items")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = list.next_element()? {
                if items.len() == ITEMS_MAX {
                    return Err(A::Error::invalid_length(items.len() + 1, &self));
                }
                items.push(item);
            }
            Ok(items)
        }
    }

    deserializer.deserialize_seq(Bounded(PhantomData))
}

fn bounded_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    bounded(deserializer).map(Some)
}

impl ReportRead {
    fn into_report(self) -> Result<Report, ReadError> {
        let scored = Scored { maximum: self.score_max.is_some(), score: self.score.is_some() };
        let (score, score_max) = scored.points("score", self.score, self.score_max)?;
        let groups = self.groups.into_iter().map(|group| {
            let is_sample = group.name == "sample";
            group.into_group(scored, is_sample)
        });
        let report = Report {
            audience: self.audience.into(),
            exercise: ExerciseReport {
                id: self.exercise.id,
                title: self.exercise.title,
                digest: self.exercise.digest,
                digest_full: self.exercise.digest_full,
            },
            submission: SubmissionReport {
                files: self.submission.files,
                language: self.submission.language,
                digest: self.submission.digest,
                sources: Vec::new(),
            },
            verdict: self.verdict.into(),
            decided_by: self.decided_by,
            is_provisional: self.provisional,
            is_scored: scored.maximum,
            score,
            score_max,
            compile: self.compile.into_compile(),
            groups: groups.collect::<Result<_, _>>()?,
            limits: LimitsReport {
                fuel: self.limits.fuel,
                memory_bytes_max: self.limits.memory_bytes_max,
                output_bytes_max: self.limits.output_bytes_max,
            },
            unit: Unit {
                engine: self.unit.engine,
                host: self.unit.host,
                compiler: self.unit.compiler,
                profile: self.unit.profile.into(),
            },
        };
        // Without this, a report whose score was cut out would read as one of a submission that earned nothing.
        if super::has_score(&report) != scored.score {
            let problem = if scored.score { "there is none beside a judge error" } else { "missing" };
            return Err(ReadError::Value { place: "score".to_owned(), problem });
        }
        Ok(report)
    }
}

/// Which points a report states.
#[derive(Clone, Copy)]
struct Scored {
    maximum: bool,
    score: bool,
}

impl Scored {
    /// The score and its maximum, which all parts of a report state or none.
    fn points(
        self,
        place: &str,
        score: Option<Number>,
        maximum: Option<Number>,
    ) -> Result<(Points, Points), ReadError> {
        let refuse = |problem| ReadError::Value { place: place.to_owned(), problem };
        if score.is_some() != self.score || maximum.is_some() != self.maximum {
            return Err(refuse("some parts of the report have points and others have none"));
        }
        let read = |number: Option<Number>| {
            let text = number.map_or_else(|| "0".to_owned(), |number| number.to_string());
            Points::from_str(&text).map_err(|_| refuse("not a decimal with at most 18 digits"))
        };
        Ok((read(score)?, read(maximum)?))
    }
}

impl CompileRead {
    fn into_compile(self) -> CompileReport {
        let diagnostics = self.diagnostics.into_iter().map(|read| Diagnostic {
            severity: read.severity.into(),
            code: read.code,
            message: read.message,
            file: read.file,
            line: read.line,
            column: read.column,
            line_end: read.line_end,
            column_end: read.column_end,
        });
        let log =
            CompileLog { text: self.log, diagnostics: diagnostics.collect(), stop: self.stop.map(StopJson::into) };
        CompileReport { is_ok: self.ok, log }
    }
}

impl GroupRead {
    fn into_group(self, scored: Scored, is_sample: bool) -> Result<GroupReport, ReadError> {
        let (score, score_max) = scored.points("a group's score", self.score, self.score_max)?;
        let mut members = Vec::with_capacity(self.tests.len() + self.groups.len());
        for test in self.tests {
            members.push(MemberReport::Test(test.into_test(is_sample)?));
        }
        for group in self.groups {
            members.push(MemberReport::Group(group.into_group(scored, is_sample)?));
        }
        Ok(GroupReport {
            name: self.name,
            verdict: self.verdict.map(VerdictJson::into),
            score,
            score_max,
            aggregation: self.aggregation.into(),
            feedback: self.feedback.into(),
            hint: self.hint,
            blocked_by: self.blocked_by,
            members,
        })
    }
}

impl TestRead {
    fn into_test(self, is_sample: bool) -> Result<TestReport, ReadError> {
        let excerpt = |name: ExcerptName, text: Option<String>| {
            let read = text.map(|text| {
                let bytes = if self.lossy.contains(&name) { restore_invalid(&text) } else { text.into_bytes() };
                excerpt(bytes, self.truncated.get(&name))
            });
            read.transpose()
        };
        Ok(TestReport {
            stdin: excerpt(ExcerptName::Stdin, self.stdin)?,
            expected: excerpt(ExcerptName::Expected, self.expected)?,
            actual: excerpt(ExcerptName::Actual, self.actual)?,
            stderr: excerpt(ExcerptName::Stderr, self.stderr)?,
            name: self.name,
            is_sample,
            verdict: self.verdict.into(),
            fuel: self.fuel,
            memory_bytes: self.memory_bytes,
            ending: self.ending,
            description: self.description,
            hint: self.hint,
            args: self.args,
            difference: self.difference,
            difference_line: self.difference_line,
            message: self.message,
            judge_message: self.judge_message,
        })
    }
}

/// U+FFFD stands for bytes that were not UTF-8; a byte that never is stands for them again.
fn restore_invalid(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for (index, part) in text.split('\u{fffd}').enumerate() {
        if index > 0 {
            bytes.push(0xff);
        }
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

fn excerpt(bytes: Vec<u8>, truncation: Option<&TruncationRead>) -> Result<Excerpt, ReadError> {
    let length = bytes.len() as u64;
    let Some(TruncationRead { offset, bytes_total, line }) = truncation else {
        return Ok(Excerpt { offset: 0, line: 1, bytes_total: length, bytes });
    };
    let is_possible =
        offset.checked_add(length).is_some_and(|end| end <= *bytes_total) && length < *bytes_total && *line > 0;
    if !is_possible {
        let problem = "the part does not lie within its whole";
        return Err(ReadError::Value { place: "truncated".to_owned(), problem });
    }
    Ok(Excerpt { bytes, offset: *offset, line: *line, bytes_total: *bytes_total })
}
