//! Reports that every format is tested with: one of each kind that people meet, and hostile ones.

use grade_model::{
    Aggregation, Audience, CompileLog, CompileReport, CompileStop, Diagnostic, Excerpt, ExerciseReport, Feedback,
    GroupReport, LimitsReport, MemberReport, Points, Profile, Report, RunInfo, SandboxLayer, Severity, SourceReport,
    SubmissionReport, TestReport, Unit, Verdict,
};

use super::{Classroom, Origin};

/// Bytes that try to take over a terminal, hide text or break a format.
pub const HOSTILE: &[u8] =
    b"\x1b[2J\x1b]0;owned\x07\r\x08\x7f\0\t\xc2\x9b31m \xe2\x80\xaeevil\xe2\x81\xa6 a\xe2\x80\x8bb \xff\xfe\xe2\x28 \
</script>]]>\"'&|::error::x ##[error]y \n::error::z\n=cmd()|' /C calc'!A0\n```\n~~~~\n[[ATTACHMENT|/etc/passwd]] \
@all #1 [a](b) %0A::warning::w\n1..0\nnot ok 9\nBail out! \xe7\x95\x8ce\xcc\x81\xcc\x81 \xe2\x80\xa8 end  ";

/// The submission of most fixtures; messages point into it.
const SOURCE: &str = "\
use std::io;

