//! `tokens`: output is the answer token for token, by the rules of the ICPC default output validator.
//!
//! The rules are those of the problem package format 2025-09, "Default output validator specification": bytes, not
//! characters; six kinds of white space; ASCII letters alone are folded; where a tolerance is set, a token is a
//! number when the *answer's* token is one.

use grade_model::{Comparison, TokenOptions};

use super::{
    decimal::{Number, Tolerance},
    place::{Place, first_difference, is_space, reject, trim_end},
    quote::{describe_early_end, quote, quote_at, subtle_difference},
};

/// A token and the white space before it. Behind the last token comes one with an empty text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token<'a> {
    space: &'a [u8],
    text: &'a [u8],
    /// Where the text starts, in bytes from 0.
    start: usize,
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn next(&mut self) -> Token<'a> {
        let rest = &self.bytes[self.at..];
        let (space, rest) = rest.split_at(rest.iter().position(|byte| !is_space(*byte)).unwrap_or(rest.len()));
        let text = &rest[..rest.iter().position(|byte| is_space(*byte)).unwrap_or(rest.len())];
        let start = self.at + space.len();
        self.at = start + text.len();
        Token { space, text, start }
    }

    fn count_rest(mut self) -> usize {
        std::iter::from_fn(|| Some(self.next())).take_while(|token| !token.text.is_empty()).count()
    }
}

/// Compares token for token.
pub(super) fn compare(options: &TokenOptions, answer: &[u8], output: &[u8]) -> Comparison {
    let tolerance =
        Tolerance { absolute: options.float_absolute_tolerance, relative: options.float_relative_tolerance };
    let (mut expected, mut found) = (Scanner::new(answer), Scanner::new(output));
    let mut number = 0_usize;
    loop {
        number += 1;
        let (want, got) = (expected.next(), found.next());
        match (want.text, got.text) {
            (b"", b"") if options.space_change_sensitive && want.space != got.space => {
                return reject_space(output, want, got, "after the last token");
            }
            (b"", b"") => return Comparison::Match,
            (b"", extra) => {
                let message = format!("there is extra output after the end of what was expected: {}", quote(extra));
                return reject(output, Place { answer: answer.len(), output: got.start }, message);
            }
            (next, b"") => {
                let message = describe_early_end(trim_end(output), 1 + expected.count_rest(), "token", &quote(next));
                return reject(output, Place { answer: want.start, output: output.len() }, message);
            }
            _ if options.space_change_sensitive && want.space != got.space => {
                return reject_space(output, want, got, &format!("before token {number}"));
            }
            _ => {}
        }
        if let Some(why) = differ(options, &tolerance, want.text, got.text) {
            let place = Place { answer: want.start, output: got.start };
            return reject(output, place, format!("token {number} differs: {why}"));
        }
    }
}

/// Why one token is not accepted for another.
fn differ(options: &TokenOptions, tolerance: &Tolerance, want: &[u8], got: &[u8]) -> Option<String> {
    if want == got {
        return None;
    }
    if let Some(answer) = tolerance.is_set().then(|| Number::parse(want)).flatten() {
        return match Number::parse(got) {
            Some(number) if tolerance.accepts(answer, number) => None,
            Some(_) => {
                Some(format!("expected a number {} {}, found {}", tolerance.describe(), quote(want), quote(got)))
            }
            None => Some(format!("expected a number like {}, found {}", quote(want), quote(got))),
        };
    }
    if !options.case_sensitive && want.eq_ignore_ascii_case(got) {
        return None;
    }
    let at = first_difference(want, got);
    Some(format!("expected {}, found {}{}", quote_at(want, at), quote_at(got, at), subtle_difference(want, got)))
}

fn reject_space(output: &[u8], want: Token<'_>, got: Token<'_>, place: &str) -> Comparison {
    let at = want.space.iter().zip(got.space).take_while(|(want, got)| want == got).count();
    // From the start of the run that differs in length: "a space" and "2 spaces" instead of "nothing" and "a space".
    let common = &want.space[..at];
    let continues = |byte: &u8| want.space.get(at) == Some(byte) || got.space.get(at) == Some(byte);
    let run = common.last().filter(|byte| continues(byte));
    let start = run.map_or(at, |byte| common.iter().rposition(|other| other != byte).map_or(0, |last| last + 1));
    let [expected, found] = [want, got].map(|token| describe_space(&token.space[start..], start > 0));
    let offset = |token: Token<'_>| token.start - token.space.len() + at;
    let message = format!("the white space {place} differs: expected {expected}, found {found}");
    reject(output, Place { answer: offset(want), output: offset(got) }, message)
}

