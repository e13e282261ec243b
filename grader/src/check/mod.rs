//! Comparison of output with an answer, one file per mode.
//!
//! ```text
//! CheckMode ─┬─ exact lines tokens unordered-lines regex json ── compare() ─► Comparison
//!            └─ checker ── checker_request() ─► sandbox ─► read_checker_outcome() ─► CheckOutcome
//! ```
//!
//! Every mode is a pure function of the answer and the output, takes time linear in both (times a logarithm where
//! lines or arrays are sorted), and never recurses with the size of its input. Output is a stranger's: nothing here
//! panics on any bytes, and what a message quotes of it is short and printable.

mod checker;
mod decimal;
mod exact;
mod input_validator;
mod json;
mod lines;
mod place;
mod quote;
mod regex;
mod tokens;
mod unordered_lines;

use std::{error::Error, fmt};

use grade_model::{CheckMode, Comparison};

pub use self::{
    checker::{CheckerFailure, checker_request, read_checker_outcome},
    input_validator::{InputRefusal, input_validator_request, read_input_validator_outcome},
};

/// Why there is no comparison. Neither reason says anything about the submission, so both are judge errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareError {
    /// The mode is a checker: [`checker_request`] asks it.
    NeedsChecker,
    /// The answer, or an option of the mode, is not valid; [`validate_answer`] finds that when an exercise is loaded.
    Answer(AnswerFault),
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFault {
    /// A fragment behind "the answer": `is not a regular expression: unclosed group`.
    pub message: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
}

impl AnswerFault {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), line: None }
    }
}

impl fmt::Display for AnswerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for AnswerFault {}

impl fmt::Display for CompareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeedsChecker => f.write_str("the exercise's checker decides on this output"),
            Self::Answer(why) => write!(f, "the answer {why}"),
        }
    }
}

impl Error for CompareError {}

/// Holds `output` against `answer`.
///
/// # Errors
/// When `mode` leaves that to the exercise's checker, or when `answer` is not valid for it.
pub fn compare(mode: &CheckMode, answer: &[u8], output: &[u8]) -> Result<Comparison, CompareError> {
    Ok(match mode {
        CheckMode::Exact => exact::compare(answer, output),
        CheckMode::Lines => lines::compare(answer, output),
        CheckMode::Tokens(options) => tokens::compare(options, answer, output),
        CheckMode::UnorderedLines => unordered_lines::compare(answer, output),
        CheckMode::Regex => regex::parse(answer).map_err(CompareError::Answer)?.compare(output),
        CheckMode::Json(options) => json::parse(options, answer).map_err(CompareError::Answer)?.compare(output),
        CheckMode::Checker { .. } => return Err(CompareError::NeedsChecker),
    })
}

/// Whether `answer` and the options of `mode` make sense: a regular expression compiles, JSON parses, paths are
/// paths.
///
/// # Errors
/// What is wrong with it.
pub fn validate_answer(mode: &CheckMode, answer: &[u8]) -> Result<(), AnswerFault> {
    match mode {
        CheckMode::Exact
        | CheckMode::Lines
        | CheckMode::Tokens(_)
        | CheckMode::UnorderedLines
        | CheckMode::Checker { .. } => Ok(()),
        CheckMode::Regex => regex::parse(answer).map(drop),
        CheckMode::Json(options) => json::parse(options, answer).map(drop),
    }
}