fn main() {
    let x: i32 = \"three\";
    let y = 1;
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
    let numbers: Vec<i64> = line.split(' ').filter_map(|word| word.trim().parse().ok()).collect();
    let mut low = 0;
\tlet mut high = numbers.len();
    while low < high {
        if numbers[high] < 5 {
            low += 1;
        } else {
            high -= 1;
        }
    }
    print!(\"found 5 at index {low}\\n\");
}
";

/// Every fixture with its name, which is that of its folder of golden files.
#[must_use]
pub fn all() -> Vec<(&'static str, Report)> {
    vec![
        ("accepted", accepted()),
        ("wrong-answer", wrong_answer()),
        ("white-space", white_space()),
        ("tolerated-blanks", tolerated_blanks()),
        ("long-line", long_line()),
        ("long-output", long_output()),
        ("missing-line", missing_line()),
        ("compile-error", compile_error()),
        ("compiler-stopped", compiler_stopped()),
        ("time-limit", time_limit()),
        ("memory-limit", memory_limit()),
        ("output-limit", output_limit()),
        ("panic", panic()),
        ("stack-overflow", stack_overflow()),
        ("hidden-none", hidden(Feedback::None)),
        ("hidden-verdict", hidden(Feedback::Verdict)),
        ("hidden-hint", hidden(Feedback::Hint)),
        ("hidden-input", hidden(Feedback::Input)),
        ("hidden-full", hidden(Feedback::Full)),
        ("provisional", provisional()),
        ("nested", nested()),
        ("hostile", hostile(HOSTILE)),
        ("checker", checker()),
        ("staff", staff()),
        ("pass-fail", pass_fail()),
        ("judge-error", judge_error()),
    ]
}

/// A run on a machine that lacks a layer of the sandbox.
#[must_use]
pub fn run_info() -> RunInfo {
    let layer =
        |name: &str, is_on, detail: &str| SandboxLayer { name: name.to_owned(), is_on, detail: detail.to_owned() };
    RunInfo {
        started_unix_seconds: 1_770_000_000,
        compile_ms: 1_250,
        test_ms: 43,
        is_compile_cached: false,
        is_samples_only: false,
        layers: vec![layer("landlock", true, "version 6"), layer("seccomp", true, "")],
    }
}

/// A submission handed in through Classroom 50.
#[must_use]
pub fn origin() -> Origin {
    let link = |path: &str| format!("https://example.org/course/alice/{path}");
    Origin {
        student: Some("alice".to_owned()),
        label: String::new(),
        folder: "week1/".to_owned(),
        file_name: None,
        classroom: Some(Classroom {
            classroom: "backend-101".to_owned(),
            assignment: "binary-search".to_owned(),
            assignment_type: "individual".to_owned(),
            owner: "alice".to_owned(),
            submission: "submit/2026-11-22T07-10-00Z-a1b2c3d".to_owned(),
            commit: link("commit/a1b2c3d"),
            release: link("releases/tag/submit"),
            review: link("compare/base...a1b2c3d"),
        }),
    }
}

/// A report with two samples and two hidden groups, everything accepted.
#[must_use]
pub fn accepted() -> Report {
    let groups = vec![
        group("sample", 0, 0, vec![sample(1, Verdict::Accepted), sample(2, Verdict::Accepted)]),
        group("edge-cases", 30, 30, (1..=5).map(|n| secret("edge-cases", n, Verdict::Accepted)).collect()),
        group("large", 70, 70, (1..=12).map(|n| secret("large", n, Verdict::Accepted)).collect()),
    ];
    report(Verdict::Accepted, None, 100, groups)
}

fn report(verdict: Verdict, decided_by: Option<&str>, score: i64, groups: Vec<GroupReport>) -> Report {
    Report {
        audience: Audience::Student,
        exercise: ExerciseReport {
            id: "algorithms/binary-search".to_owned(),
            title: "Binary search".to_owned(),
            digest: "sha256:1f0c7fd0a3f5d2ed7d2a1a1b8a5f6f1f0c7fd0a3f5d2ed7d2a1a1b8a5f6f1f0c".to_owned(),
            digest_full: None,
        },
        submission: SubmissionReport {
            files: vec!["exercise.rs".to_owned()],
            language: "rust".to_owned(),
            digest: "sha256:9a3c7fd0a3f5d2ed7d2a1a1b8a5f6f1f0c7fd0a3f5d2ed7d2a1a1b8a5f6f1f0c".to_owned(),
            sources: vec![source("exercise.rs", SOURCE)],
        },
        verdict,
        decided_by: decided_by.map(str::to_owned),
        is_provisional: false,
        is_scored: true,
        score: Points::whole(score),
        score_max: Points::whole(100),
        compile: CompileReport { is_ok: true, log: CompileLog::default() },
        groups,
        limits: LimitsReport { fuel: 200_000_000, memory_bytes_max: 64 << 20, output_bytes_max: 1 << 20 },
        unit: Unit {
            engine: "wasmtime 48.0.8".to_owned(),
            host: "1".to_owned(),
            compiler: "rustc 1.95.0".to_owned(),
            profile: Profile::Release,
        },
    }
}

fn source(path: &str, text: impl AsRef<[u8]>) -> SourceReport {
    SourceReport { path: path.to_owned(), bytes: text.as_ref().into() }
}

fn group(name: &str, score: i64, score_max: i64, tests: Vec<TestReport>) -> GroupReport {
    let verdict = tests.iter().map(|test| test.verdict).find(|verdict| *verdict != Verdict::Accepted);
    GroupReport {
        name: name.to_owned(),
        verdict: Some(verdict.unwrap_or(Verdict::Accepted)),
        score: Points::whole(score),
        score_max: Points::whole(score_max),
        aggregation: if name == "sample" { Aggregation::Sum } else { Aggregation::Min },
        feedback: if name == "sample" { Feedback::Full } else { Feedback::Hint },
        hint: None,
        blocked_by: None,
        members: tests.into_iter().map(MemberReport::Test).collect(),
    }
}

/// A hidden test as a student sees it below `full`.
fn secret(group: &str, number: u64, verdict: Verdict) -> TestReport {
    TestReport {
        name: format!("{group}/{number}"),
        is_sample: false,
        verdict,
        fuel: None,
        memory_bytes: None,
        ending: None,
        description: None,
        hint: None,
        args: None,
        stdin: None,
        expected: None,
        actual: None,
        difference: None,
        difference_line: None,
        stderr: None,
        message: None,
        judge_message: None,
    }
}

fn sample(number: u64, verdict: Verdict) -> TestReport {
    TestReport {
        is_sample: true,
        fuel: Some(91_231 * number.pow(4)),
        memory_bytes: Some(1_114_112),
        ..secret("sample", number, verdict)
    }
}

fn excerpt(text: impl AsRef<[u8]>) -> Option<Excerpt> {
    let bytes = text.as_ref().to_vec();
    Some(Excerpt { offset: 0, line: 1, bytes_total: bytes.len() as u64, bytes })
}

/// A sample that ran to its end with another output than expected.
fn differs(number: u64, stdin: &str, expected: &str, actual: &str, difference: &str, line: u64) -> TestReport {
    TestReport {
        args: Some(Vec::new()),
        stdin: excerpt(stdin),
        expected: excerpt(expected),
        actual: excerpt(actual),
        difference: Some(difference.to_owned()),
        difference_line: Some(line),
        stderr: excerpt(""),
        ..sample(number, Verdict::WrongAnswer)
    }
}

/// A sample that did not run to its end.
fn ended(verdict: Verdict, ending: &str, stdout: &str, stderr: &str) -> TestReport {
    TestReport {
        ending: Some(ending.to_owned()),
        args: Some(Vec::new()),
        stdin: excerpt("5\n1 3 5 7 9\n"),
        expected: excerpt("2\n"),
        actual: excerpt(stdout),
        stderr: excerpt(stderr),
        ..sample(1, verdict)
    }
}

/// A report whose first sample is `test`, while the second one is accepted, and so is one hidden group of two.
fn failed(test: TestReport) -> Report {
    let (verdict, name) = (test.verdict, test.name.clone());
    let groups = vec![
        group("sample", 0, 0, vec![test, sample(2, Verdict::Accepted)]),
        group("edge-cases", 0, 30, vec![secret("edge-cases", 1, Verdict::Accepted), secret("edge-cases", 2, verdict)]),
        group("large", 70, 70, (1..=12).map(|n| secret("large", n, Verdict::Accepted)).collect()),
    ];
    report(verdict, Some(&name), 70, groups)
}

fn wrong_answer() -> Report {
    let first = differs(
        1,
        "5 3\n1 3 5 7 9\n5 6 9\n",
        "found 5 at index 2\nnot found: 6\nfound 9 at index 4\n",
        "found 5 at index 2\nnot found: 6\nfound 9 at index 5\n",
        "line 3, token 5: expected `4`, got `5`",
        3,
    );
    let others = [2, 3, 4, 5].map(|number| TestReport {
        hint: (number == 2).then(|| "Is the last index one less than the length?".to_owned()),
        ..differs(number, "1 1\n1\n1\n", "0\n", "1\n", "line 1, token 1: expected `0`, got `1`", 1)
    });
    let mut report = failed(first);
    report.groups[0].members.truncate(1);
    report.groups[0].members.extend(others.map(MemberReport::Test));
    report
}

fn white_space() -> Report {
    failed(differs(
        1,
        "2\n",
        "name\tvalue\nx 1\ny 2\n",
        "name value\nx  1 \ny 2",
        "line 1, column 5: white space differs",
        1,
    ))
}

/// Blanks that the comparison does not mind, around a word that it does.
fn tolerated_blanks() -> Report {
    failed(differs(
        1,
        "",
        "one 1\ntwo 2\nthree 3\nfour 4\nfive 5\nsix 6\n",
        "one  1 \r\ntwo  2 \r\nthree  4 \r\nfour  4 \r\nfive  5 \r\nsix  6\r\n",
        "line 3, token 2: expected `3`, got `4`",
        3,
    ))
}

fn long_line() -> Report {
    let line = |middle: &str| {
        let numbers: Vec<String> =
            (1..=400).map(|n| if n == 200 { middle.to_owned() } else { n.to_string() }).collect();
        format!("{}\n", numbers.join(" "))
    };
    failed(differs(1, &line("200"), &line("200"), &line("2000"), "token 200: expected `200`, got `2000`", 1))
}

fn long_output() -> Report {
    let lines = |wrong: &[u64]| -> String {
        (1..=3_000).map(|n| format!("{}\n", if wrong.contains(&n) { 0 } else { n })).collect()
    };
    let part = |text: String| {
        let bytes = text.as_bytes()[3_893..5_893].to_vec();
        Some(Excerpt { bytes, offset: 3_893, line: 1_001, bytes_total: text.len() as u64 })
    };
    failed(TestReport {
        stdin: part(lines(&[])).map(|cut| Excerpt { offset: 0, line: 1, ..cut }),
        expected: part(lines(&[])),
        actual: part(lines(&[1_100, 1_101, 1_120, 1_300])),
        ..differs(1, "", "", "", "line 1100: expected `1100`, got `0`", 1_100)
    })
}

fn missing_line() -> Report {
    failed(differs(1, "", "one\ntwo\nthree\n", "one\nthree\n", "line 2: expected `two`, got `three`", 2))
}

fn compile_error() -> Report {
    let log = "\
error[E0308]: mismatched types
 --> exercise.rs:4:18
  |
4 |     let x: i32 = \"three\";
  |            ---   ^^^^^^^ expected `i32`, found `&str`
  |            |
  |            expected due to this

warning: unused variable: `y`, which is a message that is a good deal longer than one line of a terminal
 --> exercise.rs:5:9

error: aborting due to 1 previous error; 1 warning emitted

For more information about this error, try `rustc --explain E0308`.
";
    let diagnostic = Diagnostic {
        severity: Severity::Error,
        code: Some("E0308".to_owned()),
        message: "mismatched types".to_owned(),
        file: Some("exercise.rs".to_owned()),
        line: 4,
        column: 18,
        line_end: 4,
        column_end: 25,
    };
    let aborting = Diagnostic {
        message: "aborting due to 1 previous error; 1 warning emitted".to_owned(),
        code: None,
        file: None,
        line: 0,
        column: 0,
        line_end: 0,
        column_end: 0,
        ..diagnostic.clone()
    };
    let log = CompileLog { text: log.to_owned(), diagnostics: vec![diagnostic, aborting], stop: None };
    let mut report = report(Verdict::CompileError, None, 0, Vec::new());
    report.compile = CompileReport { is_ok: false, log };
    report
}

fn compiler_stopped() -> Report {
    let log = CompileLog { stop: Some(CompileStop::Time), ..CompileLog::default() };
    let mut report = report(Verdict::CompileError, None, 0, Vec::new());
    report.compile = CompileReport { is_ok: false, log };
    report
}

fn time_limit() -> Report {
    let mut test = ended(Verdict::TimeLimit, "used up its fuel", "", "");
    test.fuel = Some(200_000_000);
    failed(test)
}

fn memory_limit() -> Report {
    failed(ended(Verdict::MemoryLimit, "asked for more memory than its limit", "", ""))
}

fn output_limit() -> Report {
    let mut test =
        ended(Verdict::OutputLimit, "wrote more to standard output than its limit", &"still here\n".repeat(90), "");
    test.actual = test.actual.map(|actual| Excerpt { bytes_total: 1 << 20, ..actual });
    failed(test)
}

fn panic() -> Report {
    let stderr = "\nthread 'main' (1) panicked at exercise.rs:12:9:\nindex out of bounds: the len is 5 but the index is 5\n\
                  note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
    failed(ended(Verdict::RunTimeError, "crashed: it panicked or aborted", "", stderr))
}

fn stack_overflow() -> Report {
    failed(ended(Verdict::RunTimeError, "stack overflow", "1\n", ""))
}

/// A report whose hidden group `edge-cases` shows what `feedback` allows.
fn hidden(feedback: Feedback) -> Report {
    let mut test = secret("edge-cases", 2, Verdict::RunTimeError);
    let mut edge_cases = group("edge-cases", 0, 30, vec![secret("edge-cases", 1, Verdict::Accepted), test.clone()]);
    edge_cases.feedback = feedback;
    if feedback >= Feedback::Hint {
        test.hint = Some("What should happen when the key is smaller than every element?".to_owned());
    }
    if feedback >= Feedback::Input {
        test.stdin = excerpt("0 1\n\n7\n");
        test.args = Some(vec!["--fast".to_owned(), "two words".to_owned()]);
    }
    if feedback >= Feedback::Full {
        test = TestReport {
            fuel: Some(5_000_000),
            memory_bytes: Some(2 << 20),
            ending: Some("exited with code 3".to_owned()),
            description: Some("An empty list.".to_owned()),
            expected: excerpt("not found: 7\n"),
            actual: excerpt(""),
            stderr: excerpt("empty!\n"),
            ..test
        };
    }
    edge_cases.members[1] = MemberReport::Test(test);
    let mut decided_by = "edge-cases/2";
    if feedback == Feedback::None {
        edge_cases.verdict = None;
        edge_cases.members.clear();
        decided_by = "edge-cases";
    }
    let samples = group("sample", 0, 0, vec![sample(1, Verdict::Accepted), sample(2, Verdict::Accepted)]);
    report(Verdict::RunTimeError, Some(decided_by), 70, vec![samples, edge_cases])
}

fn provisional() -> Report {
    let samples = group("sample", 0, 0, vec![sample(1, Verdict::Accepted), sample(2, Verdict::Accepted)]);
    let mut report = report(Verdict::Accepted, None, 0, vec![samples]);
    report.is_provisional = true;
    report
}

fn nested() -> Report {
    let mut report = failed(sample(1, Verdict::Accepted));
    let third = Points::ratio(100, 3).unwrap_or(Points::ZERO);
    let inner = |name: &str, verdict, blocked_by: Option<&str>| GroupReport {
        score_max: third,
        score: if verdict == Verdict::Accepted { third } else { Points::ZERO },
        blocked_by: blocked_by.map(str::to_owned),
        hint: (verdict == Verdict::TimeLimit).then(|| "A list of a million numbers must not be copied.".to_owned()),
        ..group(name, 0, 0, vec![secret(name, 1, verdict)])
    };
    let mut outer = group("scaling", 0, 100, Vec::new());
    outer.verdict = Some(Verdict::TimeLimit);
    outer.aggregation = Aggregation::Sum;
    outer.score = third;
    outer.members = vec![
        MemberReport::Test(secret("scaling", 1, Verdict::Accepted)),
        MemberReport::Group(inner("scaling/small", Verdict::Accepted, None)),
        MemberReport::Group(inner("scaling/large", Verdict::TimeLimit, None)),
        MemberReport::Group(inner("scaling/huge", Verdict::Accepted, Some("scaling/large"))),
    ];
    if let MemberReport::Group(huge) = &mut outer.members[3] {
        huge.score = Points::ZERO;
    }
    report.groups.truncate(1);
    report.groups.push(outer);
    (report.verdict, report.decided_by, report.score) = (Verdict::TimeLimit, Some("scaling/large/1".to_owned()), third);
    report
}

/// A report with these bytes in every field that holds text of others.
#[must_use]
pub fn hostile(bytes: &[u8]) -> Report {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (some, whole) = (Some(text.clone()), excerpt(bytes));
    let test = TestReport {
        name: text.clone(),
        ending: some.clone(),
        description: some.clone(),
        hint: some.clone(),
        args: Some(vec![text.clone(), String::new()]),
        stdin: whole.clone(),
        expected: excerpt([b"same\nsome ", bytes, b"\n"].concat()),
        actual: excerpt([b"same\nother", bytes, b"\r\n\xff"].concat()),
        difference: some.clone(),
        stderr: whole,
        message: some.clone(),
        judge_message: some.clone(),
        ..differs(1, "", "", "", "", 2)
    };
    let crashed = TestReport { verdict: Verdict::RunTimeError, difference: None, ..test.clone() };
    let mut report = failed(test.clone());
    report.exercise =
        ExerciseReport { id: text.clone(), title: text.clone(), digest: text.clone(), digest_full: some.clone() };
    report.submission = SubmissionReport {
        files: vec![text.clone(); 2],
        language: text.clone(),
        digest: text.clone(),
        sources: vec![source(&text, bytes)],
    };
    report.decided_by = some.clone();
    let diagnostic = Diagnostic {
        severity: Severity::Warning,
        code: some.clone(),
        message: text.clone(),
        file: some.clone(),
        line: 1,
        column: 1,
        line_end: 1,
        column_end: 2,
    };
    report.compile.log =
        CompileLog { text: format!("warning: {text}\n{text}\n"), diagnostics: vec![diagnostic], stop: None };
    report.groups[0].members = vec![MemberReport::Test(test.clone()), MemberReport::Test(crashed)];
    report.groups[1].members = vec![MemberReport::Test(test); 4];
    for group in &mut report.groups {
        (group.name, group.hint, group.blocked_by) = (text.clone(), some.clone(), some.clone());
    }
    report.unit = Unit { engine: text.clone(), host: text.clone(), compiler: text, profile: Profile::Debug };
    report
}

fn checker() -> Report {
    failed(TestReport {
        message: Some("The path goes through a wall at (3, 4).\nIts start and its end are right.".to_owned()),
        ..differs(1, "3 3\n.#.\n...\n.#.\n", "RRDD\n", "DDRR\n", "the checker rejects the output", 1)
    })
}

fn staff() -> Report {
    let mut report = hidden(Feedback::Full);
    report.audience = Audience::Staff;
    report.exercise.digest_full = Some("sha256:77aa".to_owned());
    if let Some(MemberReport::Test(test)) = report.groups[1].members.last_mut() {
        test.judge_message = Some("judge answer: not found; team: nothing".to_owned());
    }
    report
}

fn pass_fail() -> Report {
    let groups = vec![
        group("sample", 0, 0, vec![sample(1, Verdict::Accepted)]),
        group("secret", 0, 0, vec![secret("secret", 1, Verdict::Accepted), secret("secret", 2, Verdict::TimeLimit)]),
    ];
    let mut report = report(Verdict::TimeLimit, Some("secret/2"), 0, groups);
    (report.is_scored, report.score_max) = (false, Points::ZERO);
    report
}

fn judge_error() -> Report {
    let mut report = failed(sample(1, Verdict::Accepted));
    report.groups[1] = group("edge-cases", 0, 30, vec![secret("edge-cases", 1, Verdict::JudgeError)]);
    (report.verdict, report.decided_by) = (Verdict::JudgeError, Some("edge-cases/1".to_owned()));
    report
}
