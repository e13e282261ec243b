//! The output held against the answer, line by line, with the first difference pointed at.

use std::collections::BTreeSet;

use grade_model::TestReport;

use super::{
    details::Gutter,
    page::{Page, Role, Span},
};
use crate::{
    diff::{Diff, DiffLine, LineKind},
    text::{self, Blanks, Cell, Charset, Cut},
};

/// Lines that are shown.
const ROWS_SHOWN: usize = 16;

/// The same when everything is asked for.
const ROWS_SHOWN_VERBOSE: usize = 120;

/// Equal lines around changed ones.
const CONTEXT: usize = 2;

/// Writes the difference.
pub(super) fn write(page: &mut Page, diff: &Diff, test: &TestReport) {
    let Some(focus) = find_focus(diff, test.difference_line) else { return };
    let rows = choose_rows(diff, focus);
    let limit = if page.is_verbose() { ROWS_SHOWN_VERBOSE } else { ROWS_SHOWN };
    let shown = &rows[..rows.len().min(limit)];
    let numbers = shown.iter().filter_map(|row| number(&diff.lines[row.index]));
    let gutter = Gutter { digits: numbers.max().unwrap_or(1).to_string().len(), has_signs: true };

    page.blank();
    let heading = [page.span(Role::Good, "  - expected"), page.span(Role::Bad, "   + your output")];
    page.line(&heading);
    let mut marks = BTreeSet::new();
    for row in shown {
        if row.is_behind_gap {
            gutter.write_gap(page, "");
        }
        write_row(page, diff, row, gutter, &mut marks);
        if row.index == focus {
            write_pointer(page, diff, focus, gutter);
        }
    }
    let is_last = shown.last().is_some_and(|row| row.index + 1 == diff.lines.len());
    let is_end = is_last && !diff.actual.is_cut_after && !diff.expected.is_cut_after;
    if shown.len() < rows.len() {
        gutter.write_gap(page, "and more differences");
    } else if !is_end {
        gutter.write_gap(page, "");
    }
    write_legend(page, &marks);
}

/// A line of the diff to show.
struct Row {
    index: usize,
    /// Shown as if it were in both texts: the difference is one of blanks, while something else is wrong.
    is_quiet: bool,
    /// Whether lines before it are left out.
    is_behind_gap: bool,
}

/// The line to point at: the one that the comparison named, in its actual form, else the first that differs.
fn find_focus(diff: &Diff, difference_line: Option<u64>) -> Option<usize> {
    let is_named = |line: &DiffLine| {
        difference_line.is_some() && line.number_actual == difference_line && line.kind != LineKind::Equal
    };
    let first = || {
        let first = diff.lines.iter().position(|line| line.kind != LineKind::Equal && !is_blank_change(diff, line));
        first.or_else(|| diff.first_difference())
    };
    let focus = diff.lines.iter().position(is_named).or_else(first)?;
    // Of a pair, the pointer stands below the second line.
    Some(diff.lines[focus].partner.map_or(focus, |partner| partner.max(focus)))
}

/// Whether a changed line and its partner differ in blanks only.
fn is_blank_change(diff: &Diff, line: &DiffLine) -> bool {
    let words = |line: &DiffLine| -> Vec<Vec<u8>> {
        let bytes = line.bytes();
        let words = bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        words.map(<[u8]>::to_vec).collect()
    };
    match line.partner {
        Some(partner) => words(line) == words(&diff.lines[partner]),
        None => words(line).is_empty(),
    }
}

