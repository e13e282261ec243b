//! `checker`: a program of the exercise decides, by the protocol of ICPC output validators.
//!
//! ```text
//! checker /input /answer /feedback/ [args]  < output
//!    exit 42 accepted · 43 rejected · anything else: the checker failed
//!    /feedback/judgemessage.txt  for staff          /feedback/teammessage.txt       for the student
//!    /feedback/score.txt         points, accepted   /feedback/score_multiplier.txt  share of the points, accepted
//! ```
//!
//! The source of the rules is the problem package format 2025-09, "Output validator" and "Scoring test cases".

use std::{error::Error, fmt};

use grade_model::{Bytes, CheckOutcome, Comparison, Ending, File, Outcome, Points, Rejection, Request, Secret, Stream};

use super::{decimal::Number, quote::quote};

/// The folder that a checker writes its feedback in.
const FEEDBACK_FOLDER: &str = "feedback";

/// Points of accepted output, and the share of them; never both.
const SCORE_FILES: [&str; 2] = ["score.txt", "score_multiplier.txt"];

/// Bytes of a message that are kept.
const MESSAGE_BYTES_MAX: usize = 16 * 1024;

/// Decimal places of a score that are kept; what is behind them is cut off. Sums of such numbers fit [`Points`].
const SCORE_PLACES_MAX: u32 = 15;

/// Digits before the point that a score may have.
const SCORE_MAGNITUDE_MAX: i64 = 15;

/// The exercise's checker did not do its work: an error of the exercise, never a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckerFailure {
    /// What it did, a lowercase fragment that holds nothing of the test's data.
    pub message: String,
    /// What it wrote as a score, for staff and to standard error, cut; it may quote hidden data.
    pub log: Secret<String>,
}

impl fmt::Display for CheckerFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for CheckerFailure {}

/// The run that asks a checker about `output`. `args` come behind the three arguments of the protocol.
#[must_use]
pub fn checker_request(
    input: &Secret<Bytes>,
    answer: &Secret<Bytes>,
    output: &Secret<Bytes>,
    args: &[String],
) -> Request {
    let protocol = ["/input", "/answer", "/feedback/"].map(str::to_owned);
    Request {
        stdin: output.clone(),
        args: Secret::new([&protocol, args].concat()),
        files: vec![
            File { path: "input".to_owned(), bytes: input.clone() },
            File { path: "answer".to_owned(), bytes: answer.clone() },
        ],
        output_folder: Some(FEEDBACK_FOLDER.to_owned()),
        seed: 0,
    }
}

/// What a checker's run means.
///
/// # Errors
/// When the checker exited with another code than 42 or 43, did not exit by itself, wrote a score that is not one,
/// two scores, or a score for output that it rejected.
pub fn read_checker_outcome(outcome: &Outcome) -> Result<CheckOutcome, CheckerFailure> {
    let judge_message = read_message(outcome, "judgemessage.txt");
    let team_message = read_message(outcome, "teammessage.txt");
    let fail = |message: String| CheckerFailure { message, log: write_log(outcome, judge_message.as_deref()) };
    let is_accepted = read_ending(outcome.ending).map_err(fail)?;
    let points = read_score(outcome, SCORE_FILES[0], None).map_err(fail)?;
    let multiplier = read_score(outcome, SCORE_FILES[1], Some(Points::ONE)).map_err(fail)?;
    if points.is_some() && multiplier.is_some() {
        return Err(fail("the checker wrote both score.txt and score_multiplier.txt".to_owned()));
    }
    if !is_accepted && (points.is_some() || multiplier.is_some()) {
        return Err(fail("the checker rejected the output (exit code 43) and yet wrote a score".to_owned()));
    }
    let comparison = if is_accepted {
        Comparison::Match
    } else {
        let message = "the exercise's checker did not accept your output".to_owned();
        let (line, column, answer_offset, output_offset, path) = (None, None, None, None, None);
        Comparison::Differs(Rejection { message, line, column, answer_offset, output_offset, path })
    };
    Ok(CheckOutcome { comparison, multiplier, points, judge_message, team_message })
}

