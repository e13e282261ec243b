//! The JSON report: one object on one line, the contract for machines.
//!
//! The types here are the format, `grade-report/1`: fields may be added, never renamed, and a field that has no value
//! or that the audience may not see is left out. Nothing about a run or a machine is in it, so the same judgement
//! always gives the same bytes.
//!
//! Bytes of programs become strings: what is not UTF-8 is replaced by U+FFFD, one for each sequence that is not a
//! character, and the field is named in the test's `lossy`. Where only a part is shown, `truncated` says which.

use std::{collections::BTreeMap, io, str::FromStr as _};

use grade_model::{
    Aggregation, Audience, CompileReport, CompileStop, Diagnostic, Excerpt, Feedback, GroupReport, MemberReport,
    Points, Profile, Report, Severity, TestReport, Verdict,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, transform::transform_subschemas};
use serde::{Deserialize, Serialize};
use serde_json::{Number, Serializer, Value, json, ser::Formatter};

use crate::text;

/// The name and version of the format.
pub(super) const SCHEMA: &str = "grade-report/1";

/// The report on one line, ended by a line feed.
pub(super) fn render(report: &Report) -> String {
    to_line(&ReportJson::new(report))
}

/// The report as a value within another document.
pub(super) fn of_report(report: &Report) -> impl Serialize {
    ReportJson::new(report)
}

/// A test as a value within another document.
pub(super) fn of_test(test: &TestReport) -> impl Serialize {
    TestJson::new(test)
}

/// A value on one line, ended by a line feed.
pub(super) fn to_line(value: &impl Serialize) -> String {
    let mut line = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut line, VisibleFormatter);
    value.serialize(&mut serializer).expect("the formats' types are plain data");
    line.push(b'\n');
    String::from_utf8(line).expect("JSON is UTF-8")
}

/// One line, in which what a terminal or a log would obey, or not show, is escaped, although JSON allows it as it is.
struct VisibleFormatter;

