//! `results.json` of Gradescope (gradescope-autograders, `docs/specs.md`).
//!
//! The score stands at the top and overrides the tests' sum. Groups carry points, tests a status. A report for students
//! holds nothing hidden, so all of it is visible; in one for staff hidden tests are marked `hidden`, whereupon Gradescope
//! shows students no total. A report with a judge error has no score at all, which Gradescope takes for a failure of
//! the autograder. Points are at two decimals, halves down, and the maximum only for the maximum.

use grade_model::{Audience, Report, Verdict};
use serde::Serialize;
use serde_json::Number;

use super::{
    json::to_line,
    marks::{self, Mark},
    outline::{self, Check, Status},
    shares::Unit,
};

/// The longest output of the whole document, in bytes.
const OUTPUT_BYTES_MAX: usize = 900_000;

#[derive(Serialize)]
struct Document {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Number>,
    output: String,
    output_format: &'static str,
    test_output_format: &'static str,
    test_name_format: &'static str,
    stdout_visibility: &'static str,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_score: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    output: String,
    visibility: &'static str,
}

pub(super) fn render(report: &Report) -> String {
    let mark = Mark::of(report);
    let mut output = outline::summary(report);
    if report.verdict == Verdict::JudgeError || mark.is_none() {
        output = format!("{output}: the grader failed, not the submission; run the autograder again");
    }
    let mut tests: Vec<Test> = Vec::new();
    if mark.is_some() {
        for (index, row) in marks::rows(report, Unit::Hundredth).into_iter().enumerate() {
            tests.push(Test {
                number: format!("1.{}", index + 1),
                score: Some(row.mark.earned_number()),
                max_score: Some(row.mark.maximum_number()),
                status: Some(if row.is_passed { "passed" } else { "failed" }),
                output: row.message,
                visibility: "visible",
                name: row.name,
            });
        }
    }
    let mut bytes = 0;
    for (index, check) in outline::checks(report).into_iter().enumerate() {
        let output = output_of(&check);
        bytes += output.len();
        tests.push(Test {
            number: format!("2.{}", index + 1),
            score: None,
            max_score: None,
            status: match check.status {
                Status::Passed => Some("passed"),
                Status::Failed => Some("failed"),
                Status::Skipped | Status::Broken => None,
            },
            output: if bytes <= OUTPUT_BYTES_MAX { output } else { check.message.clone() },
            visibility: visibility(report, &check),
            name: check.name,
        });
    }
    to_line(&Document {
        score: mark.map(Mark::earned_number),
        output,
        output_format: "text",
        test_output_format: "text",
        test_name_format: "text",
        stdout_visibility: "hidden",
        tests,
    })
}

fn output_of(check: &Check<'_>) -> String {
    let hint = check.hint.as_ref().map(|hint| format!("hint: {hint}"));
    let parts = [Some(check.message.clone()), hint, Some(check.details.clone())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

fn visibility(report: &Report, check: &Check<'_>) -> &'static str {
    let is_hidden_test = check.test.is_some_and(|test| !test.is_sample);
    if report.audience == Audience::Staff && is_hidden_test { "hidden" } else { "visible" }
}
