//! The judge with a fake runner: what a program prints, and how it ends, is scripted by its input.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use grade_model::{
    Aggregation, Audience, Build, BuildRequest, Bytes, CaseJudgement, CaseName, CheckMode, CompileLog, CompileStop,
    Ending, Exercise, ExerciseId, Feedback, JudgedMember, Judgement, LegacyRules, Limits, Member, Outcome, Points,
    Profile, Program, Report, Request, Runner, RunnerError, RunnerErrorKind, Secret, SourceTree, Stimulus, Stream,
    Submission, TestCase, TestGroup, Trap, Unit, Usage, Verdict, Visibility,
};
use grader::{
    disclose::{disclose, disclose_fault},
    judge::{Event, JudgeFailure, JudgeOptions, judge},
};

/// What the fake program does with an input: the inputs named here end it, every other one is printed.
fn behave(request: &Request) -> Outcome {
    let ending = match &request.stdin.reveal()[..] {
        b"exit 3" => Ending::Exited(3),
        b"panic" => Ending::Trapped(Trap::Unreachable),
        b"recurse" => Ending::StackOverflow,
        b"loop" => Ending::FuelSpent,
        b"hoard" => Ending::MemoryRefused,
        b"flood" => Ending::OutputCut(Stream::Stdout),
        _ => Ending::Exited(0),
    };
    outcome(ending, request.stdin.reveal())
}

/// The fake checker: the output that it reads says what it does.
fn check_output(request: &Request) -> Outcome {
    match &request.stdin.reveal()[..] {
        b"good" => outcome(Ending::Exited(42), b""),
        b"bad" => outcome(Ending::Exited(43), b""),
        _ => outcome(Ending::Exited(1), b""),
    }
}

/// A program that says much on standard error.
fn chatter(request: &Request) -> Outcome {
    let stderr = format!("first\n{}last\n", "more\n".repeat(10_000));
    Outcome { stderr: Secret::new(stderr.into_bytes().into()), ..behave(request) }
}

fn outcome(ending: Ending, stdout: &[u8]) -> Outcome {
    Outcome {
        ending,
        stdout: Secret::new(stdout.into()),
        stderr: Secret::new(Bytes::from(&b"said on stderr"[..])),
        files: Vec::new(),
        usage: Usage { fuel: 100 + stdout.len() as u64, memory_bytes: 65_536 },
    }
}

/// In which order a fake program hands over its outcomes, and which it loses.
#[derive(Clone, Copy)]
enum Order {
    Given,
    Reversed,
    OddFirst,
    LosesLast,
    FailsAfterFirst,
}

struct FakeProgram {
    behave: fn(&Request) -> Outcome,
    order: Order,
}

impl Program for FakeProgram {
    fn run(&self, requests: &[Request], _: &Limits, sink: &mut dyn FnMut(usize, Outcome)) -> Result<(), RunnerError> {
        let mut order: Vec<usize> = (0..requests.len()).collect();
        match self.order {
            Order::Given => {}
            Order::Reversed => order.reverse(),
            Order::OddFirst => order.sort_by_key(|index| index % 2 == 0),
            Order::LosesLast => order.truncate(requests.len() - 1),
            Order::FailsAfterFirst => order.truncate(1),
        }
        for index in order {
            sink(index, (self.behave)(&requests[index]));
        }
        match self.order {
            Order::FailsAfterFirst => Err(RunnerError::failed("the worker died")),
            Order::Given | Order::Reversed | Order::OddFirst | Order::LosesLast => Ok(()),
        }
    }
}

struct Fake {
    behave: fn(&Request) -> Outcome,
    order: Order,
    is_disk_full: bool,
    builds: AtomicUsize,
}

impl Fake {
    fn new(order: Order) -> Self {
        Self { behave, order, is_disk_full: false, builds: AtomicUsize::new(0) }
    }
}

