//! Escaping: nothing that a terminal or a log would obey gets through, and what is cut or wrapped fits.

use grader::text::{
    Blanks, Charset, Cut, cells, cut_end, cut_from, escape, escape_line, join, start_for, visible_cells, width, wrap,
};
use unicode_width::UnicodeWidthStr as _;

use super::feed::Feed;

/// The body of the fuzz target.
pub(crate) fn run(data: &[u8]) {
    let mut feed = Feed::new(data);
    let (columns, focus) = (feed.below(90), feed.below(200));
    let text = if feed.flag() { feed.part().to_vec() } else { feed.text().into_bytes() };
    for charset in [Charset::Unicode, Charset::Ascii] {
        check_safe(&escape_line(&text, charset), charset);
        check_lines(&text, charset);
        check_safe(&join(&visible_cells(&text, charset)), charset);
        for blanks in [Blanks::Plain, Blanks::Odd, Blanks::All] {
            check_layout(&text, blanks, charset, columns, focus);
        }
    }
}

fn check_safe(shown: &str, charset: Charset) {
    assert!(!shown.chars().any(char::is_control), "{shown:?}");
    assert!(!shown.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{2028}']), "{shown:?}");
    assert!(charset == Charset::Unicode || shown.is_ascii(), "{shown:?}");
    assert!(!shown.contains("##[") && !shown.contains("##vso["), "{shown:?}");
}

fn check_lines(text: &[u8], charset: Charset) {
    let shown = escape(text, charset);
    let feeds = text.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(shown.split('\n').count(), feeds + 1, "lines stay lines");
    for line in shown.split('\n') {
        check_safe(line, charset);
        assert!(!line.trim_start().starts_with("::"), "{line:?}");
    }
}

fn check_layout(text: &[u8], blanks: Blanks, charset: Charset, columns: usize, focus: usize) {
    let cells = cells(text, blanks, charset);
    assert!(join(&cells).width() <= width(&cells));
    assert!(cells.iter().all(|cell| cell.width > 0 && !cell.text.is_empty()));
    let start = start_for(&cells, focus, columns, charset);
    let Cut { range, is_cut_before, is_cut_after } = cut_from(&cells, start, columns, charset);
    let mark = if charset == Charset::Unicode { 1 } else { 3 };
    let marks = mark * (usize::from(is_cut_before) + usize::from(is_cut_after));
    assert!(width(&cells[range]) + marks <= columns);
    assert!(width(&cut_end(&cells, columns, charset)) <= columns);
    let lines = wrap(&cells, columns);
    assert!(!lines.is_empty() && lines.iter().all(|line| width(line) <= columns));
}
