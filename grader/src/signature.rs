//! Signatures of results: what is signed, with which key, and what differs where a signature does not hold.
//!
//! A result is a JSON report. Its signature is a small file beside it, which states what the result says in a few
//! facts and the digest of its exact bytes, and signs that statement with Ed25519. So a change is not only noticed: the
//! facts tell what was changed. Nothing of the secret key is in a signature, and the same result signed with the same
//! key gives the same bytes.
//!
//! Who trusts a signature names the public key. The one within a signature only tells which key to ask about.

use std::{collections::BTreeMap, fmt, str::FromStr};

use ed25519_dalek::Signer as _;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use crate::digest::digest;

/// The name of the signature's format, and what keeps its signatures apart from those of any other.
const SCHEMA: &str = "grade-signature/1";
/// The name of the format of a file with a secret key.
const SECRET_SCHEMA: &str = "grade-secret-key/1";
/// What stands before the digits of a public key.
const PUBLIC_PREFIX: &str = "ed25519:";
/// The schema of the results that can be signed.
const RESULT_SCHEMA: &str = "grade-report/1";

/// The longest signature file that is read, in bytes.
pub const SIGNATURE_BYTES_MAX: u64 = 64 << 10;
/// The longest result that is read, in bytes.
pub const RESULT_BYTES_MAX: u64 = 64 << 20;

/// A secret key. It is written to its own file and nowhere else.
pub struct SecretKey(ed25519_dalek::SigningKey);

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(..)")
    }
}

impl SecretKey {
    /// The key that 32 random bytes make.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// What a key file holds.
    #[must_use]
    pub fn to_file(&self) -> String {
        format!("{SECRET_SCHEMA} {}\n", to_hex(self.0.as_bytes()))
    }

    /// Reads what [`SecretKey::to_file`] writes.
    ///
    /// # Errors
    /// When it is something else. The error does not quote it.
    pub fn from_file(text: &str) -> Result<Self, KeyError> {
        let digits = text.trim().strip_prefix(SECRET_SCHEMA).ok_or(KeyError::Secret)?;
        from_hex(digits.trim()).map(|seed| Self::from_seed(&seed)).ok_or(KeyError::Secret)
    }

    /// The key that others check with.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }
}

/// A public key, written as `ed25519:` and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PUBLIC_PREFIX}{}", to_hex(self.0.as_bytes()))
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes = text.trim().strip_prefix(PUBLIC_PREFIX).and_then(from_hex).ok_or(KeyError::Public)?;
        ed25519_dalek::VerifyingKey::from_bytes(&bytes).map(Self).map_err(|_| KeyError::Public)
    }
}

/// What is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It should be a secret key.
    #[error("this is no secret key of `grade keygen`")]
    Secret,
    /// It should be a public key.
    #[error("this is no public key: one is `ed25519:` and 64 hexadecimal digits")]
    Public,
}

/// What a result says of itself, as far as a signature states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its exercise's id.
    pub exercise: String,
    /// The digest of the public part of the exercise.
    pub exercise_digest: String,
    /// The submission's digest.
    pub submission_digest: String,
    /// Whether it is for staff; else for students.
    pub is_for_staff: bool,
    /// Whether hidden tests were missing.
    pub is_provisional: bool,
    /// `wasmtime 48.0.8, host 1, rustc 1.95.0, release`.
    pub unit: String,
    verdict: String,
    score: String,
}

#[derive(Deserialize)]
struct ResultJson {
    schema: String,
    audience: String,
    exercise: IdentityJson,
    submission: DigestJson,
    verdict: String,
    provisional: bool,
    score: Option<Number>,
    score_max: Option<Number>,
    unit: UnitJson,
}

#[derive(Deserialize)]
struct IdentityJson {
    id: String,
    digest: String,
}

#[derive(Deserialize)]
struct DigestJson {
    digest: String,
}

#[derive(Deserialize)]
struct UnitJson {
    engine: String,
    host: String,
    compiler: String,
    profile: String,
}