impl Runner for Fake {
    /// A source that says so does not compile; one named `checker.rs` is the checker.
    fn build(&self, request: &BuildRequest<'_>) -> Result<Build, RunnerError> {
        self.builds.fetch_add(1, Ordering::Relaxed);
        if self.is_disk_full {
            return Err(RunnerError::failed("the disk is full"));
        }
        let text = request.driver.map_or("a warning".to_owned(), |driver| format!("built with {}", driver.root));
        let log = CompileLog { text, ..CompileLog::default() };
        if request.sources.files.values().any(|bytes| &bytes[..] == b"does not compile") {
            return Ok(Build::Failed { log });
        }
        let behave = if request.sources.root == "checker.rs" { check_output } else { self.behave };
        Ok(Build::Ready { program: Box::new(FakeProgram { behave, order: self.order }), log })
    }

    fn unit(&self, profile: Profile) -> Result<Unit, RunnerError> {
        let [engine, host, compiler] = ["fake 1", "1", "fakec 1"].map(str::to_owned);
        Ok(Unit { engine, host, compiler, profile })
    }
}

fn case(name: &str, stdin: &str, answer: &str, check: CheckMode) -> Member {
    Member::Case(TestCase {
        name: CaseName(name.into()),
        visibility: if name.starts_with("sample/") { Visibility::Sample } else { Visibility::Secret },
        stimulus: Stimulus::Stdio {
            stdin: Secret::new(stdin.as_bytes().into()),
            args: Secret::new(vec!["--argument".to_owned()]),
        },
        answer: Secret::new(answer.as_bytes().into()),
        check: Arc::new(check),
        feedback: Feedback::Hint,
        hint: None,
        description: None,
    })
}

fn exact(name: &str, stdin: &str, answer: &str) -> Member {
    case(name, stdin, answer, CheckMode::Exact)
}

fn checked(name: &str, stdin: &str) -> Member {
    case(name, stdin, "", CheckMode::Checker { args: Vec::new() })
}

fn group(name: &str, points: i64, members: Vec<Member>) -> TestGroup {
    TestGroup {
        name: name.into(),
        visibility: if name == "sample" { Visibility::Sample } else { Visibility::Secret },
        points_max: Points::whole(points),
        aggregation: Aggregation::Sum,
        feedback: Feedback::Hint,
        hint: None,
        require_pass: Vec::new(),
        case_points: None,
        legacy: Default::default(),
        stops_at_rejection: false,
        members,
    }
}

/// One sample, and `hidden` in the group `edge-cases` for 100 points.
fn exercise(hidden: Vec<Member>) -> Exercise {
    let sample = group("sample", 0, vec![exact("sample/1", "1", "1")]);
    let edge_cases = group("edge-cases", 100, hidden);
    Exercise {
        id: ExerciseId("skill/slug".into()),
        title: "Title".to_owned(),
        summary: None,
        difficulty: None,
        profile: Profile::Release,
        limits: Limits {
            fuel: 1_000,
            memory_bytes_max: 1 << 20,
            output_bytes_max: 1 << 20,
            source_bytes_max: 100,
            compile_cpu_seconds_max: 10,
            compile_memory_bytes_max: 1 << 30,
            compile_log_bytes_max: 1 << 16,
            module_bytes_max: 1 << 20,
        },
        root: group("", 100, vec![Member::Group(sample), Member::Group(edge_cases)]),
        has_hidden_tests: true,
        is_scored: true,
        statement: None,
        languages: Vec::new(),
        starters: Vec::new(),
        drivers: BTreeMap::new(),
        source_rules: BTreeMap::new(),
        checker: Some(SourceTree::single("checker.rs", Bytes::from(&b"compiles"[..]))),
        proof: Default::default(),
        digest_public: "sha256:public".to_owned(),
        digest_full: Secret::new("sha256:full".to_owned()),
    }
}

fn submission(source: &str) -> Submission {
    Submission {
        language: "rust".into(),
        sources: SourceTree::single("slug.rs", source.as_bytes().into()),
        digest: "sha256:submission".to_owned(),
    }
}

fn run_with(exercise: &Exercise, fake: &Fake) -> Result<Judgement, JudgeFailure> {
    judge(exercise, &submission("compiles"), fake, JudgeOptions::default(), &mut |_| {})
}

fn run(exercise: &Exercise, order: Order) -> Result<Judgement, JudgeFailure> {
    run_with(exercise, &Fake::new(order))
}