/// The changed lines from the focus on, with some equal ones around them.
fn choose_rows(diff: &Diff, focus: usize) -> Vec<Row> {
    let is_about_blanks = is_blank_change(diff, &diff.lines[focus]);
    let is_quiet = |index: usize| {
        let line = &diff.lines[index];
        let is_focus = index == focus || line.partner == Some(focus);
        line.kind != LineKind::Equal && !is_focus && !is_about_blanks && is_blank_change(diff, line)
    };
    let is_changed = |index: usize| diff.lines[index].kind != LineKind::Equal && !is_quiet(index);
    // Of two lines that count as equal, the actual one is shown.
    let is_hidden = |index: usize| is_quiet(index) && diff.lines[index].kind == LineKind::Expected;
    let first = diff.lines[focus].partner.map_or(focus, |partner| partner.min(focus));
    let mut rows = Vec::new();
    let is_cut_before = diff.actual.is_cut_before || diff.expected.is_cut_before;
    let before: Vec<usize> = (0..first).filter(|index| !is_hidden(*index)).rev().take(CONTEXT + 1).collect();
    let mut is_behind_gap = is_cut_before || before.len() > CONTEXT;
    let start = before.iter().take(CONTEXT).next_back().copied().unwrap_or(first);
    for index in start..diff.lines.len() {
        let near = index.saturating_sub(CONTEXT).max(first)..(index + CONTEXT + 1).min(diff.lines.len());
        if is_hidden(index) {
            continue;
        }
        if index < first || near.into_iter().any(is_changed) {
            rows.push(Row { index, is_quiet: is_quiet(index), is_behind_gap });
            is_behind_gap = false;
        } else {
            is_behind_gap = true;
        }
    }
    rows
}

fn number(line: &DiffLine) -> Option<u64> {
    line.number_actual.or(line.number_expected)
}

/// The cells of a line with what is emphasized, and the index of the first cell at or behind the focus.
fn line_cells(line: &DiffLine, is_quiet: bool, charset: Charset) -> (Vec<(Cell, bool)>, usize) {
    let bytes = line.bytes();
    let end = bytes.strip_suffix(b"\n").unwrap_or(&bytes).len();
    let tail = bytes[..end].trim_ascii_end().len();
    let mut cells: Vec<(Cell, bool)> = Vec::new();
    let (mut at, mut focus_cell) = (0, None);
    for segment in &line.segments {
        // Three borders lie within a segment: the focus, the blanks at the line's end, and the line feed.
        let stop = (at + segment.text.len()).min(end);
        let mut borders = vec![at, tail, line.focus.unwrap_or(end), stop];
        borders.retain(|border| (at..=stop).contains(border));
        borders.sort_unstable();
        for pair in borders.windows(2) {
            if line.focus == Some(pair[0]) && focus_cell.is_none() {
                focus_cell = Some(cells.len());
            }
            let is_emphasized = segment.is_emphasized && !is_quiet;
            let blanks = if is_emphasized || pair[0] >= tail { Blanks::All } else { Blanks::Odd };
            let part = text::cells(&bytes[pair[0]..pair[1]], blanks, charset);
            cells.extend(part.into_iter().map(|cell| (cell, is_emphasized)));
        }
        at += segment.text.len();
    }
    let focus_cell = focus_cell.unwrap_or(if line.focus.is_some() { cells.len() } else { 0 });
    (cells, focus_cell)
}

/// A line as it is laid out.
struct Layout {
    cells: Vec<(Cell, bool)>,
    focus: usize,
    cut: Cut,
}

impl Layout {
    /// Lays out a line of the diff; the two lines of a pair are cut at the same cell.
    fn new(page: &Page, diff: &Diff, index: usize, is_quiet: bool, room: usize) -> Self {
        let plain = |cells: &[(Cell, bool)]| cells.iter().map(|(cell, _)| cell.clone()).collect::<Vec<Cell>>();
        let start = |index: usize| {
            let (cells, focus) = line_cells(&diff.lines[index], is_quiet, page.charset());
            text::start_for(&plain(&cells), focus, room, page.charset())
        };
        let (cells, focus) = line_cells(&diff.lines[index], is_quiet, page.charset());
        let start = start(index).max(diff.lines[index].partner.map_or(0, start));
        let cut = text::cut_from(&plain(&cells), start, room, page.charset());
        Self { cells, focus, cut }
    }

    fn shown(&self) -> &[(Cell, bool)] {
        &self.cells[self.cut.range.clone()]
    }
}

