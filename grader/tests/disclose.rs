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

const LEVELS: [Feedback; 5] = [Feedback::None, Feedback::Verdict, Feedback::Hint, Feedback::Input, Feedback::Full];
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
        Verdict::OutputLimit if choice.is_multiple_of(2) => Ending::OutputCut(Stream::Stdout),
        Verdict::OutputLimit => Ending::OutputCut(Stream::Stderr),
        Verdict::RunTimeError if choice.is_multiple_of(3) => Ending::Exited(choice + 1),
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
    let without_levels = |feedback: Feedback| {
        let mut report = disclose(&all_verdicts(feedback), Audience::Staff);
        report.groups.iter_mut().for_each(|group| group.feedback = Feedback::None);
        report
    };
    check_golden("staff.txt", &render(&disclose(&all_verdicts(Feedback::None), Audience::Staff)));
    for feedback in LEVELS {
        assert_eq!(without_levels(feedback), without_levels(Feedback::None));
    }
}

#[test]
fn a_compile_error_shows_its_log_and_no_test() {
    let groups = [Feedback::None, Feedback::Hint].map(|feedback| {
        let name = format!("{feedback:?}").to_lowercase();
        GroupJudgement { verdict: Verdict::CompileError, ..group(&name, feedback, Vec::new()) }
    });
    let sample = GroupJudgement { verdict: Verdict::CompileError, members: Vec::new(), ..sample(Verdict::Accepted) };
    let judged = Judgement {
        verdict: Verdict::CompileError,
        is_compiled: false,
        ..judgement([sample].into_iter().chain(groups).collect())
    };
    check_golden("compile-error.txt", &render(&disclose(&judged, Audience::Student)));
}

/// The place that is named when a case at `feedback`, the second in a group at `outer`, decides the verdict.
#[track_caller]
fn check_place(outer: Feedback, feedback: Feedback, expect_student: &str) {
    let members = [("ok", Verdict::Accepted), ("secret-name", Verdict::TimeLimit)]
        .map(|(name, verdict)| JudgedMember::Case(case(name, feedback, verdict)));
    let inner = JudgedMember::Group(group("outer/inner", feedback, members.into()));
    let judged = judgement(vec![sample(Verdict::Accepted), group("outer", outer, vec![inner])]);
    assert_eq!(disclose(&judged, Audience::Student).decided_by.as_deref(), Some(expect_student));
    assert_eq!(disclose(&judged, Audience::Staff).decided_by.as_deref(), Some("secret-name"));
}

#[test]
fn what_decided_is_named_as_far_as_it_is_shown() {
    check_place(Feedback::None, Feedback::None, "outer");
    check_place(Feedback::Verdict, Feedback::None, "outer/inner");
    check_place(Feedback::None, Feedback::Verdict, "outer/inner/2");
    check_place(Feedback::Hint, Feedback::Hint, "outer/inner/2");
    check_place(Feedback::Hint, Feedback::Input, "outer/inner/2");
    check_place(Feedback::Hint, Feedback::Full, "secret-name");
    let sample = judgement(vec![sample(Verdict::WrongAnswer)]);
    assert_eq!(disclose(&sample, Audience::Student).decided_by.as_deref(), Some("sample/1"));
}

#[test]
fn a_cases_own_level_overrides_its_groups() {
    let levels = [
        ("a", Feedback::None, Verdict::WrongAnswer),
        ("b", Feedback::Verdict, Verdict::TimeLimit),
        ("c", Feedback::Hint, Verdict::RunTimeError),
        ("d", Feedback::Input, Verdict::OutputLimit),
        ("e", Feedback::Full, Verdict::MemoryLimit),
    ];
    for outer in [Feedback::None, Feedback::Hint] {
        let cases = levels.map(|(name, feedback, verdict)| JudgedMember::Case(case(name, feedback, verdict)));
        let judged = judgement(vec![group("mixed", outer, cases.into())]);
        let name = format!("mixed-{}.txt", format!("{outer:?}").to_lowercase());
        check_golden(&name, &render(&disclose(&judged, Audience::Student)));
    }
}

/// Which hints a student reads of a group with these cases and a group within it, in the order of the report.
#[track_caller]
fn check_hints(members: Vec<JudgedMember>, expect: &[&str]) {
    let report = disclose(&judgement(vec![group("g", Feedback::Hint, members)]), Audience::Student);
    let mut hints = Vec::new();
    collect_hints(&report.groups.into_iter().map(MemberReport::Group).collect::<Vec<_>>(), &mut hints);
    assert_eq!(hints, expect);
}