fn watch(exercise: &Exercise, source: &str, options: JudgeOptions) -> (Judgement, Vec<Event>) {
    let mut events = Vec::new();
    let fake = Fake::new(Order::Given);
    let judgement = judge(exercise, &submission(source), &fake, options, &mut |event| events.push(event));
    (judgement.unwrap(), events)
}

fn cases_of(judgement: &Judgement) -> Vec<&CaseJudgement> {
    let members = judgement.groups.iter().flat_map(|group| &group.members);
    let cases = members.filter_map(|member| match member {
        JudgedMember::Case(case) => Some(case),
        JudgedMember::Group(_) => None,
    });
    cases.collect()
}

/// Names and verdicts of all cases, `sample/1 AC, …`.
fn verdicts_of(judgement: &Judgement) -> String {
    let cases = cases_of(judgement).into_iter().map(|case| format!("{} {}", case.name.0, case.verdict.code()));
    cases.collect::<Vec<_>>().join(", ")
}

#[test]
fn an_accepted_submission_gets_every_point() {
    let exercise = exercise(vec![exact("secret/e/a", "2", "2"), exact("secret/e/b", "3", "3")]);
    let (judgement, events) = watch(&exercise, "compiles", JudgeOptions::default());
    assert_eq!(judgement.verdict, Verdict::Accepted);
    assert_eq!((judgement.score, judgement.score_max), (Points::whole(100), Points::whole(100)));
    assert_eq!(judgement.decided_by, None);
    assert!(judgement.is_compiled && !judgement.is_provisional && judgement.is_scored);
    assert_eq!(judgement.compile_log.text, "a warning");
    assert_eq!(verdicts_of(&judgement), "sample/1 AC, secret/e/a AC, secret/e/b AC");
    assert_eq!(
        events,
        [
            Event::BuildStarted,
            Event::BuildFinished { is_ok: true },
            Event::CaseFinished { done: 1, total: 3 },
            Event::CaseFinished { done: 2, total: 3 },
            Event::CaseFinished { done: 3, total: 3 },
        ]
    );
}

#[track_caller]
fn check(stdin: &str, answer: &str, expect: Verdict, ending: Ending) {
    let judgement = run(&exercise(vec![exact("secret/e/a", stdin, answer)]), Order::Given).unwrap();
    let case = cases_of(&judgement)[1];
    assert_eq!((case.verdict, case.ending), (expect, ending));
    assert_eq!(case.check.is_some(), ending == Ending::Exited(0), "only what ended by itself is compared");
    assert_eq!(case.share, if expect == Verdict::Accepted { Points::ONE } else { Points::ZERO });
    assert_eq!(case.usage, Usage { fuel: 100 + stdin.len() as u64, memory_bytes: 65_536 });
    assert_eq!(judgement.verdict, expect);
    assert_eq!(judgement.decided_by, (expect != Verdict::Accepted).then(|| case.name.clone()));
}

#[test]
fn every_ending_has_its_verdict() {
    check("5", "5", Verdict::Accepted, Ending::Exited(0));
    check("5", "6", Verdict::WrongAnswer, Ending::Exited(0));
    // The output is the right one in each of these, which does not help a program that does not end well.
    check("exit 3", "exit 3", Verdict::RunTimeError, Ending::Exited(3));
    check("panic", "panic", Verdict::RunTimeError, Ending::Trapped(Trap::Unreachable));
    check("recurse", "recurse", Verdict::RunTimeError, Ending::StackOverflow);
    check("loop", "loop", Verdict::TimeLimit, Ending::FuelSpent);
    check("hoard", "hoard", Verdict::MemoryLimit, Ending::MemoryRefused);
    check("flood", "flood", Verdict::OutputLimit, Ending::OutputCut(Stream::Stdout));
}

#[test]
fn every_case_is_run_after_a_rejection() {
    let cases = vec![exact("secret/e/a", "1", "2"), exact("secret/e/b", "loop", ""), exact("secret/e/c", "1", "1")];
    let judgement = run(&exercise(cases), Order::Given).unwrap();
    assert_eq!(verdicts_of(&judgement), "sample/1 AC, secret/e/a WA, secret/e/b TLE, secret/e/c AC");
    assert_eq!(judgement.verdict, Verdict::WrongAnswer);
}

