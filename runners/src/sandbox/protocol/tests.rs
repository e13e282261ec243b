//! Messages survive the way, and no bytes make the parent stumble.

use grade_model::{Ending, File, Outcome, Request, Secret, Stream, Trap, Usage};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
};

use super::*;

fn secret(bytes: &[u8]) -> Secret<grade_model::Bytes> {
    Secret::new(bytes.into())
}

fn request(stdin: &[u8], output_folder: Option<&str>) -> Request {
    let output_folder = output_folder.map(str::to_owned);
    Request { stdin: secret(stdin), args: Secret::new(Vec::new()), files: Vec::new(), output_folder, seed: 0 }
}

const LIMITS: RunLimits = RunLimits { fuel: 1000, memory_bytes_max: 65_536, output_bytes_max: 64 };

fn outcome() -> Outcome {
    let file = |path: &str| File { path: path.to_owned(), bytes: secret(b"x") };
    Outcome {
        ending: Ending::Exited(0),
        stdout: secret(b"out"),
        stderr: secret(b"err"),
        files: vec![file("feedback/a"), file("feedback/b/c")],
        usage: Usage { fuel: 1000, memory_bytes: 65_536 },
    }
}

fn body(frame: &[u8]) -> &[u8] {
    let (length, body) = frame.split_at(frame::LENGTH_BYTES);
    assert_eq!(length, (body.len() as u64).to_le_bytes());
    body
}

fn decode(frame: &[u8]) -> Result<(u64, RunAnswer), Malformed> {
    let request = request(b"", Some("feedback"));
    decode_run_answer(body(frame), |index| (index == 7).then_some(Expectation { request: &request, limits: LIMITS }))
}

/// The outcome is taken or refused as a whole.
#[track_caller]
fn check(change: impl FnOnce(&mut Outcome), expected: Result<(), &'static str>) {
    let mut outcome = outcome();
    change(&mut outcome);
    let expected = expected.map(|()| (7, RunAnswer::Ended(outcome.clone()))).map_err(Malformed);
    assert_eq!(decode(&encode_ended(7, &outcome)), expected);
}

#[test]
fn an_outcome_is_held_against_its_limits() {
    check(|_| {}, Ok(()));
    check(|outcome| outcome.stdout = secret(&[0; 64]), Ok(()));
    check(|outcome| outcome.stdout = secret(&[0; 65]), Err("a string is longer than its limit"));
    check(|outcome| outcome.stderr = secret(&[0; 65]), Err("a string is longer than its limit"));
    check(|outcome| outcome.files[1].bytes = secret(&[0; 64]), Err("a string is longer than its limit"));
    check(|outcome| outcome.usage.fuel = 1001, Err("a run used more than its limit"));
    check(|outcome| outcome.usage.memory_bytes = 65_537, Err("a run used more than its limit"));
    check(|outcome| outcome.files.reverse(), Err("files are not in the order of their paths"));
    check(|outcome| outcome.files = vec![outcome.files[0].clone(); 1001], Err("there are more files than allowed"));
}

#[test]
fn files_lie_in_the_output_folder() {
    for path in ["feedback", "feedback/", "feedback//a", "feedback/../a", "feedback/./a", "/etc/a", "a", "feedbacks/a"]
    {
        check(|outcome| outcome.files[0].path = path.to_owned(), Err("a file is outside the output folder"));
    }
    let request = request(b"", None);
    let frame = encode_ended(0, &outcome());
    let decoded = decode_run_answer(body(&frame), |_| Some(Expectation { request: &request, limits: LIMITS }));
    assert_eq!(decoded, Err(Malformed("a file is outside the output folder")));
}

#[test]
fn every_ending_survives() {
    let traps = [
        Trap::Unreachable,
        Trap::MemoryOutOfBounds,
        Trap::BadCall,
        Trap::DivisionByZero,
        Trap::IntegerOverflow,
        Trap::HostCall,
        Trap::Other,
    ];
    let streams = [Stream::Stdout, Stream::Stderr, Stream::Files];
    let plain =
        [Ending::Exited(0), Ending::Exited(u32::MAX), Ending::StackOverflow, Ending::FuelSpent, Ending::MemoryRefused];
    let traps = traps.into_iter().map(Ending::Trapped);
    for ending in plain.into_iter().chain(traps).chain(streams.into_iter().map(Ending::OutputCut)) {
        check(|outcome| outcome.ending = ending, Ok(()));
    }
}

