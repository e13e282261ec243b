//! Bytes of strangers as text that is safe to print.
//!
//! Output of a student's program, file names, compiler messages and checkers' words reach a terminal only through
//! [`cells`] and what is built on it. What a terminal would obey (control characters), reorder by (bidirectional
//! controls) or not show at all (zero-width characters, invalid UTF-8) becomes a visible escape in Rust's notation:
//! `\x1b`, `\u{202e}`. So does what a CI system's log would obey. An escape is not meant to be read back: a backslash in the text stays a backslash.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Columns that a tab takes where it is not made visible.
const TAB_WIDTH: usize = 4;

/// Characters of one grapheme that are printed as they are. A letter may carry a few accents; a tower of hundreds
/// paints over the lines around it.
const GRAPHEME_CHARS_MAX: usize = 8;

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8.
    Unicode,
    /// ASCII: everything else is escaped.
    Ascii,
}

/// Which blanks are made visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blanks {
    /// None: a tab is four spaces.
    Plain,
    /// All but the plain space: tabs, carriage returns, no-break and other wide or narrow spaces.
    Odd,
    /// All.
    All,
}

/// What is printed as a whole or not at all: a grapheme, or an escape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text, safe to print.
    pub text: String,
    /// Columns that it takes, at least 1.
    pub width: usize,
    /// Whether the text stands for something that cannot be shown as it is.
    pub is_mark: bool,
}

impl Cell {
    fn mark(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { width: text.width(), text, is_mark: true }
    }

    /// Whether a line may be broken behind it.
    fn is_blank(&self) -> bool {
        !self.is_mark && self.text.trim().is_empty()
    }
}

/// The cells of one line. A line feed in it is escaped like any other control character.
#[must_use]
pub fn cells(line: &[u8], blanks: Blanks, charset: Charset) -> Vec<Cell> {
    let mut cells = Vec::new();
    for chunk in line.utf8_chunks() {
        // Runs of harmless characters are kept together, because only a run can be split into graphemes.
        let mut run_start = 0;
        for (at, character) in chunk.valid().char_indices() {
            let escaped =
                || is_command_mark(chunk.valid(), at).then(|| Cell::mark(character.escape_unicode().to_string()));
            if let Some(cell) = replace(character, blanks, charset).or_else(escaped) {
                push_graphemes(&chunk.valid()[run_start..at], &mut cells);
                cells.push(cell);
                run_start = at + character.len_utf8();
            }
        }
        push_graphemes(&chunk.valid()[run_start..], &mut cells);
        cells.extend(chunk.invalid().iter().map(|byte| Cell::mark(format!("\\x{byte:02x}"))));
    }
    cells
}

/// The cells of one line with what a reader cannot see made visible: blanks at its end, and odd ones anywhere.
#[must_use]
pub fn visible_cells(line: &[u8], charset: Charset) -> Vec<Cell> {
    let (body, tail) = line.split_at(line.trim_ascii_end().len());
    let mut cells = cells(body, Blanks::Odd, charset);
    cells.extend(self::cells(tail, Blanks::All, charset));
    cells
}

/// A line as safe text; a line feed in it is escaped as well.
#[must_use]
pub fn escape_line(line: &[u8], charset: Charset) -> String {
    join(&cells(line, Blanks::Plain, charset))
}

/// Lines as safe text: the line feed is the one control character that stays.
#[must_use]
pub fn escape(text: &[u8], charset: Charset) -> String {
    let escape_line = |line: &[u8]| {
        let mut cells = cells(line, Blanks::Plain, charset);
        disarm(&mut cells);
        join(&cells)
    };
    text.split(|byte| *byte == b'\n').map(escape_line).collect::<Vec<_>>().join("\n")
}

/// Escapes the start of a line that a CI system's log would obey: `::`, behind any blanks.
pub(crate) fn disarm(line: &mut [Cell]) {
    let Some(start) = line.iter().position(|cell| !cell.text.trim().is_empty()) else { return };
    if let [first, second, ..] = &mut line[start..]
        && first.text.starts_with(':')
        && second.text.starts_with(':')
    {
        *first = Cell::mark("\\u{3a}");
    }
}

/// The text of some cells.
#[must_use]
pub fn join(cells: &[Cell]) -> String {
    cells.iter().map(|cell| cell.text.as_str()).collect()
}

/// Columns that some cells take.
#[must_use]
pub fn width(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.width).sum()
}

