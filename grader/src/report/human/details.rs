//! What may be seen of failed tests: the first one whole, a few more in short.

use grade_model::{Excerpt, GroupReport, LimitsReport, MemberReport, Report, TestReport, Verdict};

use super::{
    difference,
    page::{Page, Role, Span},
    tests, words,
};
use crate::{
    diff::{self, Diff},
    quantity, text,
};

/// Failed tests that are shown in short, behind the one that is shown whole.
const SHORT_SHOWN: usize = 2;

/// Lines of an input or an output that are shown.
const LINES_SHOWN: usize = 10;

/// The same when everything is asked for.
const LINES_SHOWN_VERBOSE: usize = 100;

/// Lines that a long line of standard error is broken into; the rest of it is not shown.
const PIECES_MAX: usize = 4;

/// Lines that a message of a checker may have.
const MESSAGE_LINES_MAX: usize = 20;

/// Something that failed and has something to say.
enum Failure<'a> {
    Test(&'a TestReport),
    GroupHint { group: &'a GroupReport, hint: &'a str },
}

/// Writes the details of what failed.
pub(super) fn write(page: &mut Page, report: &Report) {
    let mut failures = Vec::new();
    let limits_of_samples: Vec<Verdict> =
        tests(report).into_iter().filter(|test| test.is_sample).map(|test| test.verdict).filter(is_limit).collect();
    for group in &report.groups {
        collect(group, &limits_of_samples, &mut failures);
    }
    let (mut tests_shown, mut tests_left) = (0, 0_u64);
    for failure in failures {
        match failure {
            Failure::GroupHint { group, hint } => write_group_hint(page, group, hint),
            Failure::Test(test) if tests_shown == 0 || page.is_verbose() => {
                write_whole(page, report, test);
                tests_shown += 1;
            }
            Failure::Test(test) if tests_shown <= SHORT_SHOWN => {
                write_short(page, report, test);
                tests_shown += 1;
            }
            Failure::Test(_) => tests_left += 1,
        }
        page.blank();
    }
    if tests_left > 0 {
        let more = quantity::count(tests_left, "more failed test");
        page.prose(0, Role::Faint, &format!("{} {more} (-v shows them)", page.glyph("…", "...")));
        page.blank();
    }
}

/// Whether the details of this test explain its verdict.
pub(super) fn explains(test: &TestReport) -> bool {
    test.ending.is_some() || test.difference.is_some() || test.actual.is_some()
}

/// Whether a limit was reached.
const fn is_limit(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::TimeLimit | Verdict::MemoryLimit | Verdict::OutputLimit)
}

/// Collects what failed in a group. A hint is about what is special in the group, so it would mislead where a sample
/// ran into the same limit.
fn collect<'a>(group: &'a GroupReport, limits_of_samples: &[Verdict], failures: &mut Vec<Failure<'a>>) {
    for member in &group.members {
        match member {
            MemberReport::Test(test) if test.verdict != Verdict::Accepted && has_details(test) => {
                failures.push(Failure::Test(test));
            }
            MemberReport::Test(_) => {}
            MemberReport::Group(inner) => collect(inner, limits_of_samples, failures),
        }
    }
    let is_helpful =
        group.verdict.is_none_or(|verdict| verdict != Verdict::Accepted && !limits_of_samples.contains(&verdict));
    if let Some(hint) = group.hint.as_ref().filter(|_| is_helpful) {
        failures.push(Failure::GroupHint { group, hint });
    }
}

const fn has_details(test: &TestReport) -> bool {
    test.ending.is_some()
        || test.hint.is_some()
        || test.stdin.is_some()
        || test.expected.is_some()
        || test.actual.is_some()
        || test.difference.is_some()
        || test.stderr.is_some()
        || test.message.is_some()
        || test.judge_message.is_some()
}

fn write_group_hint(page: &mut Page, group: &GroupReport, hint: &str) {
    let verdict = group.verdict.map_or_else(String::new, |verdict| format!(": {}", words::verdict(verdict)));
    let heading = [page.span(Role::Strong, &group.name), page.span(Role::Plain, &verdict)];
    page.line(&heading);
    write_hint(page, hint);
}