fn read_ending(ending: Ending) -> Result<bool, String> {
    let how = match ending {
        Ending::Exited(42) => return Ok(true),
        Ending::Exited(43) => return Ok(false),
        Ending::Exited(code) => {
            return Err(format!("the checker exited with code {code} instead of 42 (accepted) or 43 (rejected)"));
        }
        Ending::Trapped(_) => "crashed",
        Ending::StackOverflow => "overflowed its stack",
        Ending::FuelSpent => "used up its fuel",
        Ending::MemoryRefused => "needed more memory than its limit",
        Ending::OutputCut(Stream::Stdout) => "wrote more to standard output than its limit",
        Ending::OutputCut(Stream::Stderr) => "wrote more to standard error than its limit",
        Ending::OutputCut(Stream::Files) => "wrote more feedback than its limit",
    };
    Err(format!("the checker {how}"))
}

/// A file of the feedback folder, whose path is told from that folder or from the guest's root.
fn find_feedback<'a>(outcome: &'a Outcome, name: &str) -> Option<&'a [u8]> {
    let is_named = |file: &&File| {
        let inner = file.path.strip_prefix(FEEDBACK_FOLDER).and_then(|rest| rest.strip_prefix('/'));
        inner.unwrap_or(&file.path) == name
    };
    outcome.files.iter().find(is_named).map(|file| &**file.bytes.reveal())
}

fn read_message(outcome: &Outcome, name: &str) -> Option<String> {
    let text = cut(find_feedback(outcome, name)?);
    (!text.is_empty()).then_some(text)
}

/// The start of some bytes as text, without white space at its end.
fn cut(bytes: &[u8]) -> String {
    let shown = &bytes[..bytes.len().min(MESSAGE_BYTES_MAX)];
    let mut text = String::from_utf8_lossy(shown).trim_end().to_owned();
    if shown.len() < bytes.len() {
        text.push_str("\n...");
    }
    text
}

fn write_log(outcome: &Outcome, judge_message: Option<&str>) -> Secret<String> {
    let scores =
        SCORE_FILES.iter().filter_map(|name| Some(format!("{name}: {}", quote(find_feedback(outcome, name)?))));
    let messages = [judge_message.unwrap_or_default().to_owned(), cut(outcome.stderr.reveal())];
    let parts: Vec<_> = scores.chain(messages).filter(|part| !part.is_empty()).collect();
    Secret::new(parts.join("\n"))
}

fn read_score(outcome: &Outcome, name: &str, maximum: Option<Points>) -> Result<Option<Points>, String> {
    let Some(bytes) = find_feedback(outcome, name) else { return Ok(None) };
    let Some(points) = Number::parse(bytes.trim_ascii()).and_then(to_points) else {
        return Err(format!("the checker wrote a {name} that is not a decimal number that fits"));
    };
    if points < Points::ZERO || maximum.is_some_and(|maximum| points > maximum) {
        let range = if maximum.is_some() { "from 0 to 1" } else { "of 0 or more" };
        return Err(format!("the checker wrote a {name} that is not a number {range}"));
    }
    Ok(Some(points))
}

/// The number as points, without what is behind the last decimal place that is kept.
fn to_points(number: Number<'_>) -> Option<Points> {
    if number.magnitude() > SCORE_MAGNITUDE_MAX {
        return None;
    }
    let mut kept = 0_i128;
    let places = i64::from(SCORE_PLACES_MAX).checked_add(number.magnitude())?;
    let digits = number.digits().chain(std::iter::repeat(b'0'));
    for digit in digits.take(usize::try_from(places).unwrap_or(0)) {
        kept = kept * 10 + i128::from(digit - b'0');
    }
    Points::ratio(if number.is_negative() { -kept } else { kept }, 10_i128.pow(SCORE_PLACES_MAX))
}

#[cfg(test)]
mod tests;