impl Formatter for VisibleFormatter {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        let mut units = [0; 2];
        for (at, character) in fragment.char_indices() {
            let is_obeyed = character == '\u{7f}' || text::is_command_mark(fragment, at);
            if !is_obeyed && !text::is_unprintable(character) {
                continue;
            }
            writer.write_all(&fragment.as_bytes()[written..at])?;
            for unit in character.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + character.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

/// The JSON Schema (draft 2020-12) of the report, indented, ended by a line feed.
#[must_use]
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<ReportJson<'static>>();
    tidy(&mut schema);
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is plain data");
    text.push('\n');
    text
}

/// A field without a value is left out and never null, which the generator cannot know; and sentences are not broken
/// into lines.
fn tidy(schema: &mut Schema) {
    let is_null = |value: &Value| value == &json!("null") || value == &json!({ "type": "null" });
    for key in ["type", "anyOf"] {
        let Some(Value::Array(choices)) = schema.get_mut(key) else { continue };
        choices.retain(|choice| !is_null(choice));
        let only = if choices.len() == 1 { choices.pop() } else { None };
        match (key, only) {
            ("type", Some(only)) => {
                schema.insert(key.to_owned(), only);
            }
            (_, Some(Value::Object(only))) => {
                schema.remove(key);
                schema.ensure_object().extend(only);
            }
            _ => {}
        }
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
    transform_subschemas(&mut tidy, schema);
}

/// A submission, judged, as one audience may see it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "GradeReport")]
struct ReportJson<'a> {
    /// The name and version of this format.
    #[schemars(extend("const" = "grade-report/1"))]
    schema: &'static str,
    /// Who the report is for.
    audience: AudienceJson,
    exercise: ExerciseJson<'a>,
    submission: SubmissionJson<'a>,
    /// That of the first test not accepted.
    verdict: VerdictJson,
    /// The test that decided the verdict, or its group where the audience may not see tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<&'a str>,
    /// Whether hidden tests were not at hand: such a report is no final grade.
    provisional: bool,
    /// Points earned, rounded to two decimals, halves down; the maximum only for the maximum. Absent when the exercise
    /// gives no points and when a judge error left no score.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "number")]
    score: Option<Number>,
    /// Points that can be earned. Absent when the exercise gives none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "number")]
    score_max: Option<Number>,
    compile: CompileJson<'a>,
    /// The groups of tests, samples first.
    groups: Vec<GroupJson<'a>>,
    limits: LimitsJson,
    unit: UnitJson<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Exercise")]
struct ExerciseJson<'a> {
    /// `<skill>/<slug>`.
    id: &'a str,
    title: &'a str,
    /// `sha256:…` over the part that students may see.
    digest: &'a str,
    /// `sha256:…` over all of it; for staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    digest_full: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Submission")]
struct SubmissionJson<'a> {
    /// Names of the files that were handed in.
    files: &'a [String],
    language: &'a str,
    /// `sha256:…` over names and contents.
    digest: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Compile")]
struct CompileJson<'a> {
    /// Whether the submission compiled.
    ok: bool,
    /// What the compiler printed, cut at a limit.
    log: &'a str,
    /// What stopped the compiler, when it did not stop by itself. `compiler-limit` is its CPU time, the one result
    /// that may depend on the machine.
    #[serde(skip_serializing_if = "Option::is_none")]
    stop: Option<StopJson>,
    /// The compiler's messages one by one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<DiagnosticJson<'a>>,
}

/// A compiler's message. Lines and columns count from 1; `column_end` is the one behind the last.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Diagnostic")]
struct DiagnosticJson<'a> {
    severity: SeverityJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_end: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column_end: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Group")]
struct GroupJson<'a> {
    name: &'a str,
    /// That of its first test not accepted. Absent where the audience sees only the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<VerdictJson>,
    /// Points earned. Absent where the report has no score.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "number")]
    score: Option<Number>,
    /// Points that can be earned. Absent when the exercise gives none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "number")]
    score_max: Option<Number>,
    aggregation: AggregationJson,
    feedback: FeedbackJson,
    /// What to try, when the group failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    /// A group that had to be accepted first and was not, so that this one gave nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    blocked_by: Option<&'a str>,
    /// The tests, in the order of judging. Empty where the audience sees only the score.
    tests: Vec<TestJson<'a>>,
    /// Groups within the group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Self>,
}

/// A test. Beyond name and verdict, there is what the audience may see.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Test")]
struct TestJson<'a> {
    /// `sample/1`; a hidden test has its group's name and its number.
    name: &'a str,
    verdict: VerdictJson,
    /// Fuel spent. Absent where the stack overflowed, which does not happen at the same place on every machine.
    #[serde(skip_serializing_if = "Option::is_none")]
    fuel: Option<u64>,
    /// Peak of linear memory. Absent as with fuel.
    #[serde(skip_serializing_if = "Option::is_none")]
    memory_bytes: Option<u64>,
    /// How the program ended, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    ending: Option<&'a str>,
    /// What the test is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    /// What to try.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    /// Arguments of the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    args: Option<&'a [String]>,
    /// Standard input.
    #[serde(skip_serializing_if = "Option::is_none")]
    stdin: Option<String>,
    /// The answer, around the first difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
    /// Standard output, around the first difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<String>,
    /// Which rule of comparison failed and where.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<&'a str>,
    /// Line of the first difference in the output, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference_line: Option<u64>,
    /// Standard error.
    #[serde(skip_serializing_if = "Option::is_none")]
    stderr: Option<String>,
    /// What the exercise's checker says to the student.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
    /// What the exercise's checker says to staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    judge_message: Option<&'a str>,
    /// Which of `stdin`, `expected`, `actual`, `stderr` are not whole.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    truncated: BTreeMap<&'static str, TruncationJson>,
    /// Which of `stdin`, `expected`, `actual`, `stderr` are not UTF-8; U+FFFD stands for what is not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lossy: Vec<&'static str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Truncation")]
