//! The output held against the answer. One piece of HTML serves both views: the style sheet puts the two texts one
//! below the other, or into two columns.

use grade_model::TestReport;

use super::{
    markup::{Markup, Sign},
    quote::{BLOCK_BYTES_MAX, CELLS_MAX, push_gap},
};
use crate::{
    diff::{Diff, LineKind},
    report::human::difference::{Layout, Row, choose_rows, describe_place, find_focus, lacks_line_feed},
    text::{self, Cell, Charset},
};

/// Lines that are shown.
const ROWS_SHOWN: usize = 60;

/// The lines that differ, with some around them; the first one is the target of the link `#d<number>`.
pub(super) fn write(diff: &Diff, test: &TestReport, number: usize) -> Option<Markup> {
    let focus = find_focus(diff, test.difference_line)?;
    let rows = choose_rows(diff, focus);
    let mut markup = Markup::default();
    let mut shown = 0_usize;
    for row in rows.iter().take(ROWS_SHOWN) {
        // The two forms of a changed line stay together, and what differs first is shown in any case.
        let is_second = diff.lines[row.index].partner.is_some_and(|partner| partner < row.index);
        if markup.len() > BLOCK_BYTES_MAX && row.index > focus && !is_second {
            break;
        }
        if row.is_behind_gap {
            push_gap(&mut markup, "");
        }
        write_row(&mut markup, diff, row);
        shown += 1;
        if row.index == focus {
            write_place(&mut markup, diff, focus, number);
        }
    }
    let is_last = rows.get(shown.saturating_sub(1)).is_some_and(|row| row.index + 1 == diff.lines.len());
    if shown < rows.len() {
        push_gap(&mut markup, "and more differences");
    } else if !is_last || diff.actual.is_cut_after || diff.expected.is_cut_after {
        push_gap(&mut markup, "");
    }
    Some(markup)
}

fn write_row(markup: &mut Markup, diff: &Diff, row: &Row) {
    let line = &diff.lines[row.index];
    let layout = Layout::new(Charset::Unicode, diff, row.index, row.is_quiet, CELLS_MAX);
    let ellipsis = [text::ellipsis(Charset::Unicode)];
    let mut body = Markup::default();
    if layout.cut.is_cut_before {
        body.push_cells(&ellipsis);
    }
    for run in layout.shown().chunk_by(|left, right| left.1 == right.1) {
        let cells: Vec<Cell> = run.iter().map(|(cell, _)| cell.clone()).collect();
        body.push(if run[0].1 { "<mark>" } else { "" });
        body.push_cells(&cells);
        body.push(if run[0].1 { "</mark>" } else { "" });
    }
    if layout.cut.is_cut_after {
        body.push_cells(&ellipsis);
    }
    if !row.is_quiet && lacks_line_feed(diff, line) {
        body.push(" <em>(no newline at the end)</em>");
    }
    match line.kind {
        LineKind::Expected if !row.is_quiet => markup.push_row(line.number_expected, Sign::Expected, &body),
        LineKind::Actual if !row.is_quiet => markup.push_row(line.number_actual, Sign::Actual, &body),
        LineKind::Equal | LineKind::Expected | LineKind::Actual => {
            let number = line.number_actual.or(line.number_expected);
            markup.push_row(line.number_expected.or(number), Sign::Equal, &body);
            markup.push_row(number, Sign::Twin, &body);
        }
    }
}

/// Says where the first difference is, as the target of links to it.
fn write_place(markup: &mut Markup, diff: &Diff, focus: usize, number: usize) {
    markup.push("<div class=\"l p\" tabindex=-1 id=d");
    markup.push_number(number as u64);
    markup.push("><b></b><i>↑</i><span>");
    let is_alone = diff.lines[focus].partner.is_none();
    markup.push(if is_alone { "" } else { "first difference: " });
    markup.push_markup(&Markup::line(&describe_place(diff, focus), CELLS_MAX));
    markup.push("</span></div>\n");
}
