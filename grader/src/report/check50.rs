//! The JSON output of check50 (`docs/source/json_specification.rst` of cs50/check50).
//!
//! Every check depends on the first one, that the program compiles; `passed` is null for one that was not run. There are
//! no points in this format. A judge error is the crash that the format has a place for.

use grade_model::{Excerpt, Report, TestReport};
use serde::Serialize;

use super::{
    has_judge_error_anywhere,
    json::to_line,
    outline::{self, Check, Status},
};

/// The version of check50 whose output this is.
const VERSION: &str = "3.3.11";
/// The longest of two outputs held against each other, in bytes.
const OUTPUT_BYTES_MAX: usize = 4_000;
/// The name of the first check.
const COMPILES: &str = "compiles";

#[derive(Serialize)]
struct Document {
    slug: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    results: Option<Vec<Outcome>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Crash>,
    version: &'static str,
}

#[derive(Serialize)]
struct Outcome {
    name: String,
    description: String,
    passed: Option<bool>,
    log: Vec<String>,
    cause: Option<Cause>,
    data: Empty,
    dependency: Option<&'static str>,
}

#[derive(Serialize)]
struct Cause {
    rationale: String,
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<String>,
}

#[derive(Serialize)]
struct Crash {
    r#type: &'static str,
    value: &'static str,
    traceback: [&'static str; 0],
    data: Empty,
}

#[derive(Serialize)]
struct Empty {}

pub(super) fn render(report: &Report) -> String {
    let slug = outline::name(&report.exercise.id);
    if has_judge_error_anywhere(report) {
        let value = "the grader failed, not the submission: check it again";
        let error = Some(Crash { r#type: "JudgeError", value, traceback: [], data: Empty {} });
        return to_line(&Document { slug, results: None, error, version: VERSION });
    }
    let mut checks = outline::checks(report);
    // Others depend on the first check by its name here, so a group may not have the same one.
    COMPILES.clone_into(&mut checks[0].name);
    outline::number_names(&mut checks);
    let results = checks.into_iter().enumerate().map(|(index, check)| outcome(index, check)).collect();
    to_line(&Document { slug, results: Some(results), error: None, version: VERSION })
}

fn outcome(index: usize, check: Check<'_>) -> Outcome {
    let is_compiler = index == 0;
    let name = check.name.clone();
    let description = if is_compiler { "the program compiles".to_owned() } else { format!("passes {}", check.name) };
    let passed = match check.status {
        Status::Passed => Some(true),
        Status::Failed => Some(false),
        Status::Skipped | Status::Broken => None,
    };
    let shown = |read: fn(&TestReport) -> &Option<Excerpt>| {
        let excerpt = check.test.and_then(|test| read(test).as_ref())?;
        Some(outline::lines(&String::from_utf8_lossy(&excerpt.bytes), OUTPUT_BYTES_MAX))
    };
    let cause = (passed != Some(true)).then(|| Cause {
        expected: shown(|test| &test.expected),
        actual: shown(|test| &test.actual),
        rationale: check.message.clone(),
        help: check.hint.clone(),
    });
    let log = if passed == Some(true) { Vec::new() } else { check.details.lines().map(str::to_owned).collect() };
    Outcome { name, description, passed, log, cause, data: Empty {}, dependency: (!is_compiler).then_some(COMPILES) }
}
