//! An exercise's input validator: a program that says whether an input is one that the statement allows.
//!
//! ```text
//! input_validator < input        exit 42 accepted · anything else: refused, standard error says why
//! ```
//!
//! The source of the rule is the problem package format 2025-09, "Input validators".

use grade_model::{Bytes, Ending, Outcome, Request, Secret};

use super::quote::quote;

/// The exit code of an accepted input.
const ACCEPTED: u32 = 42;
/// How a message begins that names the line it is about.
const LINE_PREFIX: &str = "line ";

/// Why an input is not one that the statement allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputRefusal {
    /// What the validator said, a fragment that may quote the input; or how it ended, where it said nothing.
    pub message: String,
    /// The line that it is about, from 1, where its message begins with `line N`.
    pub line: Option<usize>,
}

/// The run that asks a validator about an input.
#[must_use]
pub fn input_validator_request(input: &Secret<Bytes>) -> Request {
    Request { stdin: input.clone(), args: Secret::new(Vec::new()), files: Vec::new(), output_folder: None, seed: 0 }
}

/// What a validator's run means. Its words are for the exercise's author only.
///
/// # Errors
/// When it refused the input, or did not exit by itself.
pub fn read_input_validator_outcome(outcome: &Outcome) -> Result<(), InputRefusal> {
    let how = match outcome.ending {
        Ending::Exited(ACCEPTED) => return Ok(()),
        Ending::Exited(code) => format!("exit code {code}, not {ACCEPTED}"),
        Ending::Trapped(_) => "it crashed".to_owned(),
        Ending::StackOverflow => "it overflowed its stack".to_owned(),
        Ending::FuelSpent => "it used up its fuel".to_owned(),
        Ending::MemoryRefused => "it needed more memory than its limit".to_owned(),
        Ending::OutputCut(_) => "it wrote more than its limit".to_owned(),
    };
    let words = outcome.stderr.reveal().split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).find(|l| !l.is_empty());
    let Some(words) = words else { return Err(InputRefusal { message: how, line: None }) };
    let digits: String = String::from_utf8_lossy(words)
        .strip_prefix(LINE_PREFIX)
        .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect())
        .unwrap_or_default();
    Err(InputRefusal { message: quote(words), line: digits.parse().ok() })
}

#[cfg(test)]
mod tests {
    use grade_model::{Ending, Outcome, Secret, Usage};

    use super::{InputRefusal, read_input_validator_outcome};

    #[track_caller]
    fn check(ending: Ending, stderr: &str, expect: Result<(), (&str, Option<usize>)>) {
        let outcome = Outcome {
            ending,
            stdout: Secret::default(),
            stderr: Secret::new(stderr.as_bytes().into()),
            files: Vec::new(),
            usage: Usage::default(),
        };
        let expect = expect.map_err(|(message, line)| InputRefusal { message: message.to_owned(), line });
        assert_eq!(read_input_validator_outcome(&outcome), expect);
    }

    #[test]
    fn exit_codes_decide() {
        check(Ending::Exited(42), "all is well", Ok(()));
        check(Ending::Exited(0), "", Err(("exit code 0, not 42", None)));
        check(Ending::Exited(43), "line 3: n is 0\nmore", Err(("`line 3: n is 0`", Some(3))));
        check(Ending::FuelSpent, "\n\n", Err(("it used up its fuel", None)));
        check(Ending::Exited(1), "lines 3", Err(("`lines 3`", None)));
    }
}
