//! The table of tests by group.

use grade_model::{GroupReport, MemberReport, Points, Report, TestReport, Verdict};

use super::{
    is_success,
    page::{Page, Role, Span},
    words,
};
use crate::{quantity, text};

/// From this many tests with the same verdict in a row on, they share a row unless all are asked for.
const RUN_MIN: usize = 4;

/// Below this width a verdict is its code, and fuel is not shown.
const WIDTH_FOR_WORDS: usize = 60;

/// Columns between columns.
const GAP: usize = 2;

struct Row {
    depth: usize,
    is_group: bool,
    verdict: Option<Verdict>,
    name: String,
    word: String,
    fuel: String,
    memory: String,
    points: String,
    /// A sentence below the row.
    note: Option<String>,
}

/// On which side of a column its text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Right,
}

/// What a row needs to know of the report.
struct Context<'a> {
    report: &'a Report,
    has_score: bool,
    is_verbose: bool,
    /// Groups only: all is well, and there is no more to say.
    is_short: bool,
    is_narrow: bool,
}

/// Writes the table.
pub(super) fn write(page: &mut Page, report: &Report) {
    let context = Context {
        report,
        has_score: super::super::has_score(report),
        is_verbose: page.is_verbose(),
        is_short: is_success(report) && !page.is_verbose(),
        is_narrow: page.width() < WIDTH_FOR_WORDS,
    };
    let mut rows = Vec::new();
    for group in &report.groups {
        push_group(&context, group, 0, &mut rows);
    }
    if rows.is_empty() {
        return;
    }
    let heading = Row {
        depth: 0,
        is_group: false,
        verdict: None,
        name: "test".to_owned(),
        word: "verdict".to_owned(),
        fuel: "fuel".to_owned(),
        memory: "memory".to_owned(),
        points: "points".to_owned(),
        note: None,
    };
    let layout = Layout::new(page, &heading, &rows);
    if !context.is_short {
        write_row(page, &layout, &heading, true);
    }
    for row in &rows {
        write_row(page, &layout, row, false);
        if let Some(note) = &row.note {
            page.prose(2 * row.depth + 5 + layout.mark, Role::Faint, note);
        }
    }
    page.blank();
}

fn push_group(context: &Context<'_>, group: &GroupReport, depth: usize, rows: &mut Vec<Row>) {
    let tests = group.members.iter().filter(|member| matches!(member, MemberReport::Test(_))).count() as u64;
    let fuel_max = group.members.iter().filter_map(test_of).filter_map(|test| test.fuel).max();
    rows.push(Row {
        depth,
        is_group: true,
        verdict: group.verdict,
        name: group.name.clone(),
        word: match group.verdict {
            None => "hidden".to_owned(),
            Some(_) if context.is_short && tests > 0 => format!("{} passed", quantity::count(tests, "test")),
            Some(verdict) => verdict_word(context, verdict),
        },
        fuel: match fuel_max.filter(|_| context.is_short && !context.is_narrow) {
            Some(fuel) => format!("{} of the fuel", fuel_share(context, fuel)),
            None => String::new(),
        },
        memory: String::new(),
        points: if context.has_score && group.score_max > Points::ZERO {
            quantity::points(group.score, group.score_max)
        } else {
            String::new()
        },
        note: group.blocked_by.as_ref().map(|other| format!("gives no points before `{other}` is accepted")),
    });
    let mut members = group.members.as_slice();
    while let Some(first) = members.first() {
        match first {
            MemberReport::Group(inner) => {
                push_group(context, inner, depth + 1, rows);
                members = &members[1..];
            }
            MemberReport::Test(test) => {
                let run: Vec<&TestReport> =
                    members.iter().map_while(test_of).take_while(|other| other.verdict == test.verdict).collect();
                members = &members[run.len()..];
                if !context.is_short {
                    push_tests(context, &run, depth + 1, rows);
                }
            }
        }
    }
}

const fn test_of(member: &MemberReport) -> Option<&TestReport> {
    match member {
        MemberReport::Test(test) => Some(test),
        MemberReport::Group(_) => None,
    }
}

