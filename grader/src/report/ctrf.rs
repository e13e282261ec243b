//! Common Test Report Format 1.0.0 (`schema/ctrf.schema.json` of ctrf-io).
//!
//! The format demands times. They differ between runs, so every one is 0; what stands for effort is `extra.fuel`.

use serde::Serialize;
use serde_json::Number;

use super::{
    Entry,
    json::to_line,
    marks::Mark,
    outline::{self, Check, Status},
};

/// The version of the format.
const SPEC_VERSION: &str = "1.0.0";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    report_format: &'static str,
    spec_version: &'static str,
    generated_by: &'static str,
    results: Results,
}

#[derive(Serialize)]
struct Results {
    tool: Tool,
    summary: Summary,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Default, Serialize)]
struct Summary {
    tests: usize,
    passed: usize,
    failed: usize,
    skipped: usize,
    pending: usize,
    other: usize,
    start: u64,
    stop: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<Score>,
}

/// The mark of the one submission of a document; several have no common one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Score {
    score: Number,
    max_score: Number,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Test {
    name: String,
    status: &'static str,
    duration: u64,
    suite: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<Extra>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Extra {
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fuel: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory_bytes: Option<u64>,
}

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let mut summary = Summary::default();
    let mut tests = Vec::new();
    for entry in entries {
        let checks = outline::checks(entry.report);
        summary.tests += checks.len();
        summary.passed += outline::count(&checks, Status::Passed);
        summary.failed += outline::count(&checks, Status::Failed);
        summary.skipped += outline::count(&checks, Status::Skipped);
        summary.other += outline::count(&checks, Status::Broken);
        tests.extend(checks.into_iter().map(|check| test(entry, check)));
    }
    if let [entry] = entries {
        summary.extra =
            Mark::of(entry.report).map(|mark| Score { score: mark.earned_number(), max_score: mark.maximum_number() });
    }
    to_line(&Document {
        report_format: "CTRF",
        spec_version: SPEC_VERSION,
        generated_by: "grade",
        results: Results { tool: Tool { name: "grade", version: env!("CARGO_PKG_VERSION") }, summary, tests },
    })
}

fn test(entry: &Entry<'_>, check: Check<'_>) -> Test {
    let suite = [outline::name(&entry.report.exercise.id), outline::sentence(&entry.origin.label)];
    let some = |text: String| (!text.is_empty()).then_some(text);
    let (fuel, memory_bytes) = check.test.map_or((None, None), |test| (test.fuel, test.memory_bytes));
    let has_extra = check.hint.is_some() || fuel.is_some() || memory_bytes.is_some();
    Test {
        status: match check.status {
            Status::Passed => "passed",
            Status::Failed => "failed",
            Status::Skipped => "skipped",
            Status::Broken => "other",
        },
        duration: 0,
        suite: suite.into_iter().filter(|part| !part.is_empty()).chain(check.groups).collect(),
        message: some(check.message),
        trace: some(check.details),
        raw_status: check.verdict.map(grade_model::Verdict::code),
        file_path: outline::main_file(entry.report, entry.origin),
        extra: has_extra.then_some(Extra { hint: check.hint, fuel, memory_bytes }),
        name: check.name,
    }
}
