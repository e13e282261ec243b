//! Quoted text with line numbers: inputs, outputs, messages and source files.

use std::ops::Range;

use grade_model::Excerpt;

use super::markup::{Markup, Sign, cells_of};
use crate::{
    quantity,
    text::{self, Blanks, Cell, Charset},
};

/// Characters of a line that are shown.
pub(super) const CELLS_MAX: usize = 400;

/// When a block is this long, in bytes of its markup, no further line is added.
pub(super) const BLOCK_BYTES_MAX: usize = 24 << 10;

/// A source line longer than this is shown from its start, and nothing in it is marked.
const MARKED_BYTES_MAX: usize = 64 << 10;

/// Which part of a long text is worth showing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its first lines.
    Start,
    /// Its last lines, without empty ones before them.
    End,
}

/// A title with quoted lines.
pub(super) struct Block {
    pub(super) title: &'static str,
    /// How long the whole is, where it is not shown whole; or that it is empty.
    pub(super) note: String,
    pub(super) lines: Markup,
}

/// Quotes a part of an excerpt, of `lines_max` lines at most.
pub(super) fn quote(title: &'static str, excerpt: &Excerpt, part: Part, lines_max: usize) -> Block {
    if excerpt.bytes_total == 0 {
        return Block { title, note: "empty".to_owned(), lines: Markup::default() };
    }
    let mut lines: Vec<&[u8]> = excerpt.bytes.split(|byte| *byte == b'\n').collect();
    let has_last_feed = lines.pop_if(|last| last.is_empty()).is_some();
    let lead = match part {
        Part::Start => 0,
        Part::End => lines.iter().take_while(|line| line.is_empty()).count(),
    };
    let skipped = match part {
        Part::Start => 0,
        Part::End => lines.len().saturating_sub(lines_max).max(lead),
    };
    let mut markup = Markup::default();
    if skipped > lead || excerpt.offset > 0 {
        push_gap(&mut markup, "");
    }
    let mut shown = skipped;
    for line in lines.iter().skip(skipped).take(lines_max) {
        if markup.len() > BLOCK_BYTES_MAX {
            break;
        }
        let number = excerpt.line.saturating_add(shown as u64);
        markup.push_row(Some(number), Sign::Plain, &visible_line(line));
        shown += 1;
    }
    let is_cut_after = excerpt.offset.saturating_add(excerpt.bytes.len() as u64) < excerpt.bytes_total;
    match (lines.len() - shown, is_cut_after) {
        (0, false) if part == Part::Start && !has_last_feed => {
            markup.push_row(None, Sign::Remark, &Markup::line("(no newline at the end)", CELLS_MAX));
        }
        (0, false) => {}
        (0, true) => push_gap(&mut markup, ""),
        (rest, true) => push_gap(&mut markup, &format!("at least {}", quantity::count(rest as u64, "more line"))),
        (rest, false) => push_gap(&mut markup, &quantity::count(rest as u64, "more line")),
    }
    let is_whole = !excerpt.is_cut() && shown == lines.len() && skipped == lead;
    let note = if is_whole { String::new() } else { format!("{} in all", quantity::bytes(excerpt.bytes_total)) };
    Block { title, note, lines: markup }
}

/// Says that something is left out here.
pub(super) fn push_gap(markup: &mut Markup, text: &str) {
    markup.push_row(None, Sign::Gap, &Markup::line(&format!("… {text}"), CELLS_MAX));
}

/// A line with what a reader cannot see drawn: blanks at its end, and odd ones anywhere.
fn visible_line(line: &[u8]) -> Markup {
    let body = line.trim_ascii_end().len();
    let mut cells = cells_of(&line[..body], Blanks::Odd, CELLS_MAX);
    if cells.len() <= CELLS_MAX {
        cells.extend(cells_of(&line[body..], Blanks::All, CELLS_MAX));
    }
    let mut markup = Markup::default();
    markup.push_cells(&cells);
    markup
}

/// The lines of a source file around `about`, each with the columns that a message names, if it does.
pub(super) fn quote_source(bytes: &[u8], shown: Range<u64>, about: &dyn Fn(u64) -> Option<Range<usize>>) -> Markup {
    let mut markup = Markup::default();
    let mut lines = bytes.split(|byte| *byte == b'\n').enumerate().peekable();
    while let Some((index, line)) = lines.next() {
        let number = index as u64 + 1;
        // What stands behind the last line feed is no line.
        if number < shown.start || (lines.peek().is_none() && line.is_empty()) {
            continue;
        }
        if number >= shown.end {
            break;
        }
        if markup.len() > BLOCK_BYTES_MAX {
            push_gap(&mut markup, "");
            break;
        }
        match about(number).filter(|_| line.len() <= MARKED_BYTES_MAX) {
            Some(columns) => markup.push_row(Some(number), Sign::Named, &marked_line(line, columns)),
            None => {
                let mut body = Markup::default();
                body.push_cells(&cells_of(line, Blanks::Plain, CELLS_MAX));
                markup.push_row(Some(number), Sign::Plain, &body);
            }
        }
    }
    markup
}

/// A line of source whose characters in `columns`, counted from 0, are marked.
fn marked_line(line: &[u8], columns: Range<usize>) -> Markup {
    let line = String::from_utf8_lossy(line);
    let at = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let start = at(columns.start);
    let end = at(columns.end).max(start);
    let parts = [&line[..start], &line[start..end], &line[end..]];
    let cells: Vec<Vec<Cell>> =
        parts.iter().map(|part| text::cells(part.as_bytes(), Blanks::Plain, Charset::Unicode)).collect();
    let [before, marked, behind] = [0, 1, 2].map(|index| cells[index].as_slice());
    // A long line starts shortly before what is marked.
    let skipped = if before.len() + marked.len() > CELLS_MAX { before.len().saturating_sub(CELLS_MAX / 4) } else { 0 };
    let room = CELLS_MAX.saturating_sub(before.len() - skipped);
    let ellipsis = [text::ellipsis(Charset::Unicode)];
    let mut markup = Markup::default();
    if skipped > 0 {
        markup.push_cells(&ellipsis);
    }
    markup.push_cells(&before[skipped..]);
    markup.push("<mark>");
    markup.push_cells(&marked[..marked.len().min(room)]);
    markup.push("</mark>");
    let room = room.saturating_sub(marked.len());
    markup.push_cells(&behind[..behind.len().min(room)]);
    if behind.len() > room || marked.len() > CELLS_MAX {
        markup.push_cells(&ellipsis);
    }
    markup
}
