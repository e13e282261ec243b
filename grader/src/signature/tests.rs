//! Every way in which a result or its signature can be wrong, and what is said of it.

use proptest::prelude::*;

use super::{Facts, KeyError, PublicKey, ResultError, SecretKey, compare_reports, sign, verify};
use crate::report::{self, Format, HumanOptions, fixtures};

fn result(name: &str) -> Vec<u8> {
    let (_, report) = fixtures::all().into_iter().find(|(fixture, _)| *fixture == name).expect("a fixture");
    report::render(Format::Json, &report, &fixtures::run_info(), &HumanOptions::default())
}

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

#[track_caller]
fn check(result: &[u8], signature: &str, expected: Result<(), &str>) {
    let found = verify(result, signature.as_bytes(), &key(1).public()).map_err(|error| error.to_string());
    assert_eq!(found.as_ref().map(|()| ()).map_err(String::as_str), expected);
}

fn replace(text: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(text.to_vec()).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn what_was_signed_verifies_and_signing_is_deterministic() {
    for (name, _) in fixtures::all() {
        let result = result(name);
        let signature = sign(&result, &key(1)).unwrap();
        assert_eq!(signature, sign(&result, &key(1)).unwrap());
        check(&result, &signature, Ok(()));
    }
}

#[test]
fn a_tampered_result_is_told_apart_by_its_facts() {
    let result = result("wrong-answer");
    let signature = sign(&result, &key(1)).unwrap();
    let better = replace(&result, "\"verdict\":\"WA\"", "\"verdict\":\"AC\"");
    check(&better, &signature, Err("the result is not the one that was signed: verdict: signed `WA`, here `AC`"));
    let mut longer = result;
    longer.push(b' ');
    check(&longer, &signature, Err("the result is not the one that was signed: other bytes, with the same score"));
}

#[test]
fn a_truncated_result_is_called_so() {
    let result = result("wrong-answer");
    let signature = sign(&result, &key(1)).unwrap();
    check(
        &result[..result.len() / 2],
        &signature,
        Err("the result is not the one that was signed: the result is cut off: it ends in the middle of the report"),
    );
    assert_eq!(sign(b"", &key(1)), Err(ResultError::Truncated));
    assert_eq!(sign(&[result.clone(), result].concat(), &key(1)), Err(ResultError::Several));
    assert!(matches!(Facts::read(b"[]"), Err(ResultError::Other(_))));
}

#[test]
fn another_key_is_named() {
    let result = result("accepted");
    let signature = sign(&result, &key(2)).unwrap();
    let message = format!("signed by another key: {} instead of {}", key(2).public(), key(1).public());
    check(&result, &signature, Err(&message));
    // The key's name changed into the trusted one does not make it the trusted one's signature.
    let renamed = signature.replace(&key(2).public().to_string(), &key(1).public().to_string());
    check(&result, &renamed, Err("the signature file was changed: its key did not sign what it states"));
}

#[test]
fn a_changed_statement_does_not_verify() {
    let result = result("wrong-answer");
    let better = replace(&result, "\"verdict\":\"WA\"", "\"verdict\":\"AC\"");
    let (honest, wished) = (sign(&result, &key(1)).unwrap(), sign(&better, &key(2)).unwrap());
    let digits = |text: &str| text.split("\"signature\": ").nth(1).unwrap().to_owned();
    let mixed = wished
        .replace(&digits(&wished), &digits(&honest))
        .replace(&key(2).public().to_string(), &key(1).public().to_string());
    check(&better, &mixed, Err("the signature file was changed: its key did not sign what it states"));
}

#[test]
fn a_signature_of_another_result_says_which() {
    let (one, other) = (result("wrong-answer"), result("compile-error"));
    let signature = sign(&one, &key(1)).unwrap();
    let error = verify(&other, signature.as_bytes(), &key(1).public()).unwrap_err().to_string();
    assert!(error.contains("verdict: signed `WA`, here `CE`"), "{error}");
}

#[test]
fn keys_are_written_in_one_way_and_never_shown() {
    let secret = key(7);
    let file = secret.to_file();
    assert_eq!(SecretKey::from_file(&file).unwrap().public(), secret.public());
    assert_eq!(format!("{secret:?}"), "SecretKey(..)");
    assert_eq!(secret.public().to_string().parse(), Ok(secret.public()));
    let upper = secret.public().to_string().to_uppercase();
    assert_eq!(upper.parse::<PublicKey>(), Err(KeyError::Public));
    assert_eq!(SecretKey::from_file("ssh-ed25519 AAAA").unwrap_err(), KeyError::Secret);
}

#[test]
fn two_reports_are_compared_place_by_place() {
    let lines = compare_reports(br#"{"a":1,"b":[1,{"c":2}]}"#, br#"{"a":1,"b":[1,{"c":3}],"d":true}"#, 9);
    assert_eq!(lines, ["b[1].c: the result says 2, judged again 3", "d: the result says nothing, judged again true"]);
    assert_eq!(compare_reports(br#"{"a":1,"b":1}"#, br#"{"a":2,"b":2}"#, 1).len(), 1);
}

proptest! {
    #[test]
    fn bytes_from_anywhere_do_not_verify(result in prop::collection::vec(any::<u8>(), 0..200), signature in ".{0,200}") {
        prop_assert!(verify(&result, signature.as_bytes(), &key(1).public()).is_err());
    }

    #[test]
    fn no_changed_byte_is_overlooked(at in 0_usize..10_000, with in any::<u8>()) {
        let mut bytes = result("wrong-answer");
        let signature = sign(&bytes, &key(1)).unwrap();
        let at = at % bytes.len();
        prop_assume!(bytes[at] != with);
        bytes[at] = with;
        prop_assert!(verify(&bytes, signature.as_bytes(), &key(1).public()).is_err());
    }
}
