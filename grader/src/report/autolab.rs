//! The last two lines of an Autolab autograder: what its page shows, and the scores (`docs/features/formatted-feedback.md`
//! of autolab/Autolab).
//!
//! Nothing may be written to standard output behind them. A score is one of a group that gives points; Autolab matches
//! it by name with a problem of the assessment. Points are at two decimals, halves down, and the maximum only for the
//! maximum.

use grade_model::{Points, Report};
use serde::{Serialize, Serializer};
use serde_json::Number;

use super::{
    json::to_line,
    marks::{self, Mark},
    outline::{self, Status},
    shares::Unit,
};

#[derive(Serialize)]
struct Presentation {
    #[serde(rename = "_presentation")]
    presentation: &'static str,
    stages: [&'static str; 2],
    #[serde(rename = "Build")]
    build: Pairs<Test>,
    #[serde(rename = "Tests")]
    tests: Pairs<Test>,
}

#[derive(Serialize)]
struct Test {
    passed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

#[derive(Serialize)]
struct Scores {
    scores: Pairs<Number>,
}

/// An object whose keys stay in their order.
struct Pairs<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for Pairs<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Empty for a report that has no score.
pub(super) fn render(report: &Report) -> String {
    if Mark::of(report).is_none() {
        return String::new();
    }
    let (mut build, mut tests) = (Vec::new(), Vec::new());
    for check in outline::checks(report) {
        let passed = check.status == Status::Passed;
        let parts = [Some(check.message).filter(|message| !message.is_empty()), check.hint];
        let hint = parts.into_iter().flatten().collect::<Vec<_>>().join("; hint: ");
        let test = Test { passed, hint: (!passed).then_some(hint) };
        match check.status {
            Status::Skipped => {}
            _ if check.test.is_none() && check.groups.is_empty() && build.is_empty() => build.push((check.name, test)),
            _ => tests.push((check.name, test)),
        }
    }
    let rows = marks::rows(report, Unit::Hundredth).into_iter().filter(|row| row.mark.maximum > Points::ZERO);
    let scores = Scores { scores: Pairs(rows.map(|row| (row.name, row.mark.earned_number())).collect()) };
    let presentation =
        Presentation { presentation: "semantic", stages: ["Build", "Tests"], build: Pairs(build), tests: Pairs(tests) };
    format!("{}{}", to_line(&presentation), to_line(&scores))
}