/// White space in words, because quoted it is hard to see.
fn describe_space(space: &[u8], is_rest: bool) -> String {
    let mut runs = space.chunk_by(|left, right| left == right).map(|run| match (run[0], run.len()) {
        (b' ', 1) => "a space".to_owned(),
        (b' ', count) => format!("{count} spaces"),
        (b'\n', 1) => "a line break".to_owned(),
        (b'\n', count) => format!("{count} line breaks"),
        (b'\t', 1) => "a tab".to_owned(),
        (b'\t', count) => format!("{count} tabs"),
        (byte, 1) => format!("the character {}", quote(&[byte])),
        (byte, count) => format!("{count} characters {}", quote(&[byte])),
    });
    match (runs.next(), runs.next(), runs.next()) {
        (None, ..) if is_rest => "no more".to_owned(),
        (None, ..) => "none".to_owned(),
        (Some(first), None, _) => first,
        (Some(first), Some(second), None) => format!("{first} and {second}"),
        (Some(first), Some(second), Some(_)) => format!("{first}, {second} and more"),
    }
}

#[cfg(test)]
mod tests {
    use grade_model::{Comparison, TokenOptions};
    use proptest::prelude::*;

    use super::{Scanner, Token, compare};

    #[test]
    fn tokens_are_split_as_documented() {
        let mut scanner = Scanner::new(b"\x0b\x0ca\0\xa0 \t\r\nb");
        assert_eq!(scanner.next(), Token { space: b"\x0b\x0c", text: b"a\0\xa0", start: 2 });
        assert_eq!(scanner.next(), Token { space: b" \t\r\n", text: b"b", start: 9 });
        assert_eq!(scanner.next(), Token { space: b"", text: b"", start: 10 });
        assert_eq!(scanner.next(), Token { space: b"", text: b"", start: 10 });
    }

    fn is_match(options: &TokenOptions, answer: &[u8], output: &[u8]) -> bool {
        compare(options, answer, output) == Comparison::Match
    }

    fn options() -> impl Strategy<Value = TokenOptions> {
        let tolerance = || proptest::option::of("1e-[0-9]").prop_map(|text| text.map(|text| text.parse().expect("ε")));
        (any::<bool>(), any::<bool>(), tolerance(), tolerance()).prop_map(|(case, space, absolute, relative)| {
            TokenOptions {
                case_sensitive: case,
                space_change_sensitive: space,
                float_absolute_tolerance: absolute,
                float_relative_tolerance: relative,
            }
        })
    }

    proptest! {
        #[test]
        fn an_answer_accepts_itself(options in options(), answer in proptest::collection::vec(any::<u8>(), 0..80)) {
            prop_assert!(is_match(&options, &answer, &answer));
        }

        #[test]
        fn nothing_panics(
            options in options(),
            answer in "[-+0-9.eEa \n\t]{0,30}",
            output in proptest::collection::vec(any::<u8>(), 0..40),
        ) {
            let _ = compare(&options, answer.as_bytes(), &output);
            let _ = compare(&options, &output, answer.as_bytes());
        }

        #[test]
        fn white_space_is_free_unless_it_is_not(
            tokens in proptest::collection::vec(("[!-~]{1,4}", "[ \n\r\t\x0b\x0c]{1,3}", "[ \n\r\t\x0b\x0c]{1,3}"), 0..12),
            lead in "[ \n\r\t]{0,3}",
        ) {
            let answer: String = tokens.iter().map(|(token, space, _)| format!("{token}{space}")).collect();
            let output: String = tokens.iter().map(|(token, _, space)| format!("{token}{space}")).collect();
            let output = lead + &output;
            let free = TokenOptions { case_sensitive: true, ..TokenOptions::default() };
            let strict = TokenOptions { space_change_sensitive: true, ..free.clone() };
            prop_assert!(is_match(&free, answer.as_bytes(), output.as_bytes()));
            prop_assert_eq!(is_match(&strict, answer.as_bytes(), output.as_bytes()), answer == output);
        }

        #[test]
        fn case_is_free_unless_it_is_not(answer in "[a-cA-C \n]{0,9}", output in "[a-cA-C \n]{0,9}") {
            let strict = TokenOptions { case_sensitive: true, ..TokenOptions::default() };
            let free = TokenOptions::default();
            let upper = answer.to_ascii_uppercase();
            prop_assert!(is_match(&free, answer.as_bytes(), upper.as_bytes()));
            let [left, right] = [&answer, &output].map(|text| text.split_ascii_whitespace().collect::<Vec<_>>());
            prop_assert_eq!(is_match(&strict, answer.as_bytes(), output.as_bytes()), left == right);
        }

        #[test]
        fn is_symmetric_without_a_relative_tolerance(
            answer in "([0-9]{1,3}(\\.[0-9])? |[ab] ){0,4}",
            output in "([0-9]{1,3}(\\.[0-9])? |[ab] ){0,4}",
        ) {
            let options = TokenOptions { float_absolute_tolerance: "300".parse().ok(), ..TokenOptions::default() };
            prop_assert_eq!(
                is_match(&options, answer.as_bytes(), output.as_bytes()),
                is_match(&options, output.as_bytes(), answer.as_bytes())
            );
        }
    }
}