/// Adds a run of tests with the same verdict.
fn push_tests(context: &Context<'_>, run: &[&TestReport], depth: usize, rows: &mut Vec<Row>) {
    let row = |name: String, word: String, fuel: Option<u64>, memory: Option<u64>| Row {
        depth,
        is_group: false,
        verdict: Some(run[0].verdict),
        name,
        word,
        fuel: fuel.filter(|_| !context.is_narrow).map_or_else(String::new, |fuel| fuel_share(context, fuel)),
        memory: memory.filter(|_| context.is_verbose).map_or_else(String::new, quantity::bytes),
        points: String::new(),
        note: None,
    };
    let word = verdict_word(context, run[0].verdict);
    if run.len() < RUN_MIN || context.is_verbose {
        rows.extend(run.iter().map(|test| row(test.name.clone(), word.clone(), test.fuel, test.memory_bytes)));
        return;
    }
    let last = run[run.len() - 1].name.as_str();
    let name = format!("{} to {}", run[0].name, last.rsplit('/').next().unwrap_or(last));
    rows.push(row(name, format!("{word}, {} times", run.len()), run.iter().filter_map(|test| test.fuel).max(), None));
}

fn verdict_word(context: &Context<'_>, verdict: Verdict) -> String {
    if context.is_narrow { verdict.code().to_owned() } else { words::verdict(verdict) }
}

fn fuel_share(context: &Context<'_>, fuel: u64) -> String {
    quantity::share(fuel, context.report.limits.fuel)
}

/// The widths of the columns; one that nobody fills has none.
struct Layout {
    mark: usize,
    name: usize,
    word: usize,
    fuel: usize,
    memory: usize,
    points: usize,
}

impl Layout {
    fn new(page: &Page, heading: &Row, rows: &[Row]) -> Self {
        let column = |text: fn(&Row) -> &str| {
            let width = |row: &Row| text::width(&page.span(Role::Plain, text(row)).cells);
            match rows.iter().map(width).max() {
                None | Some(0) => 0,
                Some(widest) => widest.max(width(heading)),
            }
        };
        let mark = page.glyph("✓", "FAIL").chars().count();
        let (word, fuel) = (column(|row| &row.word), column(|row| &row.fuel));
        let (memory, points) = (column(|row| &row.memory), column(|row| &row.points));
        let others: usize =
            [word, fuel, memory, points].iter().filter(|width| **width > 0).map(|width| width + GAP).sum();
        let room = page.width().saturating_sub(2 + mark + 1 + others).max(8);
        let wanted = rows.iter().map(|row| 2 * row.depth + text::width(&page.span(Role::Plain, &row.name).cells)).max();
        Self { mark, name: wanted.unwrap_or(0).clamp(4, room), word, fuel, memory, points }
    }
}

fn write_row(page: &mut Page, layout: &Layout, row: &Row, is_heading: bool) {
    let (mark, role) = match row.verdict {
        Some(Verdict::Accepted) => (page.glyph("✓", "ok"), Role::Good),
        Some(_) => (page.glyph("✗", "FAIL"), Role::Bad),
        None if is_heading => ("", Role::Faint),
        None => ("-", Role::Faint),
    };
    let name_role = match row.is_group {
        true => Role::Strong,
        false if is_heading => Role::Faint,
        false => Role::Plain,
    };
    let figure_role = if is_heading { Role::Faint } else { Role::Plain };
    let indent = " ".repeat(2 + 2 * row.depth);
    let room = layout.name.saturating_sub(2 * row.depth).max(4);
    let name = page.span(name_role, &row.name).cells;
    let name = Span { role: name_role, cells: text::cut_end(&name, room, page.charset()) };
    let word_role = if is_heading { Role::Faint } else { role };
    let spans = [
        page.span(Role::Plain, &indent),
        pad(page, page.span(role, mark), layout.mark + 1, Align::Left),
        pad(page, name, room, Align::Left),
        cell(page, word_role, &row.word, layout.word, Align::Left),
        cell(page, figure_role, &row.fuel, layout.fuel, Align::Right),
        cell(page, figure_role, &row.memory, layout.memory, Align::Right),
        cell(page, if row.is_group { Role::Strong } else { figure_role }, &row.points, layout.points, Align::Right),
    ];
    page.line(&spans);
}

fn cell(page: &Page, role: Role, text: &str, width: usize, align: Align) -> Span {
    let gap = if width > 0 { GAP } else { 0 };
    let text = if width > 0 { text } else { "" };
    let mut padded = pad(page, page.span(role, text), width, align);
    padded.cells.splice(0..0, page.span(role, &" ".repeat(gap)).cells);
    padded
}

fn pad(page: &Page, mut span: Span, width: usize, align: Align) -> Span {
    let blanks = page.span(span.role, &" ".repeat(width.saturating_sub(text::width(&span.cells)))).cells;
    let at = if align == Align::Right { 0 } else { span.cells.len() };
    span.cells.splice(at..at, blanks);
    span
}
