//! `lines`: output is the answer line for line; white space at line ends and empty lines at the end are ignored.

use grade_model::Comparison;

use super::{
    place::{Place, first_difference, reject, trim_end},
    quote::{describe_early_end, quote_line, subtle_difference},
};

/// A line without the white space at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// From 1.
    pub(super) number: usize,
    /// Where it starts, in bytes from 0.
    pub(super) start: usize,
    /// Its text.
    pub(super) text: &'a [u8],
}

/// The lines of a text, as this mode sees them: none when there is nothing but white space.
pub(super) fn split(bytes: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let body = trim_end(bytes);
    let is_blank = body.is_empty();
    let mut start = 0;
    let pieces = body.split(|byte| *byte == b'\n').skip(usize::from(is_blank));
    pieces.enumerate().map(move |(index, piece)| {
        let line = Line { number: index + 1, start, text: trim_end(piece) };
        start += piece.len() + 1;
        line
    })
}

/// Compares line for line.
pub(super) fn compare(answer: &[u8], output: &[u8]) -> Comparison {
    let (mut expected, mut found) = (split(answer), split(output));
    loop {
        match (expected.next(), found.next()) {
            (None, None) => return Comparison::Match,
            (Some(want), None) => {
                let next = quote_line(want.text, 0);
                let message = describe_early_end(trim_end(output), 1 + expected.count(), "line", &next);
                return reject(output, Place { answer: want.start, output: output.len() }, message);
            }
            (None, Some(got)) => {
                let shown = quote_line(got.text, 0);
                let message = format!("there is extra output after the end of what was expected: {shown}");
                return reject(output, Place { answer: answer.len(), output: got.start }, message);
            }
            (Some(want), Some(got)) if want.text != got.text => {
                let at = first_difference(want.text, got.text);
                let place = Place { answer: want.start + at, output: got.start + at };
                let (shown_want, shown_got) = (quote_line(want.text, at), quote_line(got.text, at));
                let (number, note) = (got.number, subtle_difference(want.text, got.text));
                let message = format!("line {number} differs: expected {shown_want}, found {shown_got}{note}");
                return reject(output, place, message);
            }
            (Some(_), Some(_)) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use grade_model::Comparison;
    use proptest::prelude::*;

    use super::{compare, split};

    #[test]
    fn lines_are_split_as_documented() {
        let text = b"a \t\r\n\n b\x0b\x0c\n \n\r\n";
        let lines: Vec<_> = split(text).map(|line| (line.number, line.start, line.text)).collect();
        assert_eq!(lines, [(1, 0, &b"a"[..]), (2, 5, b""), (3, 6, b" b")]);
        assert_eq!(split(b" \n\n\t").count(), 0);
    }

    proptest! {
        #[test]
        fn accepts_itself_with_other_line_ends(
            lines in proptest::collection::vec(("[a-c ]{0,4}", "[ \t\r\x0b\x0c]{0,3}"), 0..12),
            end in "[ \t\r\n]{0,5}",
        ) {
            let answer: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
            let output: String = lines.iter().map(|(line, space)| format!("{line}{space}\n")).collect();
            prop_assert_eq!(compare(answer.as_bytes(), (output.clone() + &end).as_bytes()), Comparison::Match);
            prop_assert_eq!(compare((answer + &end).as_bytes(), output.as_bytes()), Comparison::Match);
        }

        #[test]
        fn is_symmetric_and_total(
            left in proptest::collection::vec(any::<u8>(), 0..60),
            right in "[ab \r\n\t]{0,8}",
            other in "[ab \r\n\t]{0,8}",
        ) {
            let is_match = |left: &[u8], right: &[u8]| compare(left, right) == Comparison::Match;
            prop_assert!(is_match(&left, &left));
            prop_assert_eq!(is_match(&left, right.as_bytes()), is_match(right.as_bytes(), &left));
            prop_assert_eq!(
                is_match(other.as_bytes(), right.as_bytes()),
                is_match(right.as_bytes(), other.as_bytes())
            );
        }
    }
}
