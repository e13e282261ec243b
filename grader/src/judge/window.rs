//! The parts of inputs and outputs that a report can need: bounded windows that start at a line where one is near.

use grade_model::Excerpt;

/// Bytes of one window at most.
pub(super) const WINDOW_BYTES_MAX: usize = 16 * 1024;

/// Bytes before the place that a window is about, at most.
const LEAD_BYTES_MAX: usize = WINDOW_BYTES_MAX / 2;

/// The start of `bytes`.
pub(super) fn cut_start(bytes: &[u8]) -> Excerpt {
    cut_from(bytes, 0)
}

/// The end of `bytes`.
pub(super) fn cut_end(bytes: &[u8]) -> Excerpt {
    let from = bytes.len().saturating_sub(WINDOW_BYTES_MAX);
    cut_from(bytes, align(bytes, from, from + LEAD_BYTES_MAX))
}

/// The answer and the output around their first difference, given as offsets in each.
///
/// Both windows start equally far before the difference, so that they can be held side by side: only when both fit
/// whole do they start at the beginning instead.
pub(super) fn cut_both(answer: &[u8], output: &[u8], difference: (u64, u64)) -> (Excerpt, Excerpt) {
    if answer.len() <= WINDOW_BYTES_MAX && output.len() <= WINDOW_BYTES_MAX {
        (cut_start(answer), cut_start(output))
    } else {
        (cut_around(answer, difference.0), cut_around(output, difference.1))
    }
}

fn cut_around(bytes: &[u8], at: u64) -> Excerpt {
    let at = usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
    cut_from(bytes, align(bytes, at.saturating_sub(LEAD_BYTES_MAX), at))
}

/// The first start of a line from `from` to `limit`, else the first start of a character.
fn align(bytes: &[u8], from: usize, limit: usize) -> usize {
    if from == 0 || bytes.get(from - 1) == Some(&b'\n') {
        return from;
    }
    let ahead = bytes.get(from..limit.min(bytes.len())).unwrap_or_default();
    match ahead.iter().position(|byte| *byte == b'\n') {
        Some(end_of_line) => from + end_of_line + 1,
        None => from + ahead.iter().take(3).take_while(|byte| continues_character(**byte)).count(),
    }
}

fn cut_from(bytes: &[u8], from: usize) -> Excerpt {
    let (before, rest) = bytes.split_at(from.min(bytes.len()));
    let mut length = rest.len().min(WINDOW_BYTES_MAX);
    // A character is not cut in two: it would be shown as bytes that the program never wrote.
    for _ in 0..3 {
        if rest.get(length).is_some_and(|byte| continues_character(*byte)) {
            length = length.saturating_sub(1);
        }
    }
    Excerpt {
        bytes: rest[..length].to_vec(),
        offset: before.len() as u64,
        line: 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64,
        bytes_total: bytes.len() as u64,
    }
}

/// Whether `byte` is one of the bytes behind the first of a UTF-8 character.
const fn continues_character(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::{LEAD_BYTES_MAX, WINDOW_BYTES_MAX, cut_around, cut_both, cut_end, cut_start};

    /// Lines of ten bytes, `000000001\n` onwards.
    fn lines(count: usize) -> Vec<u8> {
        (1..=count).flat_map(|line| format!("{line:09}\n").into_bytes()).collect()
    }

    #[test]
    fn short_bytes_stay_whole() {
        for bytes in [&b""[..], b"a", &lines(WINDOW_BYTES_MAX / 10)] {
            for excerpt in [cut_start(bytes), cut_end(bytes), cut_both(bytes, b"x", (9_999, 0)).0] {
                assert_eq!((excerpt.bytes.as_slice(), excerpt.offset, excerpt.line), (bytes, 0, 1));
                assert!(!excerpt.is_cut());
            }
        }
    }

    #[test]
    fn long_bytes_are_cut_at_a_line() {
        let bytes = lines(10_000);
        let excerpt = cut_around(&bytes, 50_003);
        assert_eq!((excerpt.offset, excerpt.line, excerpt.bytes_total), (41_820, 4_183, 100_000));
        assert_eq!(excerpt.bytes, bytes[41_820..41_820 + WINDOW_BYTES_MAX]);
        let excerpt = cut_end(&bytes);
        assert_eq!((excerpt.offset, excerpt.line), (83_620, 8_363));
        assert_eq!(excerpt.bytes, bytes[83_620..]);
    }

    #[test]
    fn two_windows_start_side_by_side() {
        let (answer, output) = (lines(1_000), lines(100_000));
        let (expected, actual) = cut_both(&answer, &output, (9_995, 9_995));
        assert_eq!((expected.offset, actual.offset), (1_810, 1_810));
        assert_eq!(expected.bytes, answer[1_810..]);
    }

    #[test]
    fn a_place_behind_the_end_is_the_end() {
        let bytes = lines(2_000);
        assert_eq!(cut_around(&bytes, u64::MAX).bytes, bytes[bytes.len() - LEAD_BYTES_MAX + 2..]);
    }

    #[test]
    fn a_line_without_end_is_cut_between_characters() {
        for shift in 0..3 {
            let text = "x".repeat(shift) + &"€".repeat(20_000);
            for excerpt in [cut_start(text.as_bytes()), cut_around(text.as_bytes(), 30_000), cut_end(text.as_bytes())] {
                assert!(excerpt.bytes.len() > WINDOW_BYTES_MAX - 6 && excerpt.bytes.len() <= WINDOW_BYTES_MAX);
                assert!(std::str::from_utf8(&excerpt.bytes).is_ok(), "shifted by {shift}");
                assert_eq!(excerpt.line, 1);
            }
        }
        let binary = [0x80; WINDOW_BYTES_MAX * 2];
        assert_eq!(cut_start(&binary).bytes.len(), WINDOW_BYTES_MAX - 3);
    }
}
