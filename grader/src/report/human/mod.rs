//! The report for people at a terminal.
//!
//! ```text
//! header     which exercise, which files                          here
//! compile    what the compiler said, when it matters              compile.rs
//! table      tests by group: verdict, fuel, points                table.rs
//! details    the first failed tests, as far as may be seen        details.rs, difference.rs
//! footer     the verdict, the score, what decided it, warnings    footer.rs
//! ```
//! Everything is written through a [`Page`](page::Page), which escapes, colours, wraps and cuts; `words.rs` holds the
//! sentences that explain a verdict. Colour never carries a meaning of its own.

mod compile;
mod details;
mod difference;
mod footer;
mod page;
mod table;
pub(super) mod words;

use grade_model::{Audience, MemberReport, Report, RunInfo, TestReport, Verdict};

use self::page::{Page, Role};
use crate::quantity;

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// The verdict.
    Quiet,
    /// And the table, and the first failed tests.
    #[default]
    Normal,
    /// And every test, memory, compiler warnings, the unit of fuel.
    Verbose,
}

/// How the report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HumanOptions {
    /// Columns of the terminal. No line is wider, down to 20.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
    /// Whether the terminal shows UTF-8; everything beyond ASCII is escaped otherwise.
    pub unicode: bool,
    /// How much is said.
    pub verbosity: Verbosity,
}

impl Default for HumanOptions {
    fn default() -> Self {
        Self { width: 80, colour: false, unicode: true, verbosity: Verbosity::Normal }
    }
}

/// The report as text.
pub(super) fn render(report: &Report, run: &RunInfo, options: &HumanOptions) -> String {
    let mut page = Page::new(*options);
    if options.verbosity == Verbosity::Quiet {
        footer::write_verdict(&mut page, report, run);
        return page.into_text();
    }
    write_header(&mut page, report);
    compile::write(&mut page, report);
    if report.compile.is_ok {
        table::write(&mut page, report);
        details::write(&mut page, report);
    }
    footer::write(&mut page, report, run);
    page.into_text()
}

fn write_header(page: &mut Page, report: &Report) {
    let mut title = vec![page.span(Role::Strong, &report.exercise.title)];
    if report.exercise.title != report.exercise.id {
        title.push(page.span(Role::Faint, &format!("  {}", report.exercise.id)));
    }
    page.line(&title);
    let files = match report.submission.files.as_slice() {
        [] => "no file".to_owned(),
        [file] => file.clone(),
        [first, rest @ ..] => format!("{first} and {} more", quantity::count(rest.len() as u64, "file")),
    };
    let audience = match report.audience {
        Audience::Student => "",
        Audience::Staff => ", for staff",
    };
    let line = [page.span(Role::Faint, &format!("{files}, {}{audience}", report.submission.language))];
    page.line(&line);
    page.blank();
}

/// Every test that a report shows, in the order of judging.
fn tests(report: &Report) -> Vec<&TestReport> {
    fn collect<'a>(members: &'a [MemberReport], into: &mut Vec<&'a TestReport>) {
        for member in members {
            match member {
                MemberReport::Test(test) => into.push(test),
                MemberReport::Group(group) => collect(&group.members, into),
            }
        }
    }
    let mut all = Vec::new();
    for group in &report.groups {
        collect(&group.members, &mut all);
    }
    all
}

/// Whether the report is a plain success, about which there is little to say.
fn is_success(report: &Report) -> bool {
    report.verdict == Verdict::Accepted && report.score >= report.score_max
}