/// The part of a line that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The cells that are shown.
    pub range: Range<usize>,
    /// Whether a mark stands before them for what is left out.
    pub is_cut_before: bool,
    /// Whether a mark stands behind them for what is left out.
    pub is_cut_after: bool,
}

/// The first cell to show of a line, so that the one with index `focus` fits into `columns`: 0 where that is in reach
/// from the start; otherwise a third of the room goes to what stands before the focus.
#[must_use]
pub fn start_for(cells: &[Cell], focus: usize, columns: usize, charset: Charset) -> usize {
    let focus = focus.min(cells.len());
    let room = columns.saturating_sub(ellipsis(charset).width);
    if width(cells) <= columns || width(&cells[..(focus + 1).min(cells.len())]) <= room {
        return 0;
    }
    let (mut start, mut before) = (focus, 0);
    while start > 0 && before + cells[start - 1].width <= room / 3 {
        start -= 1;
        before += cells[start].width;
    }
    start
}

/// What fits into `columns` from the cell with index `start` on, with room for the marks of what is left out.
#[must_use]
pub fn cut_from(cells: &[Cell], start: usize, columns: usize, charset: Charset) -> Cut {
    let start = start.min(cells.len());
    let mark = ellipsis(charset).width;
    let is_cut_before = start > 0 && mark <= columns;
    let room = columns - if is_cut_before { mark } else { 0 };
    let is_cut_after = width(&cells[start..]) > room && mark <= room;
    let room = room - if is_cut_after { mark } else { 0 };
    let mut used = 0;
    let fits = |cell: &&Cell| {
        used += cell.width;
        used <= room
    };
    let end = start + cells[start..].iter().take_while(fits).count();
    Cut { range: start..end, is_cut_before, is_cut_after }
}

/// As many cells as fit into `columns`, with a mark at the end where some did not.
#[must_use]
pub fn cut_end(cells: &[Cell], columns: usize, charset: Charset) -> Vec<Cell> {
    let cut = cut_from(cells, 0, columns, charset);
    let mut shown = cells[cut.range].to_vec();
    if cut.is_cut_after {
        shown.push(ellipsis(charset));
    }
    shown
}

/// Cells broken into lines of at most `columns`, behind blanks where there are any. A cell wider than a line is
/// dropped; there is always at least one line.
#[must_use]
pub fn wrap(cells: &[Cell], columns: usize) -> Vec<Vec<Cell>> {
    let mut lines = Vec::new();
    let mut line: Vec<Cell> = Vec::new();
    for cell in cells.iter().filter(|cell| cell.width <= columns) {
        let overflows = width(&line) + cell.width > columns;
        if overflows && cell.is_blank() {
            lines.push(std::mem::take(&mut line));
            continue;
        }
        // What is carried over from the last blank on can itself leave too little room.
        while !line.is_empty() && width(&line) + cell.width > columns {
            let rest = line.iter().rposition(Cell::is_blank).map_or_else(Vec::new, |blank| line.split_off(blank + 1));
            lines.push(std::mem::replace(&mut line, rest));
        }
        line.push(cell.clone());
    }
    lines.push(line);
    for line in &mut lines {
        let end = line.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
        line.truncate(end);
    }
    lines
}

/// The mark of what is left out.
#[must_use]
pub fn ellipsis(charset: Charset) -> Cell {
    Cell::mark(match charset {
        Charset::Unicode => "…",
        Charset::Ascii => "...",
    })
}

fn push_graphemes(run: &str, cells: &mut Vec<Cell>) {
    for grapheme in run.graphemes(true) {
        if grapheme.width() == 0 {
            // Nothing to stand on: an accent at the start of a line would land on whatever is printed before it.
            cells.extend(grapheme.chars().map(|character| Cell::mark(character.escape_unicode().to_string())));
            continue;
        }
        let kept_bytes = grapheme.char_indices().nth(GRAPHEME_CHARS_MAX).map_or(grapheme.len(), |(at, _)| at);
        let (kept, surplus) = grapheme.split_at(kept_bytes);
        cells.push(Cell { text: kept.to_owned(), width: kept.width().max(1), is_mark: false });
        cells.extend(surplus.chars().map(|character| Cell::mark(character.escape_unicode().to_string())));
    }
}