struct TruncationJson {
    /// Where the part shown starts in the whole, in bytes.
    offset: u64,
    /// How long the whole is, in bytes.
    bytes_total: u64,
    /// The line of the whole that the part shown starts in, from 1.
    line: u64,
}

/// The limits of one run.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Limits")]
struct LimitsJson {
    fuel: u64,
    memory_bytes_max: u64,
    output_bytes_max: u64,
}

/// What defines a unit of fuel.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Unit")]
struct UnitJson<'a> {
    engine: &'a str,
    host: &'a str,
    compiler: &'a str,
    profile: ProfileJson,
}

/// Declares an enum of words of the format, and the one exhaustive match that maps the model's words to them.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident as $title:literal from $model:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
        #[schemars(rename = $title)]
        pub(super) enum $name {
            $(#[serde(rename = $word)] $variant),*
        }

        impl From<$model> for $name {
            fn from(value: $model) -> Self {
                match value {
                    $($model::$variant => Self::$variant),*
                }
            }
        }

        impl From<$name> for $model {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => Self::$variant),*
                }
            }
        }
    };
}

words! { AudienceJson as "Audience" from Audience { Student = "student", Staff = "staff" } }

words! {
    /// The verdict codes of the ICPC problem package format, and JE for a failure of the judge itself.
    VerdictJson as "Verdict" from Verdict {
        Accepted = "AC", WrongAnswer = "WA", TimeLimit = "TLE", MemoryLimit = "MLE", OutputLimit = "OLE",
        RunTimeError = "RTE", CompileError = "CE", JudgeError = "JE",
    }
}

words! {
    /// How the scores of a group's members become the group's.
    AggregationJson as "Aggregation" from Aggregation {
        Sum = "sum", Min = "min", PassFail = "pass-fail", Max = "max", Average = "average",
    }
}

words! {
    /// What a student sees of a hidden test; each level includes the ones before it.
    FeedbackJson as "Feedback" from Feedback {
        None = "none", Verdict = "verdict", Hint = "hint", Input = "input", Full = "full",
    }
}

words! { ProfileJson as "Profile" from Profile { Release = "release", Debug = "debug" } }

words! { SeverityJson as "Severity" from Severity { Error = "error", Warning = "warning" } }

words! {
    StopJson as "CompileStop" from CompileStop {
        Time = "compiler-limit", Memory = "memory", Crash = "crash", Linker = "linker", SourceSize = "source-size",
        ModuleSize = "module-size", ModuleRefused = "module-refused",
    }
}

impl<'a> ReportJson<'a> {
    fn new(report: &'a Report) -> Self {
        let points = PointsShown { score: super::has_score(report), maximum: report.is_scored };
        Self {
            schema: SCHEMA,
            audience: report.audience.into(),
            exercise: ExerciseJson {
                id: &report.exercise.id,
                title: &report.exercise.title,
                digest: &report.exercise.digest,
                digest_full: report.exercise.digest_full.as_deref(),
            },
            submission: SubmissionJson {
                files: &report.submission.files,
                language: &report.submission.language,
                digest: &report.submission.digest,
            },
            verdict: report.verdict.into(),
            decided_by: report.decided_by.as_deref(),
            provisional: report.is_provisional,
            score: points.score(report.score, report.score_max),
            score_max: points.maximum(report.score_max),
            compile: CompileJson::new(&report.compile),
            groups: report.groups.iter().map(|group| GroupJson::new(group, points)).collect(),
            limits: LimitsJson {
                fuel: report.limits.fuel,
                memory_bytes_max: report.limits.memory_bytes_max,
                output_bytes_max: report.limits.output_bytes_max,
            },
            unit: UnitJson {
                engine: &report.unit.engine,
                host: &report.unit.host,
                compiler: &report.unit.compiler,
                profile: report.unit.profile.into(),
            },
        }
    }
}

/// Which points a report has at all.
#[derive(Clone, Copy)]
struct PointsShown {
    score: bool,
    maximum: bool,
}

