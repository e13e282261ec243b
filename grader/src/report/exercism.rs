//! `results.json` of an Exercism test runner, version 3 (`building/tooling/test-runners/interface.md`).
//!
//! `status` is `error` only when no test ran: the program does not compile, or the judge failed. A message has at most
//! 65,535 characters and an output 500, the last of which then say that it was cut.

use grade_model::{Report, Verdict};
use serde::Serialize;

use super::{
    json::to_line,
    outline::{self, Status},
};
use crate::text::{self, Charset};

/// The longest message of the document, in bytes, which are at least as many as characters.
const MESSAGE_BYTES_MAX: usize = 60_000;
/// The longest output of a test, in characters.
const OUTPUT_CHARS_MAX: usize = 500;
/// What stands at the end of an output that was longer.
const OUTPUT_CUT: &str = "\n\nOutput was truncated. Please limit to 500 chars";

#[derive(Serialize)]
struct Document {
    version: u8,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    test_code: String,
}

pub(super) fn render(report: &Report) -> String {
    let mut checks = outline::checks(report);
    let compiler = checks.remove(0);
    let message = match report.verdict {
        Verdict::CompileError => {
            let log = outline::lines(report.compile.log.text.trim_end(), MESSAGE_BYTES_MAX);
            Some(if log.is_empty() { compiler.message } else { log })
        }
        Verdict::JudgeError => Some("The grader failed, not your program: submit it again.".to_owned()),
        _ => None,
    };
    let tests = checks.into_iter().filter(|check| check.status != Status::Skipped).map(|check| {
        let hint = check.hint.map(|hint| format!("hint: {hint}"));
        let parts = [Some(check.message), hint, Some(check.details)];
        let text: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Test {
            status: match check.status {
                Status::Failed => "fail",
                Status::Broken => "error",
                Status::Passed | Status::Skipped => "pass",
            },
            message: (check.status != Status::Passed).then(|| text.join("\n")),
            output: check.test.and_then(|test| test.stderr.as_ref()).and_then(|stderr| output(&stderr.bytes)),
            test_code: match check.test {
                Some(test) if test.is_sample => format!("grade test # {}", check.name),
                _ => "a hidden test".to_owned(),
            },
            name: check.name,
        }
    });
    to_line(&Document {
        version: 3,
        status: match (&message, report.verdict) {
            (Some(_), _) => "error",
            (None, Verdict::Accepted) => "pass",
            (None, _) => "fail",
        },
        tests: if message.is_some() { Vec::new() } else { tests.collect() },
        message,
    })
}

/// What the program wrote beside its answer: there a student looks for what they printed to find out more.
fn output(bytes: &[u8]) -> Option<String> {
    // More bytes than that hold more characters than fit.
    let bytes = &bytes[..bytes.len().min(4 * OUTPUT_CHARS_MAX + 1)];
    let text = text::escape(bytes.trim_ascii_end(), Charset::Unicode);
    if text.is_empty() {
        return None;
    }
    if text.chars().count() <= OUTPUT_CHARS_MAX {
        return Some(text);
    }
    let kept: String = text.chars().take(OUTPUT_CHARS_MAX - OUTPUT_CUT.len()).collect();
    Some(format!("{kept}{OUTPUT_CUT}"))
}
