//! A report as a flat list of checks, for formats that know nothing of groups and feedback levels.
//!
//! The compiler is the first check. A group whose tests the audience may not see is one check, which passed when the
//! group has all its points. All text here is safe to print: it went through [`crate::text`], and it has a bound, so
//! that a megabyte of output makes no megabyte of report.

use std::collections::BTreeSet;

use grade_model::{Excerpt, GroupReport, MemberReport, Points, Report, TestReport, Verdict};

use super::{Origin, has_score, human::words};
use crate::{
    quantity,
    text::{self, Charset},
};

/// The longest name, in bytes.
const NAME_BYTES_MAX: usize = 200;
/// The longest path that Linux opens, in bytes.
const PATH_BYTES_MAX: usize = 4_096;
/// The longest message, in bytes.
const MESSAGE_BYTES_MAX: usize = 2_000;
/// The longest details of one check, in bytes.
const DETAILS_BYTES_MAX: usize = 16_000;
/// Lines of an input or an output in details.
const LINES_MAX: usize = 40;
/// The longest line in details, in bytes.
const LINE_BYTES_MAX: usize = 400;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// It is all right.
    Passed,
    /// It is not.
    Failed,
    /// It was not run, or its result is not shown.
    Skipped,
    /// The judge failed.
    Broken,
}

/// One check.
#[derive(Clone, Debug)]
pub(super) struct Check<'a> {
    /// Its name, which no other check of the report has. Never empty.
    pub(super) name: String,
    /// The groups that it is in, outermost first; none for the compiler.
    pub(super) groups: Vec<String>,
    /// How it ended.
    pub(super) status: Status,
    /// The verdict, where the audience may see it.
    pub(super) verdict: Option<Verdict>,
    /// What there is to say, on one line; empty when it passed.
    pub(super) message: String,
    /// What to try.
    pub(super) hint: Option<String>,
    /// Everything else that may be seen, on several lines; empty when there is nothing.
    pub(super) details: String,
    /// The test, where it is one.
    pub(super) test: Option<&'a TestReport>,
}

/// The checks of a report, in the order of judging.
pub(super) fn checks(report: &Report) -> Vec<Check<'_>> {
    let mut checks = vec![compiler(report)];
    for group in &report.groups {
        push_group(report, group, &[], &mut checks);
    }
    number_names(&mut checks);
    checks
}

/// Puts numbers behind names that an earlier check has.
pub(super) fn number_names(checks: &mut [Check<'_>]) {
    let mut names = Names::default();
    for check in checks {
        check.name = names.take(&check.name, in_parentheses);
    }
}

/// Names that are given out once each.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// The name itself, or, where it is taken, what `numbered` makes of it and the lowest free number from 2 on.
    pub(super) fn take(&mut self, plain: &str, numbered: fn(&str, u64) -> String) -> String {
        let (mut name, mut number) = (plain.to_owned(), 1);
        while !self.0.insert(name.clone()) {
            number += 1;
            name = numbered(plain, number);
        }
        name
    }
}

/// `edge (2)`, for people.
pub(super) fn in_parentheses(plain: &str, number: u64) -> String {
    format!("{plain} ({number})")
}