/// A compile error with `log`: no case is run, and every group is listed without points.
#[track_caller]
fn check_not_run(source: &str, log: &CompileLog, expect: &[Event]) {
    let exercise = exercise(vec![exact("secret/e/a", "1", "1")]);
    let (judgement, events) = watch(&exercise, source, JudgeOptions::default());
    assert_eq!(events, expect);
    assert_eq!(&judgement.compile_log, log);
    assert!(!judgement.is_compiled);
    assert_eq!((judgement.verdict, judgement.decided_by), (Verdict::CompileError, None));
    assert_eq!((judgement.score, judgement.score_max), (Points::ZERO, Points::whole(100)));
    let groups = judgement.groups.iter();
    let groups = groups.map(|group| (&*group.name, group.verdict, group.score, group.score_max, group.members.len()));
    assert_eq!(
        groups.collect::<Vec<_>>(),
        [
            ("sample", Verdict::CompileError, Points::ZERO, Points::ZERO, 0),
            ("edge-cases", Verdict::CompileError, Points::ZERO, Points::whole(100), 0),
        ]
    );
}

#[test]
fn a_submission_that_does_not_compile_runs_no_case() {
    let log = CompileLog { text: "a warning".to_owned(), ..CompileLog::default() };
    check_not_run("does not compile", &log, &[Event::BuildStarted, Event::BuildFinished { is_ok: false }]);
}

#[test]
fn too_long_a_source_never_reaches_the_compiler() {
    let exercise = exercise(vec![exact("secret/e/a", "1", "1")]);
    let (longest, too_long) = ("x".repeat(100), "x".repeat(101));
    let log = watch(&exercise, &too_long, JudgeOptions::default()).0.compile_log;
    assert_eq!(
        log.text,
        "error: the source is too long: it has 101 bytes, and at most 100 are accepted\n\
         Is a lot of data written into it, or is there a file that does not belong to the solution?\n"
    );
    assert_eq!((log.stop, log.diagnostics.len()), (Some(CompileStop::SourceSize), 1));
    check_not_run(&too_long, &log, &[]);

    for (source, builds) in [(too_long, 0), (longest, 1)] {
        let fake = Fake::new(Order::Given);
        judge(&exercise, &submission(&source), &fake, JudgeOptions::default(), &mut |_| {}).unwrap();
        assert_eq!(fake.builds.load(Ordering::Relaxed), builds);
    }
}

#[test]
fn a_driver_is_built_with_the_submission_of_its_language() {
    let mut exercise = exercise(vec![exact("secret/e/a", "1", "1")]);
    let driver = |language: &str, name: &str| {
        (language.to_owned(), SourceTree::single(name, Bytes::from(&b"calls the student's functions"[..])))
    };
    exercise.drivers = BTreeMap::from([driver("rust", "driver.rs")]);
    assert_eq!(run(&exercise, Order::Given).unwrap().compile_log.text, "built with driver.rs");

    exercise.drivers = BTreeMap::from([driver("python", "driver.py"), driver("c", "driver.c")]);
    let failure = run(&exercise, Order::Given).unwrap_err();
    assert!(matches!(failure, JudgeFailure::Language { .. }));
    assert_eq!(failure.to_string(), "this exercise cannot be solved in `rust`, only in c, python");
}

#[test]
fn a_language_that_the_exercise_does_not_allow_is_refused() {
    let mut exercise = exercise(vec![exact("secret/e/a", "1", "1")]);
    exercise.languages = vec!["python".to_owned()];
    let failure = run(&exercise, Order::Given).unwrap_err();
    assert_eq!(failure.to_string(), "this exercise cannot be solved in `rust`, only in python");
    exercise.languages.push("rust".to_owned());
    assert!(run(&exercise, Order::Given).is_ok());
}

#[track_caller]
fn check_runner_failure(result: Result<Judgement, JudgeFailure>, expect: &str) {
    match result {
        Err(JudgeFailure::Runner(error)) => {
            assert_eq!((error.kind, error.to_string().as_str()), (RunnerErrorKind::Failed, expect));
        }
        other => panic!("not the runner's failure: {other:?}"),
    }
}