#[test]
fn answers_survive() {
    let kinds = [
        RefusalKind::Invalid,
        RefusalKind::Import,
        RefusalKind::Entry,
        RefusalKind::Size,
        RefusalKind::CompileTime,
        RefusalKind::CompileMemory,
    ];
    for kind in kinds {
        let refusal = Refusal::new(kind, "because");
        assert_eq!(decode_answer(body(&encode_refused(&refusal)), 0), Ok(Answer::Refused(refusal)));
    }
    assert_eq!(decode_answer(body(&encode_stale()), 0), Ok(Answer::Stale));
    assert_eq!(decode_answer(body(&encode_ready(None)), 0), Ok(Answer::Ready(None)));
    assert_eq!(decode_answer(body(&encode_ready(Some(b"code"))), 0), Ok(Answer::Ready(Some(b"code".to_vec()))));
    assert_eq!(decode_answer(body(&encode_failed(0, "why")), 0), Ok(Answer::Failed("why".to_owned())));
    assert_eq!(decode(&encode_failed(7, "why")), Ok((7, RunAnswer::Failed("why".to_owned()))));
    assert_eq!(decode(&encode_failed(8, "why")), Err(Malformed("it answers what was not asked")));
    let too_long = encode_ready(Some(&vec![0; 5 << 20]));
    assert_eq!(decode_answer(body(&too_long), 1), Err(Malformed("a string is longer than its limit")));
}

#[test]
fn reasons_are_printable_whoever_wrote_them() {
    let refusal = Refusal::new(RefusalKind::Import, "a\u{1b}[2J\n::error::\u{202e}é\u{7f}");
    assert_eq!(refusal.reason, r"a\u{1b}[2J\n::error::\u{202e}\u{e9}\u{7f}");
    // What is escaped already stays as it is.
    assert_eq!(Refusal::new(RefusalKind::Import, &refusal.reason), refusal);
    assert_eq!(printable(&"é".repeat(100), 13), r"\u{e9}\u{e9}");
}

#[test]
fn frames_have_limits() {
    let frame = encode_stale();
    assert_eq!(read_frame(&mut frame.as_slice(), 2).expect("a frame"), Some(body(&frame).to_vec()));
    assert_eq!(read_frame(&mut [].as_slice(), 2).expect("the end"), None);
    assert!(read_frame(&mut frame.as_slice(), 1).is_err(), "too long");
    assert!(read_frame(&mut &frame[..9], 2).is_err(), "cut");
}

proptest! {
    #[test]
    fn an_outcome_survives(
        code in any::<u32>(),
        stdout in vec(any::<u8>(), 0..64),
        files in btree_map("[a-z]{1,8}(/[a-z]{1,8}){0,2}", vec(any::<u8>(), 0..8), 0..8),
    ) {
        let file = |(path, bytes): (String, Vec<u8>)| File { path: format!("feedback/{path}"), bytes: secret(&bytes) };
        let mut files: Vec<File> = files.into_iter().map(file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let outcome = Outcome { ending: Ending::Exited(code), stdout: secret(&stdout), files, ..outcome() };
        prop_assert_eq!(decode(&encode_ended(7, &outcome)), Ok((7, RunAnswer::Ended(outcome))));
    }

    #[test]
    fn an_order_survives(
        stdin in vec(any::<u8>(), 0..64),
        args in vec(any::<String>(), 0..4),
        files in vec((any::<String>(), vec(any::<u8>(), 0..8)), 0..4),
        folder in any::<Option<String>>(),
        numbers in any::<[u64; 5]>(),
    ) {
        let [index, fuel, memory_bytes_max, output_bytes_max, seed] = numbers;
        let file = |(path, bytes): (String, Vec<u8>)| File { path, bytes: secret(&bytes) };
        let files: Vec<File> = files.into_iter().map(file).collect();
        let sent = Request { stdin: secret(&stdin), args: Secret::new(args), files, output_folder: folder, seed };
        let limits = RunLimits { fuel, memory_bytes_max, output_bytes_max };
        let decoded = decode_order(body(&encode_run(index, &limits, &sent)));
        let Ok(Order::Run { index: received, limits: bounds, request }) = decoded else {
            return Err(TestCaseError::fail(format!("{decoded:?}")));
        };
        prop_assert_eq!((received, bounds), (index, limits));
        prop_assert_eq!(request.stdin.reveal().as_ref(), stdin.as_slice());
        prop_assert_eq!(request.args.reveal(), sent.args.reveal());
        prop_assert_eq!(&request.files, &sent.files);
        prop_assert_eq!(&request.output_folder, &sent.output_folder);
        prop_assert_eq!(request.seed, sent.seed);
    }
}