/// Why bytes are no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResultError {
    /// They end too early.
    #[error("the result is cut off: it ends in the middle of the report")]
    Truncated,
    /// They hold several reports.
    #[error("the file holds more than one report: keep each in a file of its own")]
    Several,
    /// They are something else.
    #[error("this is no report of `--format json`: {0}")]
    Other(String),
}

impl Facts {
    /// Reads what a result says of itself.
    ///
    /// # Errors
    /// When the bytes are not one whole JSON report.
    pub fn read(result: &[u8]) -> Result<Self, ResultError> {
        let mut reports = serde_json::Deserializer::from_slice(result).into_iter::<ResultJson>();
        let report = match reports.next() {
            Some(Ok(report)) => report,
            Some(Err(error)) if error.is_eof() => return Err(ResultError::Truncated),
            Some(Err(error)) => return Err(ResultError::Other(error.to_string())),
            None => return Err(ResultError::Truncated),
        };
        if reports.next().is_some() {
            return Err(ResultError::Several);
        }
        if report.schema != RESULT_SCHEMA {
            return Err(ResultError::Other(format!("its schema is not {RESULT_SCHEMA}")));
        }
        let unit = report.unit;
        Ok(Self {
            exercise: report.exercise.id,
            exercise_digest: report.exercise.digest,
            submission_digest: report.submission.digest,
            is_for_staff: report.audience == "staff",
            is_provisional: report.provisional,
            unit: format!("{}, host {}, {}, {}", unit.engine, unit.host, unit.compiler, unit.profile),
            verdict: report.verdict,
            score: match (report.score, report.score_max) {
                (Some(score), Some(maximum)) => format!("{score} of {maximum}"),
                _ => "none".to_owned(),
            },
        })
    }

    fn to_map(&self) -> BTreeMap<String, String> {
        let audience = if self.is_for_staff { "staff" } else { "student" };
        let provisional = if self.is_provisional { "yes" } else { "no" };
        let facts = [
            ("audience", audience),
            ("exercise", &self.exercise),
            ("exercise digest", &self.exercise_digest),
            ("provisional", provisional),
            ("score", &self.score),
            ("submission digest", &self.submission_digest),
            ("unit", &self.unit),
            ("verdict", &self.verdict),
        ];
        facts.into_iter().map(|(name, fact)| (name.to_owned(), fact.to_owned())).collect()
    }
}

/// A signature as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignatureJson {
    schema: String,
    key: String,
    result: String,
    facts: BTreeMap<String, String>,
    signature: String,
}

impl SignatureJson {
    /// The bytes that are signed: everything but the signature, each part framed by its length.
    fn statement(&self) -> String {
        let head = [("key", self.key.as_bytes()), ("result", self.result.as_bytes())];
        let facts = self.facts.iter().map(|(name, fact)| (name.as_str(), fact.as_bytes()));
        format!("{SCHEMA}\n{}", digest(head.into_iter().chain(facts)))
    }
}

/// Signs a result: the content of the file that stands beside it.
///
/// # Errors
/// When the bytes are not one whole JSON report.
pub fn sign(result: &[u8], key: &SecretKey) -> Result<String, ResultError> {
    let mut signature = SignatureJson {
        schema: SCHEMA.to_owned(),
        key: key.public().to_string(),
        result: digest([("result", result)]),
        facts: Facts::read(result)?.to_map(),
        signature: String::new(),
    };
    signature.signature = to_hex(&key.0.sign(signature.statement().as_bytes()).to_bytes());
    let mut text = serde_json::to_string_pretty(&signature).expect("a signature is plain data");
    text.push('\n');
    Ok(text)
}

/// Why a signature does not vouch for a result. What comes from the files may hold anything: escape it before it is
/// shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The signature file is something else, or cut off.
    #[error("the signature file is damaged: {0}")]
    Malformed(String),
    /// Another key signed.
    #[error("signed by another key: {found} instead of {trusted}")]
    OtherKey {
        /// The key that the signature names.
        found: String,
        /// The key that is trusted.
        trusted: String,
    },
    /// The statement is not what the key signed.
    #[error("the signature file was changed: its key did not sign what it states")]
    Forged,
    /// The result is not what the statement is about.
    #[error("the result is not the one that was signed: {}", list(differences))]
    Changed {
        /// What the statement and the result say differently; empty when it is in none of the facts.
        differences: Vec<String>,
    },
}