/// What is printed in a character's place, when it is not printed as it is.
fn replace(character: char, blanks: Blanks, charset: Charset) -> Option<Cell> {
    let is_unicode = charset == Charset::Unicode;
    match character {
        ' ' if blanks == Blanks::All => Some(Cell::mark(if is_unicode { "·" } else { "\\s" })),
        '\t' if blanks == Blanks::Plain => Some(Cell { text: " ".repeat(TAB_WIDTH), width: TAB_WIDTH, is_mark: false }),
        '\t' => Some(Cell::mark(if is_unicode { "→" } else { "\\t" })),
        '\r' if blanks != Blanks::Plain && is_unicode => Some(Cell::mark("␍")),
        '\0' => Some(Cell::mark("\\0")),
        '\r' | '\n' => Some(Cell::mark(character.escape_default().to_string())),
        '\u{1}'..='\u{1f}' | '\u{7f}' => Some(Cell::mark(format!("\\x{:02x}", u32::from(character)))),
        ' '..='~' => None,
        _ if !is_unicode || is_unprintable(character) => Some(Cell::mark(character.escape_unicode().to_string())),
        _ if blanks != Blanks::Plain && is_odd_space(character) => {
            Some(Cell::mark(character.escape_unicode().to_string()))
        }
        _ => None,
    }
}

