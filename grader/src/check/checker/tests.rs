use grade_model::{CheckOutcome, Comparison, Ending, File, Outcome, Points, Secret, Stream, Trap, Usage};
use proptest::prelude::*;

use super::{checker_request, read_checker_outcome};

fn outcome(ending: Ending, files: &[(&str, &[u8])]) -> Outcome {
    let file = |(path, bytes): &(&str, &[u8])| File { path: (*path).to_owned(), bytes: Secret::new((*bytes).into()) };
    Outcome {
        ending,
        stdout: Secret::new(b"ignored".as_slice().into()),
        stderr: Secret::new(b"panicked at 7\n".as_slice().into()),
        files: files.iter().map(file).collect(),
        usage: Usage::default(),
    }
}

#[test]
fn the_request_follows_the_protocol() {
    let [input, answer, output] = ["in", "ans", "out"].map(|text| Secret::new(text.as_bytes().into()));
    let request = checker_request(&input, &answer, &output, &["tolerance=3".to_owned()]);
    assert_eq!(&**request.stdin.reveal(), b"out");
    assert_eq!(request.args.reveal(), &["/input", "/answer", "/feedback/", "tolerance=3"]);
    let files: Vec<_> = request.files.iter().map(|file| (file.path.as_str(), &**file.bytes.reveal())).collect();
    assert_eq!(files, [("input", &b"in"[..]), ("answer", b"ans")]);
    assert_eq!(request.output_folder.as_deref(), Some("feedback"));
}

#[test]
fn codes_decide_and_messages_are_kept() {
    let files: [(&str, &[u8]); 3] =
        [("judgemessage.txt", b"node 7 twice\n"), ("feedback/teammessage.txt", b"\xffhm"), ("other.txt", b"x")];
    let accepted = read_checker_outcome(&outcome(Ending::Exited(42), &files));
    let expect = CheckOutcome {
        judge_message: Some("node 7 twice".to_owned()),
        team_message: Some("\u{fffd}hm".to_owned()),
        ..CheckOutcome::of(Comparison::Match)
    };
    assert_eq!(accepted, Ok(expect));
    let rejected = read_checker_outcome(&outcome(Ending::Exited(43), &[("teammessage.txt", b" \n")])).unwrap();
    let Comparison::Differs(rejection) = rejected.comparison else { panic!("accepted") };
    assert_eq!(rejection.message, "the exercise's checker did not accept your output");
    assert_eq!(rejected.team_message, None);
}

#[test]
fn a_long_message_is_cut() {
    let long = [b'x'; 100_000];
    let outcome = read_checker_outcome(&outcome(Ending::Exited(42), &[("judgemessage.txt", &long)])).unwrap();
    assert_eq!(outcome.judge_message.map(|message| message.len()), Some(16 * 1024 + 4));
}

#[track_caller]
fn check_failure(ending: Ending, files: &[(&str, &[u8])], expect: &str) {
    let failure = read_checker_outcome(&outcome(ending, files)).unwrap_err();
    assert_eq!(failure.to_string(), expect);
    assert!(failure.log.reveal().ends_with("panicked at 7"));
    assert!(!format!("{failure:?}").contains("panicked"));
}

#[test]
fn every_other_ending_is_a_failure() {
    let code = |code| format!("the checker exited with code {code} instead of 42 (accepted) or 43 (rejected)");
    for other in [0, 1, 41, 44, 101, 256 + 42, u32::MAX] {
        check_failure(Ending::Exited(other), &[("judgemessage.txt", b"so far")], &code(other));
    }
    check_failure(Ending::Trapped(Trap::Unreachable), &[], "the checker crashed");
    check_failure(Ending::StackOverflow, &[], "the checker overflowed its stack");
    check_failure(Ending::FuelSpent, &[], "the checker used up its fuel");
    check_failure(Ending::MemoryRefused, &[], "the checker needed more memory than its limit");
    check_failure(Ending::OutputCut(Stream::Files), &[], "the checker wrote more feedback than its limit");
}

#[track_caller]
fn check_score(file: &str, text: &str, expect: (i128, i128)) {
    let outcome = read_checker_outcome(&outcome(Ending::Exited(42), &[(file, text.as_bytes())])).unwrap();
    assert_eq!(outcome.points.or(outcome.multiplier), Points::ratio(expect.0, expect.1));
    assert_eq!(outcome.points.is_some(), file == "score.txt");
}

#[test]
fn scores_are_exact() {
    check_score("score.txt", "33.5\n", (67, 2));
    check_score("score.txt", " 1e2 ", (100, 1));
    check_score("score.txt", "0", (0, 1));
    check_score("score.txt", "-0.0", (0, 1));
    check_score("score_multiplier.txt", "1.", (1, 1));
    check_score("score_multiplier.txt", ".25", (1, 4));
    check_score("score_multiplier.txt", "2.5e-1", (1, 4));
    check_score("score_multiplier.txt", "1e-99999999", (0, 1));
    check_score("score_multiplier.txt", "0.33333333333333331483", (333_333_333_333_333, 1_000_000_000_000_000));
    check_score("score.txt", "999999999999999", (999_999_999_999_999, 1));
}

#[test]
fn malformed_scores_are_failures() {
    let accepted = Ending::Exited(42);
    for text in ["", "abc", "1 2", "nan", "inf", "0x1", "1e15"] {
        let files: [(&str, &[u8]); 1] = [("score.txt", text.as_bytes())];
        check_failure(accepted, &files, "the checker wrote a score.txt that is not a decimal number that fits");
        let failure = read_checker_outcome(&outcome(accepted, &files)).unwrap_err();
        assert_eq!(failure.log.reveal(), &format!("score.txt: `{text}`\npanicked at 7"));
    }
    check_failure(accepted, &[("score.txt", b"-1")], "the checker wrote a score.txt that is not a number of 0 or more");
    check_failure(
        accepted,
        &[("score_multiplier.txt", b"1.5")],
        "the checker wrote a score_multiplier.txt that is not a number from 0 to 1",
    );
    check_failure(
        accepted,
        &[("score.txt", b"1"), ("score_multiplier.txt", b"1")],
        "the checker wrote both score.txt and score_multiplier.txt",
    );
    check_failure(
        Ending::Exited(43),
        &[("score.txt", b"0")],
        "the checker rejected the output (exit code 43) and yet wrote a score",
    );
}

proptest! {
    #[test]
    fn no_feedback_panics(bytes in proptest::collection::vec(any::<u8>(), 0..40), number in "[-+0-9.e]{0,30}") {
        for file in ["score.txt", "score_multiplier.txt", "judgemessage.txt", "teammessage.txt"] {
            for content in [bytes.as_slice(), number.as_bytes()] {
                let read = read_checker_outcome(&outcome(Ending::Exited(42), &[(file, content)]));
                prop_assert!(read.is_ok() || file.starts_with("score"));
            }
        }
    }
}
