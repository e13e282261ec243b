//! Messages of a worker that a stranger's code has taken over: each is refused, or says what was asked for, within
//! its limits.

use grade_model::{Ending, File, Outcome, Request, Secret, Stream, Trap, Usage};
use tokio::runtime::{Builder, Runtime};

use super::{
    super::protocol::{
        Answer, Expectation, Order, RunAnswer, RunLimits, answer_bytes_max, decode_answer, decode_order,
        decode_run_answer, encode_compile, encode_ended, encode_failed, encode_load, encode_ready, encode_refused,
        encode_run, encode_stale, read_frame, read_frame_async,
    },
    Feed,
};

/// Bytes of a frame before its body.
const LENGTH_BYTES: usize = 8;

/// The longest reason or failure that the parent takes, in bytes.
const TEXT_BYTES_MAX: usize = 4096;

const NUMBERS: &[u64] = &[0, 1, 2, 7, 8, 64, 1000, 1 << 32, u64::MAX - 1, u64::MAX];

thread_local! {
    static RUNTIME: Runtime = Builder::new_current_thread().build().expect("a runtime");
}

/// The body of the fuzz target.
///
/// # Panics
/// When the parent takes what it must not.
pub fn run(data: &[u8]) {
    let mut feed = Feed(data);
    let limits = RunLimits {
        fuel: feed.number(NUMBERS),
        memory_bytes_max: feed.number(NUMBERS),
        output_bytes_max: feed.number(&[0, 1, 5, 64, 1 << 20]),
    };
    let output_folder = feed.pick(&[None, Some("feedback"), Some("feedback/"), Some("a/b"), Some("/"), Some("")]);
    let request = Request {
        stdin: Secret::new([].into()),
        args: Secret::new(Vec::new()),
        files: Vec::new(),
        output_folder: output_folder.map(str::to_owned),
        seed: 0,
    };
    let expectation = Expectation { request: &request, limits };
    let index = feed.number(NUMBERS);
    if feed.byte() % 2 == 0 {
        check_run_answer(feed.0, index, expectation);
        check_answer(feed.0);
        check_order(feed.0);
        check_frame(feed.0);
    } else {
        let frame = encode_ended(index, &outcome(&mut feed));
        check_run_answer(&changed(frame[LENGTH_BYTES..].to_vec(), &mut feed), index, expectation);
    }
}

/// What is taken is of the run that was asked for, within its limits, and was said in the only way to say it.
fn check_run_answer(body: &[u8], index: u64, expectation: Expectation<'_>) {
    let Ok((answered, answer)) = decode_run_answer(body, |given| (given == index).then_some(expectation)) else {
        return;
    };
    assert_eq!(answered, index);
    let outcome = match answer {
        RunAnswer::Ended(outcome) => outcome,
        RunAnswer::Failed(reason) => return check_words(&reason),
    };
    let limits = expectation.limits;
    assert!(outcome.usage.fuel <= limits.fuel && outcome.usage.memory_bytes <= limits.memory_bytes_max);
    let files: usize = outcome.files.iter().map(|file| file.bytes.reveal().len()).sum();
    for bytes in [outcome.stdout.reveal().len(), outcome.stderr.reveal().len(), files] {
        assert!(bytes as u64 <= limits.output_bytes_max, "{bytes} bytes");
    }
    for file in &outcome.files {
        assert!(expectation.request.output_folder.is_some(), "{file:?}");
        assert!(!file.path.contains('\0') && file.path.split('/').all(|name| name != ".." && name != "."), "{file:?}");
    }
    assert_eq!(encode_ended(index, &outcome)[LENGTH_BYTES..], *body);
}