/// How many checks ended in this way.
pub(super) fn count(checks: &[Check<'_>], status: Status) -> usize {
    checks.iter().filter(|check| check.status == status).count()
}

/// A name or a title on one line, never empty.
pub(super) fn name(text: &str) -> String {
    match one_line(text, NAME_BYTES_MAX) {
        line if line.trim().is_empty() => "(no name)".to_owned(),
        line => line,
    }
}

/// A sentence on one line.
pub(super) fn sentence(text: &str) -> String {
    one_line(text, MESSAGE_BYTES_MAX)
}

/// Lines of others, each safe to print.
pub(super) fn lines(text: &str, bytes_max: usize) -> String {
    // What is cut off need not be escaped first: an escape is never shorter than what it stands for.
    clip(&text::escape(clip(text, bytes_max).as_bytes(), Charset::Unicode), bytes_max)
}

/// The verdict and the score on one line: `wrong answer (WA), 70 / 100 points`.
pub(super) fn summary(report: &Report) -> String {
    let verdict = match (report.verdict, report.is_provisional) {
        (Verdict::Accepted, true) => "samples passed".to_owned(),
        (verdict, _) => words::verdict(verdict),
    };
    match has_score(report) && !report.is_provisional {
        true => format!("{verdict}, {} points", quantity::points(report.score, report.score_max)),
        false => verdict,
    }
}

/// The submission's main file, as a path that a consumer finds.
pub(super) fn main_file(report: &Report, origin: &Origin) -> Option<String> {
    report.submission.files.first().and_then(|file| path(origin, file))
}

/// A file of the submission, as a path that a consumer finds: whole, or none when it is not safe to print or no UTF-8,
/// because an escaped or shortened path would name another file.
pub(super) fn path(origin: &Origin, file: &str) -> Option<String> {
    let path = format!("{}{}", origin.folder, origin.file_name.as_deref().unwrap_or(file));
    let is_whole = !path.is_empty() && path.len() <= PATH_BYTES_MAX && !path.contains(char::REPLACEMENT_CHARACTER);
    (is_whole && text::escape_line(path.as_bytes(), Charset::Unicode) == path).then_some(path)
}

/// As much of a text as fits into some bytes, with a mark where it was cut.
pub(super) fn clip(text: &str, bytes_max: usize) -> String {
    if text.len() <= bytes_max {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(bytes_max.saturating_sub("…".len()));
    format!("{}…", &text[..end])
}

fn one_line(text: &str, bytes_max: usize) -> String {
    clip(&text::escape_line(clip(text, bytes_max).as_bytes(), Charset::Unicode), bytes_max)
}

fn compiler(report: &Report) -> Check<'_> {
    let compile = &report.compile;
    let message = match compile.log.stop {
        _ if compile.is_ok => String::new(),
        Some(stop) => words::explain_stop(stop).to_owned(),
        None => match compile.log.diagnostics.first() {
            Some(first) => format!("does not compile: {}", sentence(&first.message)),
            None => "does not compile".to_owned(),
        },
    };
    Check {
        name: "compile".to_owned(),
        groups: Vec::new(),
        status: if compile.is_ok { Status::Passed } else { Status::Failed },
        verdict: (!compile.is_ok).then_some(Verdict::CompileError),
        message,
        hint: None,
        details: if compile.is_ok { String::new() } else { lines(compile.log.text.trim_end(), DETAILS_BYTES_MAX) },
        test: None,
    }
}

fn push_group<'a>(report: &'a Report, group: &'a GroupReport, around: &[String], checks: &mut Vec<Check<'a>>) {
    let start = checks.len();
    if group.verdict.is_none() || group.members.is_empty() {
        checks.push(whole_group(report, group, around));
    }
    let groups: Vec<String> = around.iter().cloned().chain([name(&group.name)]).collect();
    for member in &group.members {
        match member {
            MemberReport::Test(test) => checks.push(one_test(report, test, &groups)),
            MemberReport::Group(inner) => push_group(report, inner, &groups, checks),
        }
    }
    // A group's hint belongs to its first check that failed, unless that one has its own.
    let first = checks[start..].iter_mut().find(|check| check.status == Status::Failed);
    if let (Some(check), Some(hint)) = (first, &group.hint)
        && check.hint.is_none()
    {
        check.hint = Some(sentence(hint));
    }
}

/// A group whose tests are not shown, or that has none.
fn whole_group<'a>(report: &Report, group: &'a GroupReport, around: &[String]) -> Check<'a> {
    let points = format!("{} points", quantity::points(group.score, group.score_max));
    let (status, message) = match group.verdict {
        _ if !report.compile.is_ok => (Status::Skipped, "not run, because the program does not compile".to_owned()),
        Some(Verdict::Accepted) => (Status::Passed, String::new()),
        Some(Verdict::JudgeError) => (Status::Broken, words::verdict(Verdict::JudgeError)),
        Some(verdict) => (Status::Failed, words::verdict(verdict)),
        None if !has_score(report) || group.score_max <= Points::ZERO => {
            (Status::Skipped, "the results of these tests are not shown".to_owned())
        }
        None if group.score >= group.score_max => (Status::Passed, String::new()),
        None => (Status::Failed, format!("{points}; the results of the single tests are not shown")),
    };
    Check {
        name: name(&group.name),
        groups: around.to_vec(),
        status,
        verdict: group.verdict,
        message,
        hint: None,
        details: String::new(),
        test: None,
    }
}

