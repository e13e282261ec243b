//! What a worker answers, and how the parent reads it: as bytes of a stranger.

use grade_model::{Ending, File, Outcome, Request, Secret, Stream, Trap, Usage};

use super::{
    Malformed, Refusal, RefusalKind, RunLimits, TEXT_BYTES_MAX,
    codec::{Decoder, Encoder},
    message, open, printable, seal,
};
use crate::sandbox::wasi::{CREATED_MAX, FILE_PATH_BYTES_MAX};

const READY: u8 = 1;
const REFUSED: u8 = 2;
const STALE: u8 = 3;
const ENDED: u8 = 4;
const FAILED: u8 = 5;

/// Bytes of a message beside its strings, generously.
const SLACK_BYTES: u64 = 64 << 10;

/// A compiled module is a few times as large as its module, and has some size of its own.
const COMPILED_RATIO_MAX: u64 = 40;
const COMPILED_BYTES_MIN: u64 = 4 << 20;

const REFUSAL_KINDS: [RefusalKind; 6] = [
    RefusalKind::Invalid,
    RefusalKind::Import,
    RefusalKind::Entry,
    RefusalKind::Size,
    RefusalKind::CompileTime,
    RefusalKind::CompileMemory,
];

const TRAPS: [Trap; 7] = [
    Trap::Unreachable,
    Trap::MemoryOutOfBounds,
    Trap::BadCall,
    Trap::DivisionByZero,
    Trap::IntegerOverflow,
    Trap::HostCall,
    Trap::Other,
];

const STREAMS: [Stream; 3] = [Stream::Stdout, Stream::Stderr, Stream::Files];

/// The answer to `Load` or `Compile`.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum Answer {
    /// The module can be run. The compiled module stands here when it was compiled just now.
    Ready(Option<Vec<u8>>),
    /// The module cannot be run.
    Refused(Refusal),
    /// The compiled module is not one of this engine's.
    Stale,
    /// The worker failed.
    Failed(String),
}

/// The answer to `Run`.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::sandbox) enum RunAnswer {
    /// The run ended.
    Ended(Outcome),
    /// The worker failed.
    Failed(String),
}

/// What a run may answer at most.
#[derive(Clone, Copy)]
pub(in crate::sandbox) struct Expectation<'a> {
    pub(in crate::sandbox) request: &'a Request,
    pub(in crate::sandbox) limits: RunLimits,
}

/// The longest answer to `Load` or `Compile`.
pub(in crate::sandbox) fn answer_bytes_max(wasm_bytes: u64) -> u64 {
    compiled_bytes_max(wasm_bytes).saturating_add(SLACK_BYTES)
}

fn compiled_bytes_max(wasm_bytes: u64) -> u64 {
    wasm_bytes.saturating_mul(COMPILED_RATIO_MAX).saturating_add(COMPILED_BYTES_MIN)
}

/// The longest answer to `Run`.
pub(in crate::sandbox) fn run_answer_bytes_max(limits: &RunLimits) -> u64 {
    let paths = (CREATED_MAX * (FILE_PATH_BYTES_MAX + 16)) as u64;
    limits.output_bytes_max.saturating_mul(3).saturating_add(paths + SLACK_BYTES)
}

pub(in crate::sandbox) fn encode_ready(compiled: Option<&[u8]>) -> Vec<u8> {
    let mut answer = message(READY);
    answer.u8(u8::from(compiled.is_some()));
    answer.bytes(compiled.unwrap_or_default());
    seal(answer)
}

pub(in crate::sandbox) fn encode_refused(refusal: &Refusal) -> Vec<u8> {
    let mut answer = message(REFUSED);
    answer.u8(code_of(&REFUSAL_KINDS, &refusal.kind));
    answer.bytes(refusal.reason.as_bytes());
    seal(answer)
}

pub(in crate::sandbox) fn encode_stale() -> Vec<u8> {
    seal(message(STALE))
}

/// The worker failed: before it was ready, or in the run with this index.
pub(in crate::sandbox) fn encode_failed(index: u64, text: &str) -> Vec<u8> {
    let mut answer = message(FAILED);
    answer.u64(index);
    answer.bytes(printable(text, TEXT_BYTES_MAX).as_bytes());
    seal(answer)
}

pub(in crate::sandbox) fn encode_ended(index: u64, outcome: &Outcome) -> Vec<u8> {
    let mut answer = message(ENDED);
    answer.u64(index);
    encode_ending(&mut answer, outcome.ending);
    answer.u64(outcome.usage.fuel);
    answer.u64(outcome.usage.memory_bytes);
    answer.bytes(outcome.stdout.reveal());
    answer.bytes(outcome.stderr.reveal());
    answer.u64(outcome.files.len() as u64);
    for file in &outcome.files {
        answer.bytes(file.path.as_bytes());
        answer.bytes(file.bytes.reveal());
    }
    seal(answer)
}

