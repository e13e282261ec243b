//! Proofs as people and machines read them.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde::Serialize;

use super::{Finding, Proof, Requirement};
use crate::{
    exercise::{RenderOptions, Severity, names::printable, render_one},
    quantity::{count, share},
};

/// How much people want to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShowOptions {
    /// How findings are drawn.
    pub render: RenderOptions,
    /// Columns of the longest id.
    pub id_width: usize,
    /// Whether warnings are shown, and not only counted.
    pub has_warnings: bool,
}

/// One line, and below it what is wrong. Ends with a line feed.
#[must_use]
pub fn show_human(proof: &Proof, options: ShowOptions) -> String {
    let (errors, warnings) = proof.counts();
    let mark = match (proof.is_sound(), options.render.is_ascii) {
        (true, false) => "✓",
        (false, false) => "✗",
        (true, true) => "ok",
        (false, true) => "--",
    };
    let mut parts = Vec::new();
    parts.extend((errors > 0).then(|| count(errors, "error")));
    parts.extend((warnings > 0).then(|| count(warnings, "warning")));
    let figures = &proof.figures;
    if figures.samples > 0 {
        parts.push(count(figures.samples, "sample"));
        parts.push(format!("{} hidden in {}", figures.hidden, count(figures.groups, "group")));
        parts.push(count(figures.submissions, "submission"));
        parts.push(format!("fuel {}", share(figures.fuel_spent_max, figures.fuel_limit)));
    }
    let mut text =
        format!("{mark} {:width$}  {}\n", printable(&proof.id.0), parts.join(", "), width = options.id_width);
    let shown: Vec<&Finding> =
        proof.findings.iter().filter(|f| options.has_warnings || f.severity == Severity::Error).collect();
    for finding in &shown {
        text.push('\n');
        text.push_str(&render_one(finding.severity, &finding.diagnostic, options.render));
    }
    if !shown.is_empty() {
        text.push('\n');
    }
    text
}

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    exercise: &'a str,
    ok: bool,
    samples: u64,
    hidden: u64,
    groups: u64,
    submissions: u64,
    fuel_spent_max: u64,
    fuel_limit: u64,
    findings: Vec<LineFinding<'a>>,
}

#[derive(Serialize)]
struct LineFinding<'a> {
    severity: &'static str,
    requirement: &'static str,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
}

/// One JSON object on one line, ended by a line feed.
///
/// # Errors
/// When the serializer fails, which values of these types do not cause.
pub fn show_json(proof: &Proof) -> Result<String, serde_json::Error> {
    let figures = &proof.figures;
    let findings = proof.findings.iter().map(|finding| LineFinding {
        severity: severity_word(finding.severity),
        requirement: finding.requirement.name(),
        file: finding.diagnostic.path.to_string_lossy().into_owned(),
        line: finding.diagnostic.line(),
        message: &finding.diagnostic.message,
        suggestion: finding.diagnostic.suggestion.as_deref(),
    });
    let line = Line {
        schema: "grade-check/1",
        exercise: &proof.id.0,
        ok: proof.is_sound(),
        samples: figures.samples,
        hidden: figures.hidden,
        groups: figures.groups,
        submissions: figures.submissions,
        fuel_spent_max: figures.fuel_spent_max,
        fuel_limit: figures.fuel_limit,
        findings: findings.collect(),
    };
    serde_json::to_string(&line).map(|line| line + "\n")
}

/// A JUnit document: a suite for each exercise, a test for each requirement.
///
/// # Errors
/// When the document cannot be written, which text without forbidden characters does not cause.
pub fn show_junit(proofs: &[Proof]) -> Result<String, quick_junit::SerializeError> {
    let mut report = Report::new("grade check");
    for proof in proofs {
        let mut suite = TestSuite::new(printable(&proof.id.0));
        for requirement in Requirement::ALL {
            suite.add_test_case(test_case(proof, requirement));
        }
        report.add_test_suite(suite);
    }
    report.to_string()
}

fn test_case(proof: &Proof, requirement: Requirement) -> TestCase {
    let findings: Vec<&Finding> = proof.findings.iter().filter(|finding| finding.requirement == requirement).collect();
    let lines = |severity| -> Vec<String> {
        let shown = findings.iter().filter(|finding| finding.severity == severity);
        shown.map(|finding| printable(&finding.diagnostic.to_string())).collect()
    };
    let (errors, warnings) = (lines(Severity::Error), lines(Severity::Warning));
    let status = match errors.first() {
        None => TestCaseStatus::success(),
        Some(first) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(first.as_str()).set_description(errors.join("\n"));
            status
        }
    };
    let mut test = TestCase::new(requirement.name(), status);
    test.set_classname(printable(&proof.id.0));
    if !warnings.is_empty() {
        test.set_system_out(warnings.join("\n"));
    }
    test
}

const fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
