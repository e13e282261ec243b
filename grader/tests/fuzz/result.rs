//! Results from elsewhere: a saved report, a signature, a roster. Each is read or refused, and what was read is shown.

use grader::{
    report::{Format, HumanOptions, fixtures, read_json, render},
    roster,
    signature::{Facts, PublicKey, SecretKey, compare_reports, sign, verify},
};

use super::feed::Feed;

/// The body of the fuzz target.
pub(crate) fn run(data: &[u8]) {
    let mut feed = Feed::new(data);
    let (result, other) = (feed.part(), feed.part());
    check_report(result);
    check_signature(result, other);
    check_text(&String::from_utf8_lossy(result));
    assert!(compare_reports(result, other, 5).len() <= 6);
}

/// A report that was read can be shown in every format, and written as it was read.
fn check_report(bytes: &[u8]) {
    let Ok(report) = read_json(bytes) else { return };
    let show = |format| render(format, &report, &fixtures::run_info(), &HumanOptions::default());
    for format in Format::ALL {
        let shown = String::from_utf8(show(format)).expect("UTF-8");
        let is_stray = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        assert!(!shown.contains(is_stray), "{format:?}: {shown:?}");
    }
    let written = show(Format::Json);
    let again = read_json(&written).expect("what was written is a report");
    let rewritten = render(Format::Json, &again, &fixtures::run_info(), &HumanOptions::default());
    assert_eq!(String::from_utf8(rewritten), String::from_utf8(written));
}

/// Whatever can be signed is what was signed, and nothing else is.
fn check_signature(result: &[u8], other: &[u8]) {
    let key = SecretKey::from_seed(&[7; 32]);
    assert!(verify(result, other, &key.public()).is_err(), "a forgery");
    match sign(result, &key) {
        Ok(signature) => {
            assert_eq!(verify(result, signature.as_bytes(), &key.public()), Ok(()));
            assert!(result == other || verify(other, signature.as_bytes(), &key.public()).is_err());
        }
        Err(error) => assert_eq!(Facts::read(result), Err(error)),
    }
}

fn check_text(text: &str) {
    if let Ok(key) = text.parse::<PublicKey>() {
        assert_eq!(key.to_string().parse(), Ok(key));
    }
    if let Ok(key) = SecretKey::from_file(text) {
        assert_eq!(SecretKey::from_file(&key.to_file()).map(|again| again.public()), Ok(key.public()));
    }
    for student in roster::read(text).unwrap_or_default() {
        let is_plain = |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
        assert!(student.name.starts_with(|c: char| c.is_ascii_alphanumeric()) && student.name.chars().all(is_plain));
        assert!(!student.repository.starts_with('-') && !student.repository.contains(char::is_control));
        assert!(!student.reference.is_some_and(|reference| reference.starts_with('-') || reference.contains("..")));
    }
}
