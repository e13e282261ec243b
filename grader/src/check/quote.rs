//! Short, safe pieces of strangers' bytes for the message of a rejection.

use std::{fmt::Write as _, ops::Range};

use super::{decimal::Number, place::is_space};

/// Bytes of a piece. A message shows two of them, and still fits a terminal's two lines.
const PIECE_BYTES_MAX: usize = 60;

/// How far before the first difference a piece starts when it cannot start at the beginning.
const LEAD_BYTES: usize = 20;

/// The start of `bytes` between backticks: `` `hello` ``.
pub(super) fn quote(bytes: &[u8]) -> String {
    quote_at(bytes, 0)
}

/// The part of `bytes` around the byte `at`, between backticks, with `...` for what is left out.
///
/// What cannot be printed is escaped: line breaks and tabs by their usual names, other characters by number, bytes
/// that are not UTF-8 as `\xff`. So nothing that a terminal would obey gets through.
pub(super) fn quote_at(bytes: &[u8], at: usize) -> String {
    let shown = window(bytes, at);
    let mut text = String::with_capacity(PIECE_BYTES_MAX + 8);
    text.push('`');
    if shown.start > 0 {
        text.push_str("...");
    }
    for chunk in bytes[shown.clone()].utf8_chunks() {
        chunk.valid().chars().for_each(|character| push_escaped(&mut text, character));
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\\x{byte:02x}");
        }
    }
    if shown.end < bytes.len() {
        text.push_str("...");
    }
    text.push('`');
    text
}

fn push_escaped(text: &mut String, character: char) {
    match character {
        '\'' | '"' => text.push(character),
        // As a report shows them, not as `escape_debug` does.
        '\u{1}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {
            // Writing to a string cannot fail.
            let _ = write!(text, "\\x{:02x}", u32::from(character));
        }
        _ => text.extend(character.escape_debug()),
    }
}

/// The part that is shown: from the beginning when the difference is near it, cut between characters.
fn window(bytes: &[u8], at: usize) -> Range<usize> {
    if bytes.len() <= PIECE_BYTES_MAX {
        return 0..bytes.len();
    }
    let at = at.min(bytes.len());
    let start = if at + LEAD_BYTES <= PIECE_BYTES_MAX { 0 } else { boundary(bytes, at - LEAD_BYTES) };
    let end = (start + PIECE_BYTES_MAX).min(bytes.len());
    start..if end == bytes.len() { end } else { boundary(bytes, end) }
}

/// The nearest start of a character at or before `at`, or `at` itself where the bytes are not UTF-8.
fn boundary(bytes: &[u8], at: usize) -> usize {
    let starts = |at: &usize| bytes.get(*at).is_none_or(|byte| byte & 0b1100_0000 != 0b1000_0000);
    (at.saturating_sub(3)..=at).rev().find(starts).unwrap_or(at)
}

/// A line as [`quote_at`] shows it; an empty one in words.
pub(super) fn quote_line(line: &[u8], at: usize) -> String {
    if line.is_empty() { "an empty line".to_owned() } else { quote_at(line, at) }
}

/// What sets two different texts apart, when it is something that the eye misses.
pub(super) fn subtle_difference(expected: &[u8], found: &[u8]) -> &'static str {
    let visible = |text| <[u8]>::iter(text).filter(|byte| !is_space(**byte));
    if expected.eq_ignore_ascii_case(found) {
        " (only upper and lower case differ)"
    } else if visible(expected).eq(visible(found)) {
        " (only white space differs)"
    } else if Number::parse(expected).is_some_and(|number| Number::parse(found) == Some(number)) {
        " (the same number, written in another way)"
    } else {
        ""
    }
}

/// Says that output ended while there was still something to come: `missing` of what `noun` names, first `next`.
/// `output` is without what the mode ignores at its end.
pub(super) fn describe_early_end(output: &[u8], missing: usize, noun: &str, next: &str) -> String {
    let (end, more) = if output.is_empty() { ("is empty", "") } else { ("ends too early", "more ") };
    let rest = if missing == 1 { "was expected:" } else { "were expected, starting with" };
    format!("your output {end}: {} {rest} {next}", count(missing, &format!("{more}{noun}")))
}

/// `1 line`, `3 lines`.
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{quote, quote_at};

    #[test]
    fn unprintable_bytes_are_escaped() {
        assert_eq!(quote(b"a\x1b[31m\0\t\r\n\xff\\"), "`a\\x1b[31m\\0\\t\\r\\n\\xff\\\\`");
        assert_eq!(quote("\u{202e}\u{200b}ä\"'".as_bytes()), "`\\u{202e}\\u{200b}ä\"'`");
    }

    #[test]
    fn long_texts_are_cut_around_the_difference() {
        let digits: String = (0..30).map(|number| format!("{number:04}")).collect();
        assert_eq!(quote(digits.as_bytes()), format!("`{}...`", &digits[..60]));
        assert_eq!(quote_at(digits.as_bytes(), 50), format!("`...{}...`", &digits[30..90]));
        assert_eq!(quote_at(digits.as_bytes(), 500), format!("`...{}`", &digits[100..]));
    }

    proptest! {
        #[test]
        fn a_quote_is_short_and_printable(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0_usize..400) {
            let quoted = quote_at(&bytes, at);
            prop_assert!(quoted.len() <= 8 + 10 * 63, "{}", quoted.len());
            prop_assert!(!quoted.chars().any(char::is_control));
        }

        #[test]
        fn valid_text_stays_valid(text in "\\PC{0,200}", at in 0_usize..400) {
            let text = text.replace('\\', "/");
            prop_assert!(!quote_at(text.as_bytes(), at).contains("\\x"), "{}", quote_at(text.as_bytes(), at));
        }
    }
}
