//! `exact`: output is the answer byte for byte.

use grade_model::Comparison;

use super::{
    place::{Place, first_difference, reject},
    quote::{describe_early_end, quote, quote_line, subtle_difference},
};

/// Compares byte for byte.
pub(super) fn compare(answer: &[u8], output: &[u8]) -> Comparison {
    if answer == output {
        return Comparison::Match;
    }
    let at = first_difference(answer, output);
    let message = match (&answer[at..], &output[at..]) {
        (b"\n" | b"\r\n", b"") => "your output lacks the line break at its end".to_owned(),
        (b"", b"\n" | b"\r\n") => "your output has one line break too many at its end".to_owned(),
        (rest, b"") => describe_early_end(output, rest.len(), "byte", &quote(rest)),
        (b"", rest) => format!("there is extra output after the end of what was expected: {}", quote(rest)),
        _ => describe_line(answer, output, at),
    };
    reject(output, Place { answer: at, output: at }, message)
}

/// Says how the line that holds the first difference differs. Everything before it is the same on both sides.
fn describe_line(answer: &[u8], output: &[u8], at: usize) -> String {
    let start = answer[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = answer[..start].iter().filter(|byte| **byte == b'\n').count() + 1;
    let to_line_end = |text: &[u8]| {
        let rest = &text[at..];
        at + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
    };
    let (expected, found) = (&answer[start..to_line_end(answer)], &output[start..to_line_end(output)]);
    let (shown_expected, shown_found) = (quote_line(expected, at - start), quote_line(found, at - start));
    let note = subtle_difference(expected, found);
    format!("line {line} differs: expected {shown_expected}, found {shown_found}{note}")
}

#[cfg(test)]
mod tests {
    use grade_model::Comparison;
    use proptest::prelude::*;

    use super::compare;

    proptest! {
        #[test]
        fn accepts_only_the_same_bytes(
            answer in proptest::collection::vec(any::<u8>(), 0..60),
            output in proptest::collection::vec(any::<u8>(), 0..60),
        ) {
            prop_assert_eq!(compare(&answer, &answer), Comparison::Match);
            prop_assert_eq!(compare(&answer, &output) == Comparison::Match, answer == output);
        }

        #[test]
        fn points_at_the_first_difference(
            common in "[a-zäö\n]{0,40}",
            left in "[a-c\n]{0,9}",
            right in "[d-f\n]{0,9}",
        ) {
            let (answer, output) = (format!("{common}{left}"), format!("{common}{right}"));
            if let Comparison::Differs(rejection) = compare(answer.as_bytes(), output.as_bytes()) {
                let at = usize::try_from(rejection.output_offset.expect("offset")).expect("offset");
                prop_assert_eq!(&answer.as_bytes()[..at], &output.as_bytes()[..at]);
                prop_assert_ne!(answer.as_bytes().get(at), output.as_bytes().get(at));
            }
        }
    }
}
