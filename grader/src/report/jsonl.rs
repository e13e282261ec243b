//! Events, one JSON object a line: `started`, `compiled`, a `test` for each test that the audience may see, `report`.
//!
//! Tests are told when all of them are judged, because what may be shown of one depends on the others: which is the
//! first that failed in its group. So a stream says nothing that the report does not say. A submission that the judge
//! cannot judge ends with `failed` and has no `report`.

use grade_model::{MemberReport, Report};
use serde::Serialize;

use super::json::{self, to_line};

/// An event. The first field says which.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
enum Event<'a, T: Serialize> {
    /// A submission is about to be compiled.
    Started {
        /// `<skill>/<slug>`.
        exercise: &'a str,
        /// Names of the files that were handed in.
        files: &'a [String],
        language: &'a str,
    },
    /// The compiler is done.
    Compiled {
        /// Whether the submission compiled.
        ok: bool,
    },
    /// A test.
    Test {
        /// The group that it is in.
        group: &'a str,
        /// The test as in the JSON report.
        test: T,
    },
    /// Everything.
    Report {
        /// The JSON report.
        report: T,
    },
    /// There is no judgement.
    Failed {
        /// The exit code, which says whose fault it is.
        exit: u8,
    },
}

/// An event without a part of a report.
type Plain<'a> = Event<'a, ()>;

/// The event that a submission is about to be compiled.
#[must_use]
pub fn started_line(exercise: &str, files: &[String], language: &str) -> String {
    to_line(&Plain::Started { exercise, files, language })
}

/// The event that the compiler is done.
#[must_use]
pub fn compiled_line(is_ok: bool) -> String {
    to_line(&Plain::Compiled { ok: is_ok })
}

/// The event that there is no judgement; `exit` is the exit code, which says whose fault it is.
#[must_use]
pub fn failed_line(exit: u8) -> String {
    to_line(&Plain::Failed { exit })
}

/// All events of a submission that was judged.
pub(super) fn render(report: &Report) -> String {
    let mut text = started_line(&report.exercise.id, &report.submission.files, &report.submission.language);
    text.push_str(&compiled_line(report.compile.is_ok));
    for group in &report.groups {
        push_tests(&group.name, &group.members, &mut text);
    }
    text.push_str(&to_line(&Event::Report { report: json::of_report(report) }));
    text
}

fn push_tests(group: &str, members: &[MemberReport], text: &mut String) {
    for member in members {
        match member {
            MemberReport::Test(test) => {
                text.push_str(&to_line(&Event::Test { group, test: json::of_test(test) }));
            }
            MemberReport::Group(inner) => push_tests(&inner.name, &inner.members, text),
        }
    }
}
