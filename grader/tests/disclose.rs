//! What each audience learns: goldens of every feedback level, and non-interference as a property.
//!
//! `GRADE_BLESS=1` writes the goldens anew.

use std::{fmt::Write as _, fs, path::Path};

use grade_model::{
    Aggregation, Audience, Bytes, CaseJudgement, CaseName, CheckOutcome, Comparison, CompileLog, Ending, Excerpt,
    ExerciseId, Feedback, GroupJudgement, JudgedMember, Judgement, Limits, MemberReport, Points, Profile, Rejection,
    Report, Secret, SourceTree, Stream, Submission, Trap, Unit, Usage, Verdict, Visibility,
};
use grader::disclose::disclose;
use proptest::{collection::vec, option, prelude::*};

const LEVELS: [Feedback; 5] =
    [Feedback::None, Feedback::Verdict, Feedback::Hint, Feedback::Input, Feedback::Full];
const VERDICTS: [Verdict; 6] = [
    Verdict::Accepted,
    Verdict::WrongAnswer,
    Verdict::TimeLimit,
    Verdict::MemoryLimit,
    Verdict::OutputLimit,
    Verdict::RunTimeError,
];

fn excerpt(text: &str) -> Secret<Excerpt> {
    Secret::new(Excerpt { bytes: text.into(), offset: 0, line: 1, bytes_total: text.len() as u64 })
}

/// A hidden case in which every field holds something.
fn case(name: &str, feedback: Feedback, verdict: Verdict) -> CaseJudgement {
    let is_accepted = verdict == Verdict::Accepted;
    let differs = Comparison::Differs(Rejection {
        message: "token 1 differs".to_owned(),
        line: Some(7),
        column: Some(1),
        answer_offset: Some(0),
        output_offset: Some(0),
        path: None,
    });
    let ending = ending_for(verdict, 0);
    let check = CheckOutcome {
        judge_message: Some("for staff".to_owned()),
        team_message: Some("for the student".to_owned()),
        ..CheckOutcome::of(if is_accepted { Comparison::Match } else { differs })
    };
    CaseJudgement {
        name: CaseName(name.into()),
        visibility: Visibility::Secret,
        feedback,
        verdict,
        share: if is_accepted { Points::ONE } else { Points::ZERO },
        points: None,
        ending,
        usage: Usage { fuel: 123, memory_bytes: 65_536 },
        check: (ending == Ending::Exited(0)).then_some(Secret::new(check)),
        args: Secret::new(vec!["--x".to_owned()]),
        stdin: excerpt("i"),
        expected: excerpt("e"),
        actual: excerpt("a"),
        stderr: excerpt("s"),
        hint: Some(format!("hint of {name}")),
        description: Some(format!("description of {name}")),
    }
}

/// One of the endings that have this verdict.
fn ending_for(verdict: Verdict, choice: u32) -> Ending {
    match verdict {
        Verdict::TimeLimit => Ending::FuelSpent,
        Verdict::MemoryLimit => Ending::MemoryRefused,
        Verdict::OutputLimit if choice % 2 == 0 => Ending::OutputCut(Stream::Stdout),
        Verdict::OutputLimit => Ending::OutputCut(Stream::Stderr),
        Verdict::RunTimeError if choice % 3 == 0 => Ending::Exited(choice + 1),
        Verdict::RunTimeError if choice % 3 == 1 => Ending::Trapped(Trap::Unreachable),
        Verdict::RunTimeError => Ending::StackOverflow,
        Verdict::Accepted | Verdict::WrongAnswer | Verdict::CompileError | Verdict::JudgeError => Ending::Exited(0),
    }
}

/// A hidden group, with the verdict of its first member that was not accepted.
fn group(name: &str, feedback: Feedback, members: Vec<JudgedMember>) -> GroupJudgement {
    let verdicts = members.iter().map(|member| match member {
        JudgedMember::Case(case) => case.verdict,
        JudgedMember::Group(group) => group.verdict,
    });
    GroupJudgement {
        name: name.into(),
        visibility: Visibility::Secret,
        verdict: verdicts.into_iter().find(|verdict| *verdict != Verdict::Accepted).unwrap_or(Verdict::Accepted),
        score: Points::whole(1),
        score_max: Points::whole(2),
        aggregation: Aggregation::Sum,
        feedback,
        hint: Some(format!("hint of {name}")),
        blocked_by: None,
        members,
    }
}

/// A sample group of one case.
fn sample(verdict: Verdict) -> GroupJudgement {
    let visibility = Visibility::Sample;
    let case = CaseJudgement { visibility, ..case("sample/1", Feedback::Hint, verdict) };
    GroupJudgement { visibility, ..group("sample", Feedback::Full, vec![JudgedMember::Case(case)]) }
}