fn write_hint(page: &mut Page, hint: &str) {
    let label = page.span(Role::Hint, "hint: ");
    page.labelled(2, label, Role::Plain, hint);
}

fn write_heading(page: &mut Page, test: &TestReport) {
    let heading =
        [page.span(Role::Strong, &test.name), page.span(Role::Bad, &format!(": {}", words::verdict(test.verdict)))];
    page.line(&heading);
}

/// A sentence about how a test failed, for a place with its standard error or without.
type Explain = fn(&TestReport, &LimitsReport) -> String;

/// What went wrong in one or two sentences.
fn write_reason(page: &mut Page, report: &Report, test: &TestReport, explain: Explain) {
    match &test.difference {
        Some(difference) => page.prose(2, Role::Plain, difference),
        None if explains(test) => page.prose(2, Role::Plain, &explain(test, &report.limits)),
        None => {}
    }
    if let Some(message) = &test.message {
        write_message(page, "checker: ", message);
    }
    if let Some(message) = &test.judge_message {
        write_message(page, "checker, for staff: ", message);
    }
}

fn write_message(page: &mut Page, label: &str, message: &str) {
    let lines: Vec<&str> = message.trim_end().split('\n').take(MESSAGE_LINES_MAX).collect();
    let label = page.span(Role::Strong, label);
    page.labelled(2, label, Role::Plain, &lines.join("\n"));
}

fn write_short(page: &mut Page, report: &Report, test: &TestReport) {
    write_heading(page, test);
    write_reason(page, report, test, words::explain_test_alone);
    let is_lone = !explains(test) && test.hint.is_none() && test.message.is_none() && test.judge_message.is_none();
    if let (true, Some(stdin)) = (is_lone, &test.stdin) {
        write_excerpt(page, "input", stdin, Part::Start);
    }
    if let Some(hint) = &test.hint {
        write_hint(page, hint);
    }
}

fn write_whole(page: &mut Page, report: &Report, test: &TestReport) {
    write_heading(page, test);
    let start = page.position();
    if let Some(description) = &test.description {
        page.prose(2, Role::Faint, description);
    }
    write_reason(page, report, test, words::explain_test);
    if let Some(args) = test.args.as_ref().filter(|args| !args.is_empty()) {
        page.blank();
        let label = page.span(Role::Faint, "arguments: ");
        let quoted: Vec<String> = args.iter().map(|argument| format!("{argument:?}")).collect();
        page.labelled(2, label, Role::Plain, &quoted.join(" "));
    }
    if let Some(stdin) = &test.stdin {
        write_excerpt(page, "input", stdin, Part::Start);
    }
    write_output(page, test);
    if let Some(stderr) = test.stderr.as_ref().filter(|stderr| stderr.bytes_total > 0) {
        write_excerpt(page, "standard error", stderr, Part::End);
    }
    if let Some(hint) = &test.hint {
        if page.position() > start {
            page.blank();
        }
        write_hint(page, hint);
    }
}

/// The output: held against the answer where that says why the test failed, else as it is.
fn write_output(page: &mut Page, test: &TestReport) {
    let diff: Option<Diff> = match (&test.expected, &test.actual) {
        (Some(expected), Some(actual)) if test.verdict == Verdict::WrongAnswer => {
            Some(diff::diff(expected, actual, test.difference_line))
        }
        _ => None,
    };
    match (diff, &test.actual) {
        (Some(diff), _) if diff.first_difference().is_some() => difference::write(page, &diff, test),
        (_, Some(actual)) => write_excerpt(page, "your output", actual, Part::Start),
        (_, None) => {}
    }
}

/// Which part of a long text is worth showing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    End,
}