pub(in crate::sandbox) fn decode_answer(body: &[u8], wasm_bytes: u64) -> Result<Answer, Malformed> {
    let (kind, mut answer) = open(body)?;
    let decoded = match kind {
        READY => {
            let is_compiled = answer.u8()? == 1;
            let compiled = answer.bytes(compiled_bytes_max(wasm_bytes))?;
            Answer::Ready(is_compiled.then(|| compiled.to_vec()))
        }
        REFUSED => {
            let kind = of_code(&REFUSAL_KINDS, answer.u8()?)?;
            Answer::Refused(Refusal::new(kind, answer.text(TEXT_BYTES_MAX)?))
        }
        STALE => Answer::Stale,
        FAILED => {
            answer.u64()?;
            Answer::Failed(printable(answer.text(TEXT_BYTES_MAX)?, TEXT_BYTES_MAX))
        }
        _ => return Err(Malformed("it is of an unknown kind")),
    };
    answer.end()?;
    Ok(decoded)
}

/// The index and the answer of a run. `expect` gives what was asked under an index, if an answer is still due.
pub(in crate::sandbox) fn decode_run_answer<'a>(
    body: &[u8],
    expect: impl FnOnce(u64) -> Option<Expectation<'a>>,
) -> Result<(u64, RunAnswer), Malformed> {
    let (kind, mut answer) = open(body)?;
    let index = answer.u64()?;
    let expectation = expect(index).ok_or(Malformed("it answers what was not asked"))?;
    let decoded = match kind {
        ENDED => RunAnswer::Ended(decode_outcome(&mut answer, &expectation)?),
        FAILED => RunAnswer::Failed(printable(answer.text(TEXT_BYTES_MAX)?, TEXT_BYTES_MAX)),
        _ => return Err(Malformed("it is of an unknown kind")),
    };
    answer.end()?;
    Ok((index, decoded))
}

fn decode_outcome(answer: &mut Decoder<'_>, expectation: &Expectation<'_>) -> Result<Outcome, Malformed> {
    let limits = &expectation.limits;
    let ending = decode_ending(answer)?;
    let usage = Usage { fuel: answer.u64()?, memory_bytes: answer.u64()? };
    if usage.fuel > limits.fuel || usage.memory_bytes > limits.memory_bytes_max {
        return Err(Malformed("a run used more than its limit"));
    }
    let stdout = Secret::new(answer.bytes(limits.output_bytes_max)?.into());
    let stderr = Secret::new(answer.bytes(limits.output_bytes_max)?.into());
    let files = decode_files(answer, expectation)?;
    Ok(Outcome { ending, stdout, stderr, files, usage })
}

fn decode_files(answer: &mut Decoder<'_>, expectation: &Expectation<'_>) -> Result<Vec<File>, Malformed> {
    let count = answer.u64()?;
    if count > CREATED_MAX as u64 {
        return Err(Malformed("there are more files than allowed"));
    }
    let mut files: Vec<File> = Vec::new();
    let mut left = expectation.limits.output_bytes_max;
    for _ in 0..count {
        let path = answer.text(FILE_PATH_BYTES_MAX as u64)?;
        let bytes = answer.bytes(left)?;
        left -= bytes.len() as u64;
        let folder = expectation.request.output_folder.as_deref().unwrap_or_default().trim_end_matches('/');
        let below = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        let is_plain =
            |path: &str| path.split('/').all(|name| !matches!(name, "" | "." | "..")) && !path.contains('\0');
        if expectation.request.output_folder.is_none() || !below.is_some_and(is_plain) {
            return Err(Malformed("a file is outside the output folder"));
        }
        if files.last().is_some_and(|last| last.path.as_str() >= path) {
            return Err(Malformed("files are not in the order of their paths"));
        }
        files.push(File { path: path.to_owned(), bytes: Secret::new(bytes.into()) });
    }
    Ok(files)
}

fn encode_ending(answer: &mut Encoder, ending: Ending) {
    let (kind, detail) = match ending {
        Ending::Exited(code) => (1, code),
        Ending::Trapped(trap) => (2, u32::from(code_of(&TRAPS, &trap))),
        Ending::StackOverflow => (3, 0),
        Ending::FuelSpent => (4, 0),
        Ending::MemoryRefused => (5, 0),
        Ending::OutputCut(stream) => (6, u32::from(code_of(&STREAMS, &stream))),
    };
    answer.u8(kind);
    answer.u32(detail);
}

fn decode_ending(answer: &mut Decoder<'_>) -> Result<Ending, Malformed> {
    let (kind, detail) = (answer.u8()?, answer.u32()?);
    let code = || u8::try_from(detail).map_err(|_| Malformed("it has an unknown detail"));
    Ok(match (kind, detail) {
        (1, code) => Ending::Exited(code),
        (2, _) => Ending::Trapped(of_code(&TRAPS, code()?)?),
        (3, 0) => Ending::StackOverflow,
        (4, 0) => Ending::FuelSpent,
        (5, 0) => Ending::MemoryRefused,
        (6, _) => Ending::OutputCut(of_code(&STREAMS, code()?)?),
        _ => return Err(Malformed("it has an unknown ending")),
    })
}

/// A value's place in the list of all values. Lists are complete, which a test holds them to.
fn code_of<T: PartialEq>(all: &[T], value: &T) -> u8 {
    all.iter().zip(0..).find(|(known, _)| *known == value).map_or(u8::MAX, |(_, code)| code)
}

fn of_code<T: Copy>(all: &[T], code: u8) -> Result<T, Malformed> {
    all.get(usize::from(code)).copied().ok_or(Malformed("it has an unknown detail"))
}
