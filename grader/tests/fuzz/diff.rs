//! The difference of two excerpts: it is made of both texts and of nothing else.

use std::ops::Range;

use grade_model::Excerpt;
use grader::diff::{Diff, LINES_MAX, LineKind, WINDOW_BYTES_MAX, Window, diff};

use super::feed::Feed;

/// The body of the fuzz target.
pub(crate) fn run(data: &[u8]) {
    let mut feed = Feed::new(data);
    let centre = feed.option(Feed::number);
    // Long texts need few bytes to describe: a window is 64 KiB.
    let repeats = feed.pick(&[1, 1, 1, 2, 50, 300, 3_000]);
    let frames = [frame(&mut feed), frame(&mut feed)];
    let (expected, actual) = (feed.part().repeat(repeats), feed.part().repeat(repeats));
    check(&excerpt(expected.clone(), frames[0]), &excerpt(actual, frames[1]), centre);
    check_equal(expected, centre);
}

/// Longest text that an excerpt may be of, in bytes.
const WHOLE_BYTES_MAX: u64 = 1 << 40;

/// What stands before an excerpt, and behind it.
fn frame(feed: &mut Feed<'_>) -> (u64, u64, u64) {
    (feed.number().min(WHOLE_BYTES_MAX), feed.number().max(1), feed.number())
}

fn excerpt(bytes: Vec<u8>, (offset, line, behind): (u64, u64, u64)) -> Excerpt {
    let bytes_total = (bytes.len() as u64).saturating_add(offset).saturating_add(behind);
    Excerpt { bytes, offset, line, bytes_total }
}

fn check(expected: &Excerpt, actual: &Excerpt, centre: Option<u64>) {
    let diff = diff(expected, actual, centre);
    assert_eq!(text_of(&diff, LineKind::Expected), expected.bytes[window_in(expected, &diff.expected)]);
    assert_eq!(text_of(&diff, LineKind::Actual), actual.bytes[window_in(actual, &diff.actual)]);
    assert!(diff.lines.len() <= 2 * LINES_MAX, "{} lines", diff.lines.len());
    for (index, line) in diff.lines.iter().enumerate() {
        let numbers = (line.number_expected.is_some(), line.number_actual.is_some());
        assert_eq!(numbers, (line.kind != LineKind::Actual, line.kind != LineKind::Expected));
        assert!(line.focus.is_none_or(|focus| focus <= line.bytes().len()));
        if let Some(partner) = line.partner {
            assert_eq!(diff.lines[partner].partner, Some(index), "partners know each other");
            assert_ne!(diff.lines[partner].kind, line.kind);
        }
    }
}

/// The lines of one text, one after the other.
fn text_of(diff: &Diff, kind: LineKind) -> Vec<u8> {
    let lines = diff.lines.iter().filter(|line| line.kind == kind || line.kind == LineKind::Equal);
    lines.flat_map(|line| line.bytes()).collect()
}

/// A window's place in the bytes of its excerpt.
fn window_in(excerpt: &Excerpt, window: &Window) -> Range<usize> {
    let start = usize::try_from(window.offset.saturating_sub(excerpt.offset)).expect("a place in the excerpt");
    let length = usize::try_from(window.length).expect("a length");
    assert!(length <= WINDOW_BYTES_MAX, "{length} bytes");
    start..start + length
}

fn check_equal(bytes: Vec<u8>, centre: Option<u64>) {
    let same = excerpt(bytes, (0, 1, 0));
    assert_eq!(diff(&same, &same, centre).first_difference(), None, "a text differs from itself");
}
