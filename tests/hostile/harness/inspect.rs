//! What may leave the grader, byte by byte.

use std::path::Path;

use libtest_mimic::Failed;

use super::lab::{CANARY, CANARY_NUMBER, Ran};

/// The longest stream, in bytes. A submission does not decide how long a report is.
const STREAM_BYTES_MAX: usize = 1 << 20;

/// Looks at both streams. A path of the machine may appear only if the submission `own` holds it.
pub(crate) fn streams(ran: &Ran, own: &[u8], paths: &[&Path]) -> Result<(), Failed> {
    for (name, bytes) in [("standard output", &ran.stdout), ("standard error", &ran.stderr)] {
        stream(bytes, own, paths).map_err(|why| Failed::from(format!("{name} {why}\n{}", ran.text())))?;
    }
    Ok(())
}

fn stream(bytes: &[u8], own: &[u8], paths: &[&Path]) -> Result<(), String> {
    if bytes.len() > STREAM_BYTES_MAX {
        return Err(format!("has {} bytes", bytes.len()));
    }
    if let Some(canary) = find_canary(bytes) {
        return Err(format!("leaks {canary:?}"));
    }
    let text = str::from_utf8(bytes).map_err(|error| format!("is no UTF-8: {error}"))?;
    if let Some(character) = text.chars().find(|character| is_obeyed_or_hidden(*character)) {
        return Err(format!("holds {character:?}"));
    }
    if let Some(line) = text.lines().find(|line| is_log_command(line)) {
        return Err(format!("holds a command of a log: {line:?}"));
    }
    for path in paths.iter().map(|path| path.display().to_string()) {
        let is_own = contains(own, path.as_bytes()).is_some();
        if !is_own && text.contains(&path) {
            return Err(format!("names {path}"));
        }
    }
    Ok(())
}

/// A canary in `bytes`, as it is or in a form that a program can print it in.
pub(crate) fn find_canary(bytes: &[u8]) -> Option<String> {
    let decimal = |text: &str| text.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(", ");
    let hexadecimal = |text: &str| text.bytes().map(|byte| format!("{byte:x}")).collect::<String>();
    let reversed = |text: &str| text.chars().rev().collect::<String>();
    [CANARY, CANARY_NUMBER]
        .iter()
        .flat_map(|canary| [(*canary).to_owned(), decimal(canary), hexadecimal(canary), reversed(canary)])
        .find(|form| contains(bytes, form.as_bytes()).is_some())
}

/// A canary in `bytes`, as it is.
pub(crate) fn find_plain_canary(bytes: &[u8]) -> Option<&'static str> {
    [CANARY, CANARY_NUMBER].into_iter().find(|canary| contains(bytes, canary.as_bytes()).is_some())
}

fn contains(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// Whether a terminal obeys a character, reorders by it, or does not show it.
fn is_obeyed_or_hidden(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether the log of a CI system obeys a line.
fn is_log_command(line: &str) -> bool {
    line.trim_start().starts_with("::") || ["##[", "##vso[", "##teamcity["].iter().any(|mark| line.contains(mark))
}
