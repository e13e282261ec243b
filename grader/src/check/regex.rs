//! `regex`: the answer is a regular expression that matches the whole output.
//!
//! The line break at the end of the answer and white space at the end of the output do not count. Matching takes
//! time linear in the output for every expression, so no answer can make the judge hang.

use std::str;

use grade_model::Comparison;
use regex::bytes::{Regex, RegexBuilder};

use super::{
    AnswerFault,
    place::{Place, reject, trim_end},
    quote::{quote, quote_at},
};

/// Bytes that a compiled expression may take: what one step over a byte of output can cost.
const COMPILED_BYTES_MAX: usize = 512 * 1024;

/// Bytes that the lazily built automaton may take before it starts anew.
const AUTOMATON_BYTES_MAX: usize = 4 * 1024 * 1024;

/// An answer of this mode.
pub(super) struct Pattern<'a> {
    text: &'a str,
    whole: Regex,
    start: Regex,
}

/// Reads an answer.
///
/// # Errors
/// Why it is not a regular expression, as a fragment behind "the answer".
pub(super) fn parse(answer: &[u8]) -> Result<Pattern<'_>, AnswerFault> {
    let text = str::from_utf8(answer)
        .map_err(|_| AnswerFault::new("is not valid UTF-8, so it is not a regular expression"))?;
    let text = text.trim_end_matches(['\n', '\r']);
    // On its own first: `a)|(b` must not become valid by what is put around it.
    compile(text)?;
    // In an expression that ends in a comment (flag `x`) only a line break lets the closing parenthesis count.
    let wrap =
        |end: &str| compile(&format!(r"\A(?:{text}){end}")).or_else(|_| compile(&format!("\\A(?:{text}\n){end}")));
    Ok(Pattern { text, whole: wrap(r"\z")?, start: wrap("")? })
}

fn compile(pattern: &str) -> Result<Regex, AnswerFault> {
    let compiled =
        RegexBuilder::new(pattern).size_limit(COMPILED_BYTES_MAX).dfa_size_limit(AUTOMATON_BYTES_MAX).build();
    compiled.map_err(|error| {
        let text = error.to_string();
        let reason = text.lines().last().unwrap_or_default();
        let reason = reason.strip_prefix("error: ").unwrap_or(reason);
        let message = format!("is not a regular expression: {}", reason.trim_end_matches('.').to_lowercase());
        // A pattern has one line more often than not; where it has several, what is wrong may be in any.
        AnswerFault { message, line: (!pattern.contains('\n')).then_some(1) }
    })
}

impl Pattern<'_> {
    /// Compares the whole output with the expression. Output that is not UTF-8 is no match, unless the expression
    /// itself turns Unicode off.
    pub(super) fn compare(&self, output: &[u8]) -> Comparison {
        let body = trim_end(output);
        if self.whole.is_match(body) {
            return Comparison::Match;
        }
        let matched = self.start.find(body).map_or(0, |found| found.end());
        // Doubled backslashes would make another expression of it.
        let pattern = quote(self.text.as_bytes()).replace(r"\\", r"\");
        let message = if body.is_empty() {
            format!("your output is empty, and the expected pattern {pattern} does not match that")
        } else if matched == body.len() {
            // The first alternative that matches may end here and yet be followed by an assertion that fails.
            format!("the expected pattern {pattern} does not match the whole of your output")
        } else if matched > 0 {
            format!("the expected pattern {pattern} ends before {}", quote_at(&body[matched..], 0))
        } else {
            format!("the expected pattern {pattern} does not match your output, which starts with {}", quote(body))
        };
        reject(output, Place { answer: 0, output: matched }, message)
    }
}

#[cfg(test)]
mod tests {
    use grade_model::Comparison;
    use proptest::prelude::*;

    use super::parse;

    #[track_caller]
    fn check_error(answer: &[u8], expect: &str) {
        assert_eq!(parse(answer).err().map(|fault| fault.message).as_deref(), Some(expect));
    }

    #[test]
    fn answers_that_are_no_expressions_are_refused() {
        check_error(b"(", "is not a regular expression: unclosed group");
        check_error(b"a)|(b", "is not a regular expression: unopened group");
        check_error(b"\xff", "is not valid UTF-8, so it is not a regular expression");
        check_error(
            b"(a{1000}){1000}",
            "is not a regular expression: compiled regex exceeds size limit of 524288 bytes",
        );
    }

    fn accepts(answer: &str, output: &[u8]) -> bool {
        parse(answer.as_bytes()).unwrap().compare(output) == Comparison::Match
    }

    proptest! {
        #[test]
        fn an_escaped_text_accepts_itself_only(text in "[a-z.*+ ()\\[\\]]{0,10}[a-z]", other in "[a-z.*+ ()]{0,10}[a-z]") {
            let pattern = regex::escape(&text);
            prop_assert!(accepts(&pattern, text.as_bytes()));
            let spaced = format!("{text} \r\n\n");
            prop_assert!(accepts(&pattern, spaced.as_bytes()));
            prop_assert_eq!(accepts(&pattern, other.as_bytes()), text == other);
        }

        #[test]
        fn no_output_panics(output in proptest::collection::vec(any::<u8>(), 0..60)) {
            prop_assert_eq!(accepts("(?s-u:.*)", &output), true);
            prop_assert_eq!(accepts("(?s:.*)", &output), std::str::from_utf8(super::trim_end(&output)).is_ok());
        }
    }
}
