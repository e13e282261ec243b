//! What the parent and a worker say to each other over the worker's standard streams.
//!
//! ```text
//! frame    length (u64) version (u8) kind (u8) body
//! parent   Load, then Compile if the answer is Stale; then any number of Run, answered in any order
//! worker   Ready | Refused | Stale;                       Ended or Failed for each Run
//! ```
//!
//! A worker trusts its parent. The parent trusts nothing: a worker has run a stranger's code, so an answer is held
//! against what was asked and against its limits, byte by byte.

mod codec;
mod frame;
mod order;
mod outcome;
#[cfg(test)]
mod tests;

use grade_model::Limits;

pub(super) use self::{
    codec::Malformed,
    frame::{read_frame, read_frame_async},
    order::{Order, decode_order, encode_compile, encode_load, encode_run},
    outcome::{
        Answer, Expectation, RunAnswer, answer_bytes_max, decode_answer, decode_run_answer, encode_ended,
        encode_failed, encode_ready, encode_refused, encode_stale, run_answer_bytes_max,
    },
};
use codec::{Decoder, Encoder};

/// The version of the protocol. Both sides are the same program, so it guards against a program that was replaced
/// while it ran.
const VERSION: u8 = 1;

/// The longest reason or failure that is taken from a worker, in bytes.
const TEXT_BYTES_MAX: u64 = 4096;

/// What bounds one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RunLimits {
    pub(super) fuel: u64,
    pub(super) memory_bytes_max: u64,
    pub(super) output_bytes_max: u64,
}

impl RunLimits {
    pub(super) fn of(limits: &Limits) -> Self {
        Self { fuel: limits.fuel, memory_bytes_max: limits.memory_bytes_max, output_bytes_max: limits.output_bytes_max }
    }
}

/// Why a module cannot be run. Always the module's own fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// It is not WebAssembly, or uses a feature that is off.
    Invalid,
    /// It imports something that the sandbox does not have.
    Import,
    /// It has no entry `_start`.
    Entry,
    /// It is larger than its limit.
    Size,
    /// Compiling it took more CPU time than allowed. The one refusal that may depend on the machine: never cached.
    CompileTime,
    /// Compiling it took more memory than allowed.
    CompileMemory,
}

/// A module that cannot be run, and why, as text that is safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) kind: RefusalKind,
    pub(super) reason: String,
}

impl Refusal {
    pub(super) fn new(kind: RefusalKind, reason: &str) -> Self {
        Self { kind, reason: printable(reason, TEXT_BYTES_MAX) }
    }
}

/// Text without anything that a terminal or a reader could stumble over: all but printable ASCII is escaped, and what
/// is longer than `bytes_max` is cut.
pub(super) fn printable(text: &str, bytes_max: u64) -> String {
    let mut printable = String::new();
    for c in text.chars() {
        let from = printable.len();
        match c {
            ' '..='~' => printable.push(c),
            _ => printable.extend(c.escape_default()),
        }
        if printable.len() as u64 > bytes_max {
            printable.truncate(from);
            break;
        }
    }
    printable
}

/// Starts a message of a kind.
fn message(kind: u8) -> Encoder {
    let mut encoder = Encoder::default();
    // The length is filled in when the message is complete.
    encoder.u64(0);
    encoder.u8(VERSION);
    encoder.u8(kind);
    encoder
}

/// Completes a message to a frame.
fn seal(mut message: Encoder) -> Vec<u8> {
    let body = (message.0.len() - frame::LENGTH_BYTES) as u64;
    message.0[..frame::LENGTH_BYTES].copy_from_slice(&body.to_le_bytes());
    message.0
}

/// Opens a message: its kind, and the rest.
fn open(body: &[u8]) -> Result<(u8, Decoder<'_>), Malformed> {
    let mut decoder = Decoder::new(body);
    if decoder.u8()? != VERSION {
        return Err(Malformed("it is of another version"));
    }
    Ok((decoder.u8()?, decoder))
}