fn judgement(groups: Vec<GroupJudgement>) -> Judgement {
    let first = groups.iter().find_map(first_failed);
    let [engine, host, compiler] = ["wasmtime 48.0.8", "1", "rustc 1.95.0"].map(str::to_owned);
    Judgement {
        exercise: ExerciseId("skill/slug".into()),
        title: "Title".to_owned(),
        digest_public: "sha256:public".to_owned(),
        digest_full: Secret::new("sha256:full".to_owned()),
        submission: Submission {
            language: "rust".into(),
            sources: SourceTree::single("slug.rs", Bytes::from(&b"fn main() {}"[..])),
            digest: "sha256:submission".to_owned(),
        },
        verdict: first.map_or(Verdict::Accepted, |case| case.verdict),
        decided_by: first.map(|case| case.name.clone()),
        is_provisional: false,
        is_scored: true,
        score: Points::whole(70),
        score_max: Points::whole(100),
        is_compiled: true,
        compile_log: CompileLog { text: "warning: unused".to_owned(), ..CompileLog::default() },
        groups,
        limits: Limits {
            fuel: 200,
            memory_bytes_max: 1 << 20,
            output_bytes_max: 1 << 10,
            source_bytes_max: 1,
            compile_cpu_seconds_max: 2,
            compile_memory_bytes_max: 3,
            compile_log_bytes_max: 4,
            module_bytes_max: 5,
        },
        unit: Unit { engine, host, compiler, profile: Profile::Release },
    }
}

fn first_failed(group: &GroupJudgement) -> Option<&CaseJudgement> {
    group.members.iter().find_map(|member| match member {
        JudgedMember::Case(case) => (case.verdict != Verdict::Accepted).then_some(case),
        JudgedMember::Group(group) => first_failed(group),
    })
}

/// A whole report: its own line, one for each group and test, fields that are `None` left out.
fn render(report: &Report) -> String {
    let mut text = String::new();
    let groups: Vec<MemberReport> = report.groups.iter().cloned().map(MemberReport::Group).collect();
    write_line(&mut text, 0, &format!("{:?}", Report { groups: Vec::new(), ..report.clone() }));
    render_members(&mut text, 1, &groups);
    text
}

fn render_members(text: &mut String, depth: usize, members: &[MemberReport]) {
    for member in members {
        match member {
            MemberReport::Test(test) => write_line(text, depth, &format!("{test:?}")),
            MemberReport::Group(group) => {
                let alone = grade_model::GroupReport { members: Vec::new(), ..group.clone() };
                write_line(text, depth, &format!("{alone:?}"));
                render_members(text, depth + 1, &group.members);
            }
        }
    }
}

fn write_line(text: &mut String, depth: usize, debug: &str) {
    let fields: Vec<&str> = debug.split(", ").filter(|field| !field.ends_with(": None")).collect();
    writeln!(text, "{}{}", "    ".repeat(depth), fields.join(", ")).unwrap();
}

#[track_caller]
fn check_golden(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/disclose").join(name);
    if std::env::var_os("GRADE_BLESS").is_some() {
        fs::write(&path, actual).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), actual, "GRADE_BLESS=1 writes {name} anew");
}

/// For each verdict a group whose first case has it and whose second one fails, after a sample that fails.
fn all_verdicts(feedback: Feedback) -> Judgement {
    let groups = VERDICTS.iter().map(|verdict| {
        let name = verdict.code().to_lowercase();
        let cases = [("first", *verdict), ("second", Verdict::WrongAnswer)];
        let cases = cases.map(|(case_name, verdict)| {
            JudgedMember::Case(case(&format!("secret/{name}/{case_name}"), feedback, verdict))
        });
        group(&name, feedback, cases.into())
    });
    judgement([sample(Verdict::WrongAnswer)].into_iter().chain(groups).collect())
}

#[test]
fn every_level_shows_its_part_of_every_verdict() {
    for feedback in LEVELS {
        let name = format!("student-{}.txt", format!("{feedback:?}").to_lowercase());
        check_golden(&name, &render(&disclose(&all_verdicts(feedback), Audience::Student)));
    }
}

#[test]
fn staff_see_everything_at_every_level() {
    let none = render(&disclose(&all_verdicts(Feedback::None), Audience::Staff));
    check_golden("staff.txt", &none);
    for feedback in LEVELS {
        let report = render(&disclose(&all_verdicts(feedback), Audience::Staff));
        assert_eq!(report.replace(&format!("feedback: {feedback:?}"), "feedback: None"), none.replace("feedback: Full", "feedback: None"));
    }
}