fn check_answer(body: &[u8]) {
    for wasm_bytes in [0, 1000, u64::MAX] {
        match decode_answer(body, wasm_bytes) {
            Ok(Answer::Ready(compiled)) => {
                assert!(compiled.as_ref().map_or(0, Vec::len) as u64 <= answer_bytes_max(wasm_bytes));
                if compiled.is_some() {
                    assert_eq!(encode_ready(compiled.as_deref())[LENGTH_BYTES..], *body);
                }
            }
            Ok(Answer::Refused(refusal)) => {
                check_words(&refusal.reason);
                let frame = encode_refused(&refusal);
                assert_eq!(decode_answer(&frame[LENGTH_BYTES..], wasm_bytes), Ok(Answer::Refused(refusal)));
            }
            Ok(Answer::Stale) => assert_eq!(encode_stale()[LENGTH_BYTES..], *body),
            Ok(Answer::Failed(reason)) => {
                check_words(&reason);
                let frame = encode_failed(0, &reason);
                assert_eq!(decode_answer(&frame[LENGTH_BYTES..], wasm_bytes), Ok(Answer::Failed(reason)));
            }
            Err(_) => {}
        }
    }
}

/// A worker trusts its parent, but stumbles over nothing either.
fn check_order(body: &[u8]) {
    let frame = match decode_order(body) {
        Ok(Order::Load { jobs }) => encode_load(jobs),
        Ok(Order::Compile { jobs, cpu_seconds_max, memory_bytes_max, wasm }) => {
            encode_compile(jobs, cpu_seconds_max, memory_bytes_max, &wasm)
        }
        // A folder that there is none of has no name, which the encoder holds to and the decoder does not.
        Ok(Order::Run { request, .. }) if request.output_folder.is_none() => return,
        Ok(Order::Run { index, limits, request }) => encode_run(index, &limits, &request),
        Err(_) => return,
    };
    assert_eq!(frame[LENGTH_BYTES..], *body);
}

/// Both readers of frames read the same.
fn check_frame(mut stream: &[u8]) {
    for bytes_max in [0, 10, u64::MAX] {
        let mut copy = stream;
        let read = read_frame(&mut stream, bytes_max);
        let read_async = RUNTIME.with(|runtime| runtime.block_on(read_frame_async(&mut copy, bytes_max)));
        match (read, read_async) {
            (Ok(Some(frame)), Ok(frame_async)) => {
                assert_eq!(frame, frame_async);
                assert!(frame.len() as u64 <= bytes_max);
                assert_eq!(stream, copy);
            }
            (Ok(None) | Err(_), Err(_)) => {}
            (read, read_async) => panic!("{read:?} is {read_async:?}"),
        }
    }
}

/// A reason is short, and has nothing in it that a terminal would obey.
fn check_words(text: &str) {
    assert!(text.len() <= TEXT_BYTES_MAX && text.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{text:?}");
}

fn outcome(feed: &mut Feed<'_>) -> Outcome {
    const ENDINGS: &[Ending] = &[
        Ending::Exited(0),
        Ending::Exited(256),
        Ending::Trapped(Trap::Unreachable),
        Ending::Trapped(Trap::Other),
        Ending::StackOverflow,
        Ending::FuelSpent,
        Ending::MemoryRefused,
        Ending::OutputCut(Stream::Files),
    ];
    const PATHS: &[&str] = &[
        "feedback/a",
        "feedback/b/c",
        "feedback//d",
        "feedback/..",
        "feedback/e\0",
        "feedbacks/f",
        "/g",
        "a/b/c",
        "\u{fffd}",
    ];
    let file = |feed: &mut Feed<'_>| File { path: feed.pick(PATHS).to_owned(), bytes: feed.bytes() };
    Outcome {
        ending: feed.pick(ENDINGS),
        usage: Usage { fuel: feed.number(NUMBERS), memory_bytes: feed.number(NUMBERS) },
        files: (0..feed.byte() % 4).map(|_| file(feed)).collect(),
        stdout: feed.bytes(),
        stderr: feed.bytes(),
    }
}

/// Changes a few bytes, and cuts.
fn changed(mut body: Vec<u8>, feed: &mut Feed<'_>) -> Vec<u8> {
    for _ in 0..feed.byte() % 4 {
        let at = usize::from(feed.byte()) % body.len();
        body[at] = feed.byte();
    }
    if feed.byte() % 8 == 1 {
        body.truncate(usize::from(feed.byte()));
    }
    body
}