fn collect_hints(members: &[MemberReport], into: &mut Vec<String>) {
    for member in members {
        match member {
            MemberReport::Test(test) => into.extend(test.hint.clone()),
            MemberReport::Group(group) => {
                into.extend(group.hint.clone());
                collect_hints(&group.members, into);
            }
        }
    }
}

#[test]
fn one_hint_is_given_for_what_failed_first() {
    let with_hint = |name: &str, verdict| JudgedMember::Case(case(name, Feedback::Hint, verdict));
    let without = |verdict| JudgedMember::Case(CaseJudgement { hint: None, ..case("x", Feedback::Hint, verdict) });
    let inner = |members| JudgedMember::Group(group("g/inner", Feedback::Hint, members));
    let (ac, wa) = (Verdict::Accepted, Verdict::WrongAnswer);
    check_hints(vec![with_hint("a", ac), with_hint("b", ac)], &[]);
    check_hints(vec![with_hint("a", ac), with_hint("b", wa), with_hint("c", wa)], &["hint of b"]);
    check_hints(vec![with_hint("a", ac), without(wa)], &["hint of g"]);
    check_hints(vec![without(wa), with_hint("c", wa)], &["hint of g"]);
    check_hints(vec![with_hint("a", ac), inner(vec![with_hint("b", wa)])], &["hint of b"]);
    check_hints(vec![with_hint("a", ac), inner(vec![without(wa)])], &["hint of g/inner"]);
}

#[test]
fn a_blocked_group_says_by_what_unless_it_shows_its_score_only() {
    for (feedback, expect) in
        [(Feedback::None, None), (Feedback::Verdict, Some("first")), (Feedback::Full, Some("first"))]
    {
        let blocked = GroupJudgement { blocked_by: Some("first".into()), ..group("second", feedback, Vec::new()) };
        let judged = judgement(vec![blocked]);
        assert_eq!(disclose(&judged, Audience::Student).groups[0].blocked_by.as_deref(), expect);
        assert_eq!(disclose(&judged, Audience::Staff).groups[0].blocked_by.as_deref(), Some("first"));
    }
}

/// The outline of a hidden group: what is the same in both data sets.
#[derive(Clone, Debug)]
struct GroupShape {
    feedback: Feedback,
    /// Own level where there is one, and verdict.
    cases: Vec<(Option<Feedback>, Verdict)>,
    inner: Vec<GroupShape>,
}

/// Everything about one case that its inputs and the program's behaviour decide.
#[derive(Clone, Debug)]
struct Data {
    texts: [String; 8],
    bytes: [Vec<u8>; 4],
    hint: Option<String>,
    numbers: (u64, u64, u32),
    /// The verdict where nobody is told of it.
    unseen: Verdict,
}

fn data(owner: &'static str) -> impl Strategy<Value = Vec<Data>> {
    let texts = prop::array::uniform8("[a-z]{0,3}").prop_map(move |texts| texts.map(|text| owner.to_owned() + &text));
    let bytes = prop::array::uniform4(vec(any::<u8>(), 0..4));
    let hint = option::of("[a-z]{1,3}");
    let one = (texts, bytes, hint, any::<(u64, u64, u32)>(), prop::sample::select(&VERDICTS[..]));
    let one = one.prop_map(|(texts, bytes, hint, numbers, unseen)| Data { texts, bytes, hint, numbers, unseen });
    vec(one, 16)
}

fn shapes() -> impl Strategy<Value = Vec<GroupShape>> {
    let level = || prop::sample::select(&LEVELS[..]);
    let verdict = prop_oneof![Just(Verdict::Accepted), prop::sample::select(&VERDICTS[..])];
    let cases = vec((option::weighted(0.3, level()), verdict), 0..4);
    let leaf = (level(), cases.clone()).prop_map(|(feedback, cases)| GroupShape { feedback, cases, inner: Vec::new() });
    let group = (level(), cases, vec(leaf, 0..3));
    vec(group.prop_map(|(feedback, cases, inner)| GroupShape { feedback, cases, inner }), 1..4)
}

/// Fills an outline: what a student may see comes from `shown`, everything else from `hidden`.
struct Filling<'a> {
    shown: &'a [Data],
    hidden: &'a [Data],
    next: usize,
    is_decided: bool,
}