impl PointsShown {
    fn score(self, score: Points, maximum: Points) -> Option<Number> {
        self.score.then(|| decimal(score, maximum))
    }

    fn maximum(self, maximum: Points) -> Option<Number> {
        self.maximum.then(|| decimal(maximum, maximum))
    }
}

impl<'a> CompileJson<'a> {
    fn new(compile: &'a CompileReport) -> Self {
        Self {
            ok: compile.is_ok,
            log: &compile.log.text,
            stop: compile.log.stop.map(StopJson::from),
            diagnostics: compile.log.diagnostics.iter().map(DiagnosticJson::new).collect(),
        }
    }
}

impl<'a> DiagnosticJson<'a> {
    fn new(diagnostic: &'a Diagnostic) -> Self {
        let place = |number: u32| (number > 0).then_some(number);
        Self {
            severity: diagnostic.severity.into(),
            code: diagnostic.code.as_deref(),
            message: &diagnostic.message,
            file: diagnostic.file.as_deref(),
            line: place(diagnostic.line),
            column: place(diagnostic.column),
            line_end: place(diagnostic.line_end),
            column_end: place(diagnostic.column_end),
        }
    }
}

impl<'a> GroupJson<'a> {
    fn new(group: &'a GroupReport, points: PointsShown) -> Self {
        let (mut tests, mut groups) = (Vec::new(), Vec::new());
        for member in &group.members {
            match member {
                MemberReport::Test(test) => tests.push(TestJson::new(test)),
                MemberReport::Group(inner) => groups.push(Self::new(inner, points)),
            }
        }
        Self {
            name: &group.name,
            verdict: group.verdict.map(VerdictJson::from),
            score: points.score(group.score, group.score_max),
            score_max: points.maximum(group.score_max),
            aggregation: group.aggregation.into(),
            feedback: group.feedback.into(),
            hint: group.hint.as_deref(),
            blocked_by: group.blocked_by.as_deref(),
            tests,
            groups,
        }
    }
}

impl<'a> TestJson<'a> {
    fn new(test: &'a TestReport) -> Self {
        let excerpts = [
            ("stdin", test.stdin.as_ref()),
            ("expected", test.expected.as_ref()),
            ("actual", test.actual.as_ref()),
            ("stderr", test.stderr.as_ref()),
        ];
        let (mut truncated, mut lossy) = (BTreeMap::new(), Vec::new());
        for (name, excerpt) in excerpts {
            let Some(excerpt) = excerpt else { continue };
            if excerpt.is_cut() {
                let Excerpt { offset, bytes_total, line, .. } = *excerpt;
                truncated.insert(name, TruncationJson { offset, bytes_total, line });
            }
            if std::str::from_utf8(&excerpt.bytes).is_err() {
                lossy.push(name);
            }
        }
        let string = |excerpt: &Option<Excerpt>| {
            excerpt.as_ref().map(|excerpt| String::from_utf8_lossy(&excerpt.bytes).into_owned())
        };
        Self {
            name: &test.name,
            verdict: test.verdict.into(),
            fuel: test.fuel,
            memory_bytes: test.memory_bytes,
            ending: test.ending.as_deref(),
            description: test.description.as_deref(),
            hint: test.hint.as_deref(),
            args: test.args.as_deref(),
            stdin: string(&test.stdin),
            expected: string(&test.expected),
            actual: string(&test.actual),
            difference: test.difference.as_deref(),
            difference_line: test.difference_line,
            stderr: string(&test.stderr),
            message: test.message.as_deref(),
            judge_message: test.judge_message.as_deref(),
            truncated,
            lossy,
        }
    }
}

/// Points as a number, by the rule of [`Points::to_decimal`].
pub(super) fn decimal(points: Points, maximum: Points) -> Number {
    Number::from_str(&points.to_decimal(maximum)).expect("a decimal is a JSON number")
}

fn number(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({ "type": "number" })
}
