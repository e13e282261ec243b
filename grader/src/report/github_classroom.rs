//! What a runner hands to the reporter of GitHub Classroom, which encodes it as base64 into the output `result`.
//!
//! The reporter's notice, from which a score was recorded, adds up `tests[].score`; the table in its log counts passed
//! tests instead and knows no part of a test's points. So a test here is a group that gives points, and the sum is the
//! score. Points are at two decimals, halves down, and the maximum only for the maximum.

use grade_model::{Points, Report, Verdict};
use serde::Serialize;
use serde_json::Number;

use super::{
    Origin,
    json::to_line,
    marks::{self, Mark},
    outline,
    shares::Unit,
};

#[derive(Serialize)]
struct Document {
    version: u8,
    status: &'static str,
    max_score: Number,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    status: &'static str,
    message: Option<String>,
    test_code: String,
    filename: String,
    line_no: u8,
    execution_time: &'static str,
    score: Number,
}

/// Empty for a report that has no score.
pub(super) fn render(report: &Report) -> String {
    let Some(mark) = Mark::of(report) else { return String::new() };
    let word = |is_passed: bool| if is_passed { "pass" } else { "fail" };
    let filename = outline::main_file(report, &Origin::default()).unwrap_or_default();
    let tests = marks::rows(report, Unit::Hundredth)
        .into_iter()
        .filter(|row| row.mark.maximum > Points::ZERO)
        .map(|row| Test {
            status: word(row.is_passed),
            message: (!row.is_passed).then_some(row.message),
            test_code: format!("grade submit {filename}").trim_end().to_owned(),
            filename: filename.clone(),
            line_no: 0,
            execution_time: "0s",
            score: row.mark.earned_number(),
            name: row.name,
        })
        .collect();
    to_line(&Document {
        version: 1,
        status: word(report.verdict == Verdict::Accepted),
        max_score: mark.maximum_number(),
        tests,
    })
}