fn write_excerpt(page: &mut Page, title: &str, excerpt: &Excerpt, part: Part) {
    page.blank();
    if excerpt.bytes_total == 0 {
        let line = [page.span(Role::Faint, &format!("  {title}: empty"))];
        page.line(&line);
        return;
    }
    let title = if excerpt.is_cut() {
        format!("{title} ({} in all)", quantity::bytes(excerpt.bytes_total))
    } else {
        title.to_owned()
    };
    let heading = [page.span(Role::Faint, &format!("  {title}"))];
    page.line(&heading);

    let mut lines: Vec<&[u8]> = excerpt.bytes.split(|byte| *byte == b'\n').collect();
    lines.pop_if(|last| last.is_empty());
    let limit = if page.is_verbose() { LINES_SHOWN_VERBOSE } else { LINES_SHOWN };
    // A message may start with empty lines, which say nothing.
    let lead = match part {
        Part::Start => 0,
        Part::End => lines.iter().take_while(|line| line.is_empty()).count(),
    };
    let skipped = match part {
        Part::Start => 0,
        Part::End => lines.len().saturating_sub(limit).max(lead),
    };
    let shown = lines.iter().enumerate().skip(skipped).take(limit);
    let number = |index: usize| excerpt.line.saturating_add(index as u64);
    let digits = number(lines.len().min(skipped + limit).saturating_sub(1)).to_string().len();
    let gutter = Gutter { digits, has_signs: false };
    if skipped > lead || excerpt.offset > 0 {
        gutter.write_gap(page, "");
    }
    for (index, line) in shown {
        let cells = text::visible_cells(line, page.charset());
        let pieces = match part {
            Part::Start => vec![text::cut_end(&cells, gutter.room(page), page.charset())],
            Part::End => text::wrap(&cells, gutter.room(page)).into_iter().take(PIECES_MAX).collect(),
        };
        for (piece, cells) in pieces.into_iter().enumerate() {
            let number = (piece == 0).then(|| number(index));
            gutter.write(page, number, " ", &[Span { role: Role::Plain, cells }]);
        }
    }
    let rest = lines.len().saturating_sub(skipped + limit) as u64;
    let is_cut_after = excerpt.offset.saturating_add(excerpt.bytes.len() as u64) < excerpt.bytes_total;
    match (rest, is_cut_after) {
        (0, false) => {}
        (0, true) => gutter.write_gap(page, ""),
        (rest, true) => gutter.write_gap(page, &format!("at least {}", quantity::count(rest, "more line"))),
        (rest, false) => gutter.write_gap(page, &quantity::count(rest, "more line")),
    }
}

/// The margin of quoted text: a line's number, and what kind of line it is.
#[derive(Clone, Copy)]
pub(super) struct Gutter {
    /// Digits of the largest number.
    pub(super) digits: usize,
    /// Whether there is a column for signs.
    pub(super) has_signs: bool,
}

impl Gutter {
    /// Columns that are left for the text of a line.
    pub(super) fn room(self, page: &Page) -> usize {
        page.width().saturating_sub(self.width()).max(1)
    }

    const fn width(self) -> usize {
        // Four blanks, the number, a blank and the sign, a blank, the bar, a blank.
        4 + self.digits + if self.has_signs { 2 } else { 0 } + 3
    }

    /// Writes a line with its number and sign.
    pub(super) fn write(self, page: &mut Page, number: Option<u64>, sign: &str, spans: &[Span]) {
        let number = number.map_or_else(String::new, |number| number.to_string());
        let role = match sign {
            "-" => Role::Good,
            "+" => Role::Bad,
            _ => Role::Faint,
        };
        let mut line = vec![
            page.span(Role::Faint, &format!("    {number:>digits$}", digits = self.digits)),
            page.span(role, &if self.has_signs { format!(" {sign}") } else { String::new() }),
            page.span(Role::Faint, page.glyph(" │ ", " | ")),
        ];
        line.extend_from_slice(spans);
        page.line(&line);
    }

    /// Writes that something is left out here.
    pub(super) fn write_gap(self, page: &mut Page, text: &str) {
        let ellipsis = page.glyph("…", "...");
        let blanks = " ".repeat((4 + self.digits).saturating_sub(ellipsis.chars().count()));
        let line = [page.span(Role::Faint, &format!("{blanks}{ellipsis} {text}"))];
        page.line(&line);
    }
}
