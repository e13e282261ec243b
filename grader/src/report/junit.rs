//! JUnit's XML, as GitLab, Jenkins and the actions for GitHub read it.
//!
//! GitLab ignores the attribute `message` and the name of a suite, reads the text of `failure` and `skipped`, and drops
//! a second case of the same class and name (`lib/gitlab/ci/parsers/test/junit.rb`): so the message is repeated in the
//! text, the group stands in the class, and every case has a name of its own. Nothing goes to `system-out`, where GitLab
//! looks for attachments. Characters that XML forbids are escaped before they get here. Times are left out: they differ
//! between runs.

use quick_junit::{NonSuccessKind, Report as Document, TestCase, TestCaseStatus, TestSuite};

use super::{
    Entry,
    outline::{self, Check, Status},
};

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let mut document = Document::new("grade");
    let mut packages = outline::Names::default();
    for entry in entries {
        let package = packages.take(&package_of(entry), |plain, number| format!("{plain}-{number}"));
        document.add_test_suite(suite(entry, &package));
    }
    document.to_string().expect("a string takes any XML")
}

fn suite(entry: &Entry<'_>, package: &str) -> TestSuite {
    let report = entry.report;
    let mut suite = TestSuite::new(outline::name(&report.exercise.id));
    let file = outline::main_file(report, entry.origin);
    for check in outline::checks(report) {
        let mut case = TestCase::new(check.name.as_str(), status_of(&check));
        case.set_classname(class_of(package, &check));
        if let Some(file) = &file {
            case.extra.insert("file".into(), file.as_str().into());
        }
        suite.add_test_case(case);
    }
    suite
}

/// The exercise, and the submission where there are several, as if they were packages. Two labels may become one.
fn package_of(entry: &Entry<'_>) -> String {
    let exercise = outline::name(&entry.report.exercise.id).replace('/', ".");
    let label = outline::sentence(&entry.origin.label).replace(['/', '.'], "-");
    if label.is_empty() { exercise } else { format!("{exercise}.{label}") }
}

/// A package of its own for each group.
fn class_of(package: &str, check: &Check<'_>) -> String {
    match check.groups.last() {
        Some(group) => format!("{package}.{}", group.replace('/', ".")),
        None => package.to_owned(),
    }
}

fn status_of(check: &Check<'_>) -> TestCaseStatus {
    let kind = match check.status {
        Status::Passed => return TestCaseStatus::success(),
        Status::Skipped => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(check.message.as_str());
            status.set_description(check.message.as_str());
            return status;
        }
        Status::Failed => NonSuccessKind::Failure,
        Status::Broken => NonSuccessKind::Error,
    };
    let mut status = TestCaseStatus::non_success(kind);
    status.set_message(check.message.as_str());
    if let Some(verdict) = check.verdict {
        status.set_type(verdict.code());
    }
    let hint = check.hint.as_ref().map(|hint| format!("hint: {hint}"));
    let parts = [Some(check.message.clone()), hint, Some(check.details.clone())];
    let text: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    status.set_description(text.join("\n"));
    status
}