impl Filling<'_> {
    fn judgement(mut self, shapes: &[GroupShape], sample_verdict: Verdict) -> Judgement {
        let mut sample = sample(sample_verdict);
        if let Some(JudgedMember::Case(case)) = sample.members.first_mut() {
            hide_judge_message(case, &self.hidden[0]);
        }
        self.is_decided = sample_verdict != Verdict::Accepted;
        let hidden_digest = self.hidden[0].texts[0].clone();
        let groups = shapes.iter().enumerate().map(|(number, shape)| self.group(&number.to_string(), shape));
        let groups = [sample].into_iter().chain(groups).collect();
        Judgement { digest_full: Secret::new(hidden_digest), ..judgement(groups) }
    }

    fn group(&mut self, name: &str, shape: &GroupShape) -> GroupJudgement {
        let levels = shape.cases.iter().map(|(own, verdict)| (own.unwrap_or(shape.feedback), *verdict));
        let levels: Vec<(Feedback, Verdict)> = levels.collect();
        let first_failed = |floor: Feedback| {
            levels.iter().position(|(level, verdict)| *level >= floor && *verdict != Verdict::Accepted)
        };
        let (hinted, input) = (first_failed(Feedback::Hint), first_failed(Feedback::Input));
        let mut members: Vec<JudgedMember> = Vec::new();
        for (place, (level, verdict)) in levels.iter().enumerate() {
            members.push(JudgedMember::Case(self.case(*level, *verdict, hinted == Some(place), input == Some(place))));
        }
        for (number, inner) in shape.inner.iter().enumerate() {
            members.push(JudgedMember::Group(self.group(&format!("{name}/inner{number}"), inner)));
        }
        let from = if shape.feedback < Feedback::Hint { self.hidden } else { self.shown };
        GroupJudgement { hint: from[self.next % 16].hint.clone(), ..group(name, shape.feedback, members) }
    }

    fn case(&mut self, level: Feedback, verdict: Verdict, is_hinted: bool, shows_input: bool) -> CaseJudgement {
        let (shown, hidden) = (&self.shown[self.next % 16], &self.hidden[self.next % 16]);
        // A case that only its group's score tells of may have any verdict, unless it decides the submission's.
        let verdict = if level == Feedback::None && self.is_decided { hidden.unseen } else { verdict };
        self.is_decided |= verdict != Verdict::Accepted;
        self.next += 1;
        let source = if level == Feedback::Full { shown } else { hidden };
        let mut case = fill_case(source, self.next, level, verdict);
        hide_judge_message(&mut case, hidden);
        if is_hinted {
            case.hint.clone_from(&shown.hint);
        }
        if shows_input {
            let like_shown = fill_case(shown, self.next, level, verdict);
            (case.stdin, case.args) = (like_shown.stdin, like_shown.args);
        }
        case
    }
}

fn fill_case(data: &Data, number: usize, level: Feedback, verdict: Verdict) -> CaseJudgement {
    let [name, argument, description, message, team, path, ..] = data.texts.clone();
    let (fuel, memory_bytes, choice) = data.numbers;
    let cut = |index: usize| {
        let bytes = data.bytes[index].clone();
        Secret::new(Excerpt { bytes, offset: fuel % 9, line: 1 + fuel % 5, bytes_total: memory_bytes })
    };
    let rejection = Rejection {
        message,
        line: Some(fuel),
        column: Some(memory_bytes),
        answer_offset: Some(fuel),
        output_offset: Some(memory_bytes),
        path: Some(path),
    };
    let comparison = if verdict == Verdict::Accepted { Comparison::Match } else { Comparison::Differs(rejection) };
    let check = CheckOutcome { team_message: Some(team), ..CheckOutcome::of(comparison) };
    CaseJudgement {
        share: Points::whole(i64::from(choice)),
        ending: ending_for(verdict, choice % 1000),
        usage: Usage { fuel, memory_bytes },
        check: Some(Secret::new(check)),
        args: Secret::new(vec![argument]),
        stdin: cut(0),
        expected: cut(1),
        actual: cut(2),
        stderr: cut(3),
        hint: data.hint.clone(),
        description: Some(description),
        ..case(&format!("secret/{name}{number}"), level, verdict)
    }
}

fn hide_judge_message(case: &mut CaseJudgement, hidden: &Data) {
    let check = case.check.as_ref().map(|check| check.reveal().clone());
    let judge_message = Some(hidden.texts[6].clone());
    case.check = check.map(|check| Secret::new(CheckOutcome { judge_message, ..check }));
}

proptest! {
    /// Two hidden data sets that differ in nothing that the levels show cannot be told apart by a student.
    #[test]
    fn students_learn_nothing_of_what_is_hidden(
        shapes in shapes(),
        sample_verdict in prop::sample::select(&VERDICTS[..2]),
        one in data("a"),
        other in data("b"),
    ) {
        let fill = |hidden: &[Data]| {
            let filling = Filling { shown: &one, hidden, next: 0, is_decided: false };
            filling.judgement(&shapes, sample_verdict)
        };
        let (one, other) = (fill(&one), fill(&other));
        prop_assert_eq!(disclose(&one, Audience::Student), disclose(&other, Audience::Student));
        prop_assert_ne!(disclose(&one, Audience::Staff), disclose(&other, Audience::Staff));
    }
}