fn write_row(page: &mut Page, diff: &Diff, row: &Row, gutter: Gutter, marks: &mut BTreeSet<String>) {
    let line = &diff.lines[row.index];
    let (sign, role, part) = match line.kind {
        LineKind::Expected if !row.is_quiet => ("-", Role::Good, Role::GoodPart),
        LineKind::Actual if !row.is_quiet => ("+", Role::Bad, Role::BadPart),
        LineKind::Equal | LineKind::Expected | LineKind::Actual => (" ", Role::Plain, Role::Plain),
    };
    let layout = Layout::new(page, diff, row.index, row.is_quiet, gutter.room(page));
    let ellipsis = Span { role: Role::Faint, cells: vec![text::ellipsis(page.charset())] };
    let mut spans = Vec::new();
    if layout.cut.is_cut_before {
        spans.push(ellipsis.clone());
    }
    for run in layout.shown().chunk_by(|left, right| left.1 == right.1) {
        let cells: Vec<Cell> = run.iter().map(|(cell, _)| cell.clone()).collect();
        marks.extend(cells.iter().filter(|cell| cell.is_mark).map(|cell| cell.text.clone()));
        spans.push(Span { role: if run[0].1 { part } else { role }, cells });
    }
    if layout.cut.is_cut_after {
        spans.push(ellipsis);
    }
    if !row.is_quiet && lacks_line_feed(diff, line) {
        spans.push(page.span(Role::Faint, " (no newline at the end)"));
    }
    gutter.write(page, number(line), sign, &spans);
}

/// Whether a line is the last one, without a line feed that its partner has.
fn lacks_line_feed(diff: &Diff, line: &DiffLine) -> bool {
    let ends = |line: &DiffLine| line.bytes().ends_with(b"\n");
    line.partner.is_some_and(|partner| !ends(line) && ends(&diff.lines[partner]))
}

/// Writes the line that points at the first difference.
fn write_pointer(page: &mut Page, diff: &Diff, focus: usize, gutter: Gutter) {
    let line = &diff.lines[focus];
    let layout = Layout::new(page, diff, focus, false, gutter.room(page));
    let start = layout.cut.range.start;
    let lead = if layout.cut.is_cut_before { text::ellipsis(page.charset()).width } else { 0 };
    let width = |cells: &[(Cell, bool)]| cells.iter().map(|(cell, _)| cell.width).sum::<usize>();
    let at = layout.focus.clamp(start, layout.cut.range.end);
    let column = (lead + width(&layout.cells[start..at])).min(gutter.room(page) - 1);
    let differing: Vec<(Cell, bool)> = layout.cells[at..layout.cut.range.end].to_vec();
    let run = differing.iter().take_while(|(_, is_emphasized)| *is_emphasized).count();
    let carets = "^".repeat(width(&differing[..run]).max(1));

    let text = describe_place(diff, focus);
    let room = gutter.room(page).saturating_sub(column + carets.len());
    let pointer = match line.kind {
        _ if text.len() < room => format!("{}{carets} {text}", " ".repeat(column)),
        _ if text.len() < column => format!("{}{text} {carets}", " ".repeat(column - text.len() - 1)),
        _ => format!("{}{carets}", " ".repeat(column)),
    };
    let role = if line.kind == LineKind::Expected { Role::Good } else { Role::Bad };
    let span = page.span(role, &pointer);
    gutter.write(page, None, " ", &[span]);
}

fn describe_place(diff: &Diff, focus: usize) -> String {
    let line = &diff.lines[focus];
    let number = number(line).unwrap_or(1);
    match (line.kind, line.focus) {
        (LineKind::Expected, None) => "this line is missing".to_owned(),
        (LineKind::Actual, None) => "this line is not expected".to_owned(),
        // A window may start within its first line, so that columns in it are unknown.
        _ if diff.actual.is_cut_before
            && line.number_actual == diff.lines.iter().find_map(|line| line.number_actual) =>
        {
            format!("line {number}")
        }
        (_, at) => {
            let before = line.bytes()[..at.unwrap_or(0)].to_vec();
            format!("line {number}, column {}", String::from_utf8_lossy(&before).chars().count() + 1)
        }
    }
}

/// Says what the marks for blanks mean, where there are any.
fn write_legend(page: &mut Page, marks: &BTreeSet<String>) {
    const MEANINGS: [(&str, &str); 6] = [
        ("·", "a space"),
        ("→", "a tab"),
        ("␍", "a carriage return"),
        ("\\s", "a space"),
        ("\\t", "a tab"),
        ("\\r", "a carriage return"),
    ];
    let known: Vec<String> = MEANINGS
        .iter()
        .filter(|(mark, _)| marks.contains(*mark))
        .map(|(mark, meaning)| format!("{mark} is {meaning}"))
        .collect();
    if !known.is_empty() {
        page.prose(4, Role::Faint, &known.join(", "));
    }
}
