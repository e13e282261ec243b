//! Where two texts differ, and how a rejection says it.

use grade_model::{Comparison, Rejection};

/// White space of the ICPC default output validator: space, form feed, line feed, carriage return, horizontal and
/// vertical tab.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | 0x0c | b'\n' | b'\r' | b'\t' | 0x0b)
}

/// `bytes` without white space at its end.
pub(super) fn trim_end(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.iter().rposition(|byte| !is_space(*byte)).map_or(0, |last| last + 1)]
}

/// Where a comparison stopped, in bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// In the answer.
    pub(super) answer: usize,
    /// In the output.
    pub(super) output: usize,
}

/// A rejection that points at `place`; the line and the column are those of the output.
pub(super) fn rejection(output: &[u8], place: Place, message: String) -> Rejection {
    let (line, column) = locate(output, place.output);
    Rejection {
        message,
        line: Some(line),
        column: Some(column),
        answer_offset: u64::try_from(place.answer).ok(),
        output_offset: u64::try_from(place.output).ok(),
        path: None,
    }
}

/// The comparison that a [`rejection`] ends.
pub(super) fn reject(output: &[u8], place: Place, message: String) -> Comparison {
    Comparison::Differs(rejection(output, place, message))
}

/// Line and column of a byte, both from 1; a column counts bytes.
pub(super) fn locate(bytes: &[u8], offset: usize) -> (u64, u64) {
    let before = &bytes[..offset.min(bytes.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    (line as u64, column as u64)
}

/// The first place where two texts differ, at the start of the character that it lies in; the length of the shorter
/// one when that is where the other begins.
pub(super) fn first_difference(left: &[u8], right: &[u8]) -> usize {
    let at = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    // A UTF-8 character has at most three bytes behind its first.
    let is_inside = |at: &usize| {
        [left, right].iter().any(|text| text.get(*at).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000))
    };
    let back = (0..=at.min(3)).map(|back| at - back).find(|at| !is_inside(at));
    back.unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::{first_difference, locate};

    #[test]
    fn lines_and_columns_start_at_one() {
        let text = b"ab\n\ncd";
        for (offset, expect) in [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3)), (99, (3, 3))] {
            assert_eq!(locate(text, offset), expect, "{offset}");
        }
    }

    #[test]
    fn a_difference_never_splits_a_character() {
        assert_eq!(first_difference("aä".as_bytes(), "aö".as_bytes()), 1);
        assert_eq!(first_difference("a€".as_bytes(), "a€b".as_bytes()), 4);
        assert_eq!(first_difference(b"abc", b"abc"), 3);
        assert_eq!(first_difference(b"\x80\x80\x80\x80\x80", b"\x80\x80\x80\x80\x81"), 4);
    }
}