#[test]
fn a_failure_of_the_sandbox_gives_no_score() {
    let exercise = exercise(vec![exact("secret/e/a", "1", "1"), checked("secret/e/b", "good")]);
    check_runner_failure(run(&exercise, Order::FailsAfterFirst), "the worker died");
    let lost = "the sandbox reported no outcome for some of the runs";
    check_runner_failure(run(&exercise, Order::LosesLast), lost);
    let full = Fake { is_disk_full: true, ..Fake::new(Order::Given) };
    check_runner_failure(run_with(&exercise, &full), "the disk is full");
}

#[test]
fn a_checker_judges_the_outputs_that_ended_well() {
    let exercise = exercise(vec![
        checked("secret/e/a", "good"),
        exact("secret/e/b", "1", "1"),
        checked("secret/e/c", "bad"),
        checked("secret/e/d", "loop"),
    ]);
    let (judgement, events) = watch(&exercise, "compiles", JudgeOptions::default());
    assert_eq!(verdicts_of(&judgement), "sample/1 AC, secret/e/a AC, secret/e/b AC, secret/e/c WA, secret/e/d TLE");
    assert_eq!(judgement.decided_by, Some(CaseName("secret/e/c".into())));
    assert_eq!(
        events,
        [
            Event::BuildStarted,
            Event::BuildFinished { is_ok: true },
            Event::CaseFinished { done: 1, total: 5 },
            Event::CaseFinished { done: 2, total: 5 },
            Event::CaseFinished { done: 3, total: 5 },
            Event::CheckerStarted,
            Event::CaseFinished { done: 4, total: 5 },
            Event::CaseFinished { done: 5, total: 5 },
        ]
    );
}

#[test]
fn a_checker_is_built_only_when_there_is_output_to_judge() {
    let fake = Fake::new(Order::Given);
    run_with(&exercise(vec![checked("secret/e/a", "loop")]), &fake).unwrap();
    assert_eq!(fake.builds.load(Ordering::Relaxed), 1);
}

/// A fault says nothing of hidden data, except to staff.
#[track_caller]
fn check_fault(exercise: &Exercise, expect: &str, staff_sees_besides: &str) {
    let failure = run(exercise, Order::Given).unwrap_err();
    assert_eq!(failure.to_string(), expect);
    assert!(!format!("{failure:?}").contains("hidden-name"));
    let JudgeFailure::Exercise(fault) = failure else { panic!("not the exercise's fault: {failure}") };
    assert_eq!(disclose_fault(&fault, Audience::Student), expect);
    let told = disclose_fault(&fault, Audience::Staff);
    assert!(told.starts_with(&format!("{expect}{staff_sees_besides}")), "{told}");
}

#[test]
fn a_broken_checker_is_the_exercises_fault() {
    let hidden = vec![checked("secret/e/a", "good"), checked("secret/e/hidden-name", "neither")];
    let mut exercise = exercise(hidden);
    check_fault(&exercise, "the exercise's checker failed", ": on secret/e/hidden-name: ");
    exercise.checker = Some(SourceTree::single("checker.rs", Bytes::from(&b"does not compile"[..])));
    check_fault(&exercise, "the exercise's checker does not compile", ": a warning");
    exercise.checker = None;
    check_fault(&exercise, "the exercise compares with a checker but has none", "");
}

#[test]
fn an_answer_without_sense_is_the_exercises_fault() {
    let exercise = exercise(vec![case("secret/e/hidden-name", "1", "(", CheckMode::Regex)]);
    let expect = "output cannot be compared with a test's answer";
    check_fault(&exercise, expect, ": secret/e/hidden-name: the answer ");
}

#[test]
fn without_hidden_tests_a_judgement_is_provisional() {
    let mut without = exercise(Vec::new());
    without.root.members.truncate(1);
    without.has_hidden_tests = false;
    let judgement = run(&without, Order::Given).unwrap();
    assert_eq!((judgement.is_provisional, verdicts_of(&judgement).as_str()), (true, "sample/1 AC"));
    assert_eq!((judgement.score, judgement.score_max), (Points::ZERO, Points::ZERO));
}