/// Beyond ASCII: the C1 controls, line and paragraph separators, the characters with Unicode's property
/// `Default_Ignorable_Code_Point` (bidirectional controls, joiners, variation selectors, tags, fillers) and the
/// interlinear annotation controls; and the two that XML forbids, U+FFFE and U+FFFF.
pub(crate) const fn is_unprintable(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{fffe}'..='\u{ffff}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether the byte at `at` is the second of a `##[` or a `##name[`, which logs of CI systems obey wherever it stands.
pub(crate) fn is_command_mark(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    let behind = rest.strip_prefix('#').unwrap_or_default();
    before.ends_with('#') && behind.starts_with(|next: char| next == '[' || next.is_ascii_alphabetic())
}

/// Spaces that look like the plain one and are another character.
const fn is_odd_space(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{2800}' | '\u{3000}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr as _;

    use super::{
        Blanks, Charset, cells, cut_end, cut_from, escape, escape_line, join, start_for, visible_cells, width, wrap,
    };

    #[track_caller]
    fn check(bytes: &[u8], unicode: &str, ascii: &str) {
        assert_eq!(escape_line(bytes, Charset::Unicode), unicode);
        assert_eq!(escape_line(bytes, Charset::Ascii), ascii);
    }

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        check(b"plain ~", "plain ~", "plain ~");
        check(b"\x1b[2J\x07\x08\x7f\0", "\\x1b[2J\\x07\\x08\\x7f\\0", "\\x1b[2J\\x07\\x08\\x7f\\0");
        check(b"a\nb\rc\td", "a\\nb\\rc    d", "a\\nb\\rc    d");
        check("\u{9b}31m".as_bytes(), "\\u{9b}31m", "\\u{9b}31m");
        check("a\u{202e}b\u{2066}".as_bytes(), "a\\u{202e}b\\u{2066}", "a\\u{202e}b\\u{2066}");
        check(
            "a\u{200b}b\u{feff}\u{e0041}".as_bytes(),
            "a\\u{200b}b\\u{feff}\\u{e0041}",
            "a\\u{200b}b\\u{feff}\\u{e0041}",
        );
        check(b"a\xffb\xe4\xb8", "a\\xffb\\xe4\\xb8", "a\\xffb\\xe4\\xb8");
        check("é 界".as_bytes(), "é 界", "\\u{e9} \\u{754c}");
    }

    #[test]
    fn what_a_log_would_obey_is_escaped() {
        check(b"x ##[error]y", "x #\\u{23}[error]y", "x #\\u{23}[error]y");
        assert_eq!(escape(b"a::b\n \t::error::c", Charset::Unicode), "a::b\n     \\u{3a}:error::c");
        check(b"###vso[task]", "##\\u{23}vso[task]", "##\\u{23}vso[task]");
        check(
            b"r##\"raw\"## #[attribute] ## heading",
            "r##\"raw\"## #[attribute] ## heading",
            "r##\"raw\"## #[attribute] ## heading",
        );
    }

    #[test]
    fn accents_need_a_letter_and_stay_few() {
        check("e\u{301}".as_bytes(), "e\u{301}", "e\\u{301}");
        check("\u{301}e".as_bytes(), "\\u{301}e", "\\u{301}e");
        let tower = format!("e{}", "\u{301}".repeat(300));
        assert_eq!(width(&cells(tower.as_bytes(), Blanks::Plain, Charset::Unicode)), 1 + 293 * "\\u{301}".len());
    }

    #[test]
    fn lines_keep_their_ends() {
        assert_eq!(escape(b"a\x1b\nb\r\n\n", Charset::Unicode), "a\\x1b\nb\\r\n\n");
    }

    #[test]
    fn blanks_become_visible() {
        let show = |line: &[u8], charset| join(&visible_cells(line, charset));
        assert_eq!(show(b"a b  ", Charset::Unicode), "a b··");
        assert_eq!(show(b"a\tb \t\r", Charset::Unicode), "a→b·→␍");
        assert_eq!(show(b"a\tb \t\r", Charset::Ascii), "a\\tb\\s\\t\\r");
        assert_eq!(show("1\u{a0}2".as_bytes(), Charset::Unicode), "1\\u{a0}2");
        assert_eq!(join(&cells(b" a ", Blanks::All, Charset::Unicode)), "·a·");
    }

    #[track_caller]
    fn check_cut(text: &str, focus: usize, columns: usize, expect: &str) {
        let cells = cells(text.as_bytes(), Blanks::Plain, Charset::Unicode);
        let start = start_for(&cells, focus, columns, Charset::Unicode);
        let cut = cut_from(&cells, start, columns, Charset::Unicode);
        let mark = |is_cut: bool| if is_cut { "…" } else { "" };
        let shown = [mark(cut.is_cut_before), &join(&cells[cut.range]), mark(cut.is_cut_after)].concat();
        assert_eq!(shown, expect);
    }

    #[test]
    fn cuts_keep_the_focus() {
        check_cut("abcdef", 3, 6, "abcdef");
        check_cut("abcdefgh", 3, 6, "abcde…");
        check_cut("abcdefghijklmnop", 10, 7, "…ijklm…");
        check_cut("abcdefghijklmnop", 15, 7, "…nop");
        check_cut("界界界界", 0, 4, "界…");
        check_cut("界界界界", 3, 5, "…界");
        check_cut("abc", 0, 0, "");
    }

    #[track_caller]
    fn check_wrap(text: &str, columns: usize, expect: &[&str]) {
        let lines = wrap(&cells(text.as_bytes(), Blanks::Plain, Charset::Unicode), columns);
        assert_eq!(lines.iter().map(|line| join(line)).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn wraps_behind_blanks() {
        check_wrap("", 5, &[""]);
        check_wrap("one two three", 7, &["one two", "three"]);
        check_wrap("one two three", 8, &["one two", "three"]);
        check_wrap("onetwothree", 4, &["onet", "woth", "ree"]);
        check_wrap("a 界界界", 4, &["a", "界界", "界"]);
        check_wrap("  indented text", 10, &["  indented", "text"]);
    }

    proptest! {
        #[test]
        fn no_control_character_survives(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in ".*") {
            for input in [bytes.as_slice(), text.as_bytes()] {
                for charset in [Charset::Unicode, Charset::Ascii] {
                    for blanks in [Blanks::Plain, Blanks::Odd, Blanks::All] {
                        let cells = cells(input, blanks, charset);
                        let shown = join(&cells);
                        prop_assert!(!shown.chars().any(char::is_control), "{shown:?}");
                        prop_assert!(charset == Charset::Unicode || shown.is_ascii());
                        prop_assert!(shown.width() <= width(&cells));
                    }
                }
            }
        }

        #[test]
        fn cuts_and_wraps_fit(text in ".{0,80}", focus in 0..100_usize, columns in 0..40_usize) {
            let cells = cells(text.as_bytes(), Blanks::Odd, Charset::Unicode);
            let cut = cut_from(&cells, start_for(&cells, focus, columns, Charset::Unicode), columns, Charset::Unicode);
            let marks = usize::from(cut.is_cut_before) + usize::from(cut.is_cut_after);
            prop_assert!(width(&cells[cut.range.clone()]) + marks <= columns);
            prop_assert!(focus >= cells.len() || columns < 24 || cut.range.contains(&focus));
            prop_assert!(width(&cut_end(&cells, columns, Charset::Ascii)) <= columns);
            for line in wrap(&cells, columns) {
                prop_assert!(width(&line) <= columns);
            }
        }
    }
}