fn list(differences: &[String]) -> String {
    if differences.is_empty() { "other bytes, with the same score".to_owned() } else { differences.join("; ") }
}

/// Whether `trusted` signed exactly these bytes of a result.
///
/// # Errors
/// What differs, when it did not.
pub fn verify(result: &[u8], signature: &[u8], trusted: &PublicKey) -> Result<(), SignatureError> {
    let stated: SignatureJson =
        serde_json::from_slice(signature).map_err(|error| SignatureError::Malformed(error.to_string()))?;
    if stated.schema != SCHEMA {
        return Err(SignatureError::Malformed(format!("its schema is not {SCHEMA}")));
    }
    if stated.key != trusted.to_string() {
        return Err(SignatureError::OtherKey { found: stated.key, trusted: trusted.to_string() });
    }
    let bytes = from_hex(&stated.signature)
        .ok_or_else(|| SignatureError::Malformed("`signature` is not 128 hexadecimal digits".to_owned()))?;
    let signature = ed25519_dalek::Signature::from_bytes(&bytes);
    trusted.0.verify_strict(stated.statement().as_bytes(), &signature).map_err(|_| SignatureError::Forged)?;
    if stated.result == digest([("result", result)]) {
        return Ok(());
    }
    Err(SignatureError::Changed {
        differences: match Facts::read(result) {
            Ok(facts) => differing_facts(&stated.facts, &facts.to_map()),
            Err(error) => vec![error.to_string()],
        },
    })
}

fn differing_facts(signed: &BTreeMap<String, String>, found: &BTreeMap<String, String>) -> Vec<String> {
    found
        .iter()
        .filter_map(|(name, found)| match signed.get(name) {
            Some(signed) if signed == found => None,
            Some(signed) => Some(format!("{name}: signed `{signed}`, here `{found}`")),
            None => Some(format!("{name}: not signed, here `{found}`")),
        })
        .collect()
}

/// Where two reports of the same submission differ first, at most `lines_max` places, a line each: the path within
/// the report and both values. Empty only when they are the same, or no JSON.
#[must_use]
pub fn compare_reports(result: &[u8], again: &[u8], lines_max: usize) -> Vec<String> {
    let (Ok(result), Ok(again)) = (serde_json::from_slice(result), serde_json::from_slice(again)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    compare_values("", Some(&result), Some(&again), lines_max, &mut lines);
    lines
}

fn compare_values(path: &str, left: Option<&Value>, right: Option<&Value>, lines_max: usize, lines: &mut Vec<String>) {
    if left == right || lines.len() == lines_max {
        return;
    }
    match (left, right) {
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            let only_right = right.keys().filter(|key| !left.contains_key(*key));
            for key in left.keys().chain(only_right) {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                compare_values(&path, left.get(key), right.get(key), lines_max, lines);
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => {
            for index in 0..left.len().max(right.len()) {
                compare_values(&format!("{path}[{index}]"), left.get(index), right.get(index), lines_max, lines);
            }
        }
        _ => lines.push(format!("{path}: the result says {}, judged again {}", shorten(left), shorten(right))),
    }
}

fn shorten(value: Option<&Value>) -> String {
    const CHARACTERS_MAX: usize = 60;
    let text = value.map_or_else(|| "nothing".to_owned(), Value::to_string);
    match text.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Exactly `N` bytes in lowercase digits, so that each key and each signature is written in one way only.
fn from_hex<const N: usize>(digits: &str) -> Option<[u8; N]> {
    let is_digit = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    if digits.len() != 2 * N || !digits.as_bytes().iter().all(is_digit) {
        return None;
    }
    let mut bytes = [0; N];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