#[test]
fn samples_alone_give_a_provisional_judgement_without_points() {
    let mut exercise = exercise(vec![exact("secret/e/a", "1", "2")]);
    if let Some(Member::Group(sample)) = exercise.root.members.first_mut() {
        // Legacy ICPC packages give points for samples.
        sample.points_max = Points::whole(5);
    }
    for (source, verdicts) in [("compiles", "sample/1 AC"), ("does not compile", "")] {
        let (judgement, _) = watch(&exercise, source, JudgeOptions { samples_only: true });
        assert_eq!((judgement.is_provisional, verdicts_of(&judgement).as_str()), (true, verdicts));
        assert_eq!((judgement.score, judgement.score_max), (Points::ZERO, Points::ZERO));
        assert_eq!(judgement.groups.len(), 1);
    }
}

#[test]
fn samples_alone_count_even_where_they_are_left_out_of_the_grade() {
    let mut exercise = exercise(vec![exact("secret/e/a", "1", "1")]);
    exercise.root.members[0] = Member::Group(TestGroup {
        legacy: LegacyRules { is_ignored: true, ..LegacyRules::default() },
        ..group("sample", 0, vec![exact("sample/1", "1", "2")])
    });
    let (whole, _) = watch(&exercise, "compiles", JudgeOptions::default());
    assert_eq!(whole.verdict, Verdict::Accepted);
    let (samples, _) = watch(&exercise, "compiles", JudgeOptions { samples_only: true });
    assert_eq!(samples.verdict, Verdict::WrongAnswer);
    assert_eq!(samples.decided_by, Some(CaseName("sample/1".into())));
}

#[test]
fn the_order_in_which_runs_finish_changes_nothing() {
    let inputs = ["1", "good", "loop", "bad", "panic", "good", "2"];
    let hidden = inputs.iter().enumerate().map(|(number, stdin)| {
        let name = format!("secret/e/{number}");
        if stdin.len() > 1 { checked(&name, stdin) } else { exact(&name, stdin, "1") }
    });
    let exercise = exercise(hidden.collect());
    let report = |order: Order| -> Report { disclose(&run(&exercise, order).unwrap(), Audience::Staff) };
    let expect = report(Order::Given);
    assert_eq!(expect.verdict, Verdict::TimeLimit);
    for order in [Order::Given, Order::Reversed, Order::OddFirst] {
        assert_eq!(report(order), expect);
    }
}

#[test]
fn long_outputs_are_kept_around_the_first_difference() {
    let answer: String = (0..100_000).map(|line| format!("line {line}\n")).collect();
    let output = answer.replacen("line 50000\n", "line x\n", 1);
    let judgement = run(&exercise(vec![exact("secret/e/a", &output, &answer)]), Order::Given).unwrap();
    let case = cases_of(&judgement)[1];
    let (stdin, expected, actual) = (case.stdin.reveal(), case.expected.reveal(), case.actual.reveal());
    assert_eq!((stdin.offset, stdin.bytes_total), (0, output.len() as u64));
    assert_eq!((expected.offset, expected.line), (actual.offset, actual.line));
    assert_eq!((expected.bytes_total, actual.bytes_total), (answer.len() as u64, output.len() as u64));
    for (excerpt, wanted) in [(stdin, "line 0\n"), (expected, "\nline 50000\n"), (actual, "\nline x\n")] {
        let text = str::from_utf8(&excerpt.bytes).unwrap();
        assert!(text.len() <= 16 * 1024 && text.contains(wanted) && text.starts_with("line "), "{text}");
    }
}

#[test]
fn of_a_long_standard_error_a_crash_keeps_the_end() {
    let fake = Fake { behave: chatter, ..Fake::new(Order::Given) };
    let hidden = vec![exact("secret/e/a", "panic", ""), exact("secret/e/b", "loop", "")];
    let judgement = run_with(&exercise(hidden), &fake).unwrap();
    let said = cases_of(&judgement).into_iter().map(|case| str::from_utf8(&case.stderr.reveal().bytes).unwrap());
    let said: Vec<(bool, bool)> =
        said.map(|text| (text.starts_with("first\nmore\n"), text.ends_with("more\nlast\n"))).collect();
    assert_eq!(said, [(true, false), (false, true), (true, false)]);
}
