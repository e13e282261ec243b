//! `results.json` of PrairieLearn's external graders (`docs/externalGrading.md`), at most 1 MB.
//!
//! The page shows the sum of the tests' points beside the score, so the tests are the groups, whose points add up to
//! it, and every one has points. A submission that does not compile is not gradable, which costs the student no
//! attempt; neither is one that the judge failed on. The score is a share from 0 to 1 at four decimals, rounded down, so
//! that 1 is the maximum and nothing else.

use std::str::FromStr as _;

use grade_model::Report;
use serde::Serialize;
use serde_json::Number;

use super::{
    json::to_line,
    marks::{self, Mark},
    outline::{self, Status},
    shares::Unit,
};
use crate::quantity;

/// The longest output of the whole document, in bytes: escaped it stays below the platform's limit.
const OUTPUT_BYTES_MAX: usize = 200_000;

#[derive(Serialize)]
struct Document {
    gradable: bool,
    score: Number,
    message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    output: String,
    tests: Vec<Test>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    format_errors: Vec<String>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    points: Number,
    max_points: Number,
    #[serde(skip_serializing_if = "String::is_empty")]
    message: String,
}

pub(super) fn render(report: &Report) -> String {
    let checks = outline::checks(report);
    let mut output = String::new();
    let mut left = 0_u64;
    for check in checks.iter().filter(|check| check.status == Status::Failed) {
        let hint = check.hint.as_ref().map_or_else(String::new, |hint| format!("hint: {hint}\n"));
        let part = format!("{}: {}\n{hint}{}\n\n", check.name, check.message, check.details);
        if left > 0 || output.len() + part.len() > OUTPUT_BYTES_MAX { left += 1 } else { output.push_str(&part) }
    }
    if left > 0 {
        output.push_str(&format!("{} not shown\n", quantity::count(left, "more failed test")));
    }
    let mark = Mark::of(report);
    let format_errors = match mark {
        None => vec!["the grader failed, not your program: submit it again".to_owned()],
        Some(_) if !report.compile.is_ok => vec![checks[0].message.clone()],
        Some(_) => Vec::new(),
    };
    let tests = marks::rows(report, Unit::Hundredth).into_iter().map(|row| Test {
        points: row.mark.earned_number(),
        max_points: row.mark.maximum_number(),
        message: row.message,
        name: row.name,
    });
    to_line(&Document {
        gradable: mark.is_some() && report.compile.is_ok,
        score: share(mark),
        message: outline::summary(report),
        output: output.trim_end().to_owned(),
        tests: if mark.is_some() { tests.collect() } else { Vec::new() },
        format_errors,
    })
}

fn share(mark: Option<Mark>) -> Number {
    let share = mark.map_or(0, Mark::ten_thousandths);
    let text = format!("{}.{:04}", share / 10_000, share % 10_000);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    Number::from_str(text).expect("a decimal is a JSON number")
}