fn one_test<'a>(report: &Report, test: &'a TestReport, groups: &[String]) -> Check<'a> {
    let status = match test.verdict {
        Verdict::Accepted => Status::Passed,
        Verdict::JudgeError => Status::Broken,
        _ => Status::Failed,
    };
    let is_passed = status == Status::Passed;
    Check {
        name: name(&test.name),
        groups: groups.to_vec(),
        status,
        verdict: Some(test.verdict),
        message: if is_passed { String::new() } else { reason(report, test) },
        hint: test.hint.as_deref().filter(|_| !is_passed).map(sentence),
        details: if is_passed { String::new() } else { details(test) },
        test: Some(test),
    }
}

/// Why a test failed, as far as the audience may know, on one line.
fn reason(report: &Report, test: &TestReport) -> String {
    let verdict = words::verdict(test.verdict);
    let is_explained = test.ending.is_some() || test.actual.is_some();
    match &test.difference {
        Some(difference) => sentence(&format!("{verdict}: {difference}")),
        None if is_explained => sentence(&format!("{verdict}: {}", words::explain_test_alone(test, &report.limits))),
        None if test.is_sample || test.verdict == Verdict::JudgeError => verdict,
        None => format!("{verdict}, in a hidden test"),
    }
}

/// Everything of a failed test that the audience may see.
fn details(test: &TestReport) -> String {
    let mut text = String::new();
    let mut part = |title: &str, body: &str| {
        if text.len() < DETAILS_BYTES_MAX && !body.is_empty() {
            text.push_str(&format!("{title}:\n{body}"));
        }
    };
    if let Some(description) = &test.description {
        part("about", &quote(description.as_bytes()));
    }
    if let Some(message) = &test.message {
        part("checker", &quote(message.trim_end().as_bytes()));
    }
    if let Some(message) = &test.judge_message {
        part("checker, for staff", &quote(message.trim_end().as_bytes()));
    }
    if let Some(args) = test.args.as_ref().filter(|args| !args.is_empty()) {
        let quoted: Vec<String> = args.iter().map(|argument| format!("{argument:?}")).collect();
        part("arguments", &quote(quoted.join(" ").as_bytes()));
    }
    let excerpts = [
        ("input", &test.stdin),
        ("expected output", &test.expected),
        ("your output", &test.actual),
        ("standard error", &test.stderr),
    ];
    for (title, excerpt) in excerpts {
        if let Some(excerpt) = excerpt.as_ref().filter(|excerpt| title != "standard error" || excerpt.bytes_total > 0) {
            part(&heading(title, excerpt), &quote_excerpt(excerpt));
        }
    }
    clip(text.trim_end(), DETAILS_BYTES_MAX)
}

fn heading(title: &str, excerpt: &Excerpt) -> String {
    match excerpt.is_cut() {
        true => format!("{title}, from line {} ({} in all)", excerpt.line, quantity::bytes(excerpt.bytes_total)),
        false => title.to_owned(),
    }
}

fn quote_excerpt(excerpt: &Excerpt) -> String {
    if excerpt.bytes_total == 0 { "  (empty)\n".to_owned() } else { quote(&excerpt.bytes) }
}

/// Lines of others behind a bar, so that none can be taken for one of ours.
fn quote(bytes: &[u8]) -> String {
    let mut text = String::new();
    let body = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    for (index, line) in body.split(|byte| *byte == b'\n').enumerate() {
        if index == LINES_MAX {
            text.push_str("  …\n");
            break;
        }
        // The log of a CI system may obey what looks like a command, wherever a line shows it.
        let line = &line[..line.len().min(LINE_BYTES_MAX)];
        let escaped = text::escape(line, Charset::Unicode);
        text.push_str(&format!("  | {}\n", clip(&escaped, LINE_BYTES_MAX)));
    }
    text
}
