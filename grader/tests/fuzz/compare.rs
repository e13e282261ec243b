//! Comparison modes: an answer and an output, split out of bytes, held against each other by every mode.

use grade_model::{
    CheckMode, CheckOutcome, Comparison, Decimal, Ending, File, JsonOptions, Outcome, Points, Rejection, Secret,
    Stream, TokenOptions, Trap, Usage,
};
use grader::check::{compare, read_checker_outcome, validate_answer};

use super::feed::Feed;

/// The longest message that a comparison may make of any two texts, in bytes.
const MESSAGE_BYTES_MAX: usize = 2_000;

const PATHS: &[&str] = &["$", "$.a", "$[0]", "$.a[*]", "$..", "$.a.b[1]", "a", "$.", "$[", "$[*].a"];

/// The body of the fuzz target.
pub(crate) fn run(data: &[u8]) {
    let mut feed = Feed::new(data);
    let tolerances = [feed.option(decimal), feed.option(decimal)];
    let tokens = TokenOptions {
        case_sensitive: feed.flag(),
        space_change_sensitive: feed.flag(),
        float_absolute_tolerance: tolerances[0],
        float_relative_tolerance: tolerances[1],
    };
    let json = JsonOptions {
        number_tolerance: feed.option(decimal),
        ignored_paths: feed.list(2, |feed| feed.pick(PATHS).to_owned()),
        unordered_arrays: feed.list(2, |feed| feed.pick(PATHS).to_owned()),
    };
    let (answer, output) = (feed.part(), feed.part());
    check_reflexive(&tokens, &json, answer);
    check_order_of_modes(answer, output);
    let modes = [
        CheckMode::Exact,
        CheckMode::Lines,
        CheckMode::Tokens(tokens),
        CheckMode::UnorderedLines,
        CheckMode::Regex,
        CheckMode::Json(json),
    ];
    for mode in &modes {
        check_mode(mode, answer, output);
        check_mode(mode, output, answer);
    }
    check_checker(&mut feed, answer, output);
}

fn decimal(feed: &mut Feed<'_>) -> Decimal {
    Decimal { coefficient: feed.number(), exponent: i32::from(feed.byte()) - 128 }
}

fn matches(mode: &CheckMode, answer: &[u8], output: &[u8]) -> bool {
    compare(mode, answer, output).is_ok_and(|comparison| comparison == Comparison::Match)
}

/// A text is what it is.
fn check_reflexive(tokens: &TokenOptions, json: &JsonOptions, text: &[u8]) {
    for mode in [CheckMode::Exact, CheckMode::Lines, CheckMode::UnorderedLines, CheckMode::Tokens(tokens.clone())] {
        assert!(matches(&mode, text, text), "{mode:?} tells a text from itself");
    }
    let json = CheckMode::Json(json.clone());
    if validate_answer(&json, text).is_ok() {
        assert!(matches(&json, text, text), "{json:?} tells a value from itself");
    }
}

/// What a strict mode accepts, a lenient one accepts, and modes without tolerance do not care which text is which.
fn check_order_of_modes(answer: &[u8], output: &[u8]) {
    let strict_first = [
        CheckMode::Exact,
        CheckMode::Lines,
        CheckMode::Tokens(TokenOptions { case_sensitive: true, ..TokenOptions::default() }),
        CheckMode::Tokens(TokenOptions::default()),
    ];
    let accepted: Vec<bool> = strict_first.iter().map(|mode| matches(mode, answer, output)).collect();
    assert!(accepted.is_sorted(), "{accepted:?}");
    assert_eq!(accepted[0], answer == output);
    let unordered = matches(&CheckMode::UnorderedLines, answer, output);
    assert!(unordered || !accepted[1]);
    for (mode, accepted) in strict_first.iter().zip(accepted) {
        assert_eq!(matches(mode, output, answer), accepted, "{mode:?}");
    }
    assert_eq!(matches(&CheckMode::UnorderedLines, output, answer), unordered);
}

fn check_mode(mode: &CheckMode, answer: &[u8], output: &[u8]) {
    let validity = validate_answer(mode, answer);
    let result = compare(mode, answer, output);
    assert_eq!(validity.is_ok(), result.is_ok(), "an answer that loads is an answer that judges");
    match (validity, result) {
        (Err(fault), Err(error)) => {
            check_words(&fault.to_string());
            check_words(&error.to_string());
        }
        (_, Ok(Comparison::Differs(rejection))) => check_rejection(&rejection, answer, output),
        (_, Ok(Comparison::Match) | Err(_)) => {}
    }
}

fn check_rejection(rejection: &Rejection, answer: &[u8], output: &[u8]) {
    check_words(&rejection.message);
    rejection.path.iter().for_each(|path| check_words(path));
    assert!(rejection.line != Some(0) && rejection.column != Some(0), "{rejection:?}");
    assert!(rejection.answer_offset.is_none_or(|offset| offset <= answer.len() as u64), "{rejection:?}");
    assert!(rejection.output_offset.is_none_or(|offset| offset <= output.len() as u64), "{rejection:?}");
    let feeds = output.iter().filter(|byte| **byte == b'\n').count() as u64;
    assert!(rejection.line.is_none_or(|line| line <= feeds + 1), "{rejection:?}");
}

/// A message is short and has nothing in it that a terminal would obey.
fn check_words(text: &str) {
    assert!(!text.is_empty() && text.len() <= MESSAGE_BYTES_MAX, "{} bytes", text.len());
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
}

/// A checker that ended in any way and left any feedback.
fn check_checker(feed: &mut Feed<'_>, score: &[u8], stderr: &[u8]) {
    let ending = match feed.below(8) {
        0 | 1 => Ending::Exited(42),
        2 => Ending::Exited(43),
        3 => Ending::Exited(u32::from(feed.byte())),
        4 => Ending::Trapped(Trap::Unreachable),
        5 => Ending::OutputCut(Stream::Files),
        6 => Ending::MemoryRefused,
        _ => Ending::FuelSpent,
    };
    const NAMES: &[&str] = &["score.txt", "score_multiplier.txt", "judgemessage.txt", "teammessage.txt", "x"];
    let files = feed.list(3, |feed| {
        let path = format!("feedback/{}", feed.pick(NAMES));
        let bytes = if feed.flag() { score.to_vec() } else { feed.bytes() };
        File { path, bytes: Secret::new(bytes.into()) }
    });
    let outcome = Outcome {
        ending,
        stdout: Secret::new([].into()),
        stderr: Secret::new(stderr.into()),
        files,
        usage: Usage::default(),
    };
    match read_checker_outcome(&outcome) {
        Ok(check) => check_accepted_words(ending, &check),
        Err(failure) => check_words(&failure.message),
    }
}

fn check_accepted_words(ending: Ending, check: &CheckOutcome) {
    let is_accepted = check.comparison == Comparison::Match;
    assert_eq!(ending, Ending::Exited(if is_accepted { 42 } else { 43 }));
    assert!(check.points.is_none_or(|points| is_accepted && points >= Points::ZERO));
    let has_share = |share| is_accepted && (Points::ZERO..=Points::ONE).contains(&share);
    assert!(check.multiplier.is_none_or(has_share));
    assert!(check.points.is_none() || check.multiplier.is_none());
}
