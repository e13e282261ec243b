//! Scores of judged trees: tables of the rules, and properties that hold for every tree.

use std::sync::Arc;

use grade_model::{
    Aggregation, CaseJudgement, CaseName, CheckMode, Ending, Excerpt, Feedback, GroupJudgement, JudgedMember,
    LegacyRules, Member, Points, Secret, Stimulus, TestCase, TestGroup, Usage, Verdict, VerdictMode, Visibility,
};
use grader::score::{ScoreError, Scored, judge_tree};
use proptest::prelude::*;

fn group(name: &str, aggregation: Aggregation, points: i64, members: Vec<Member>) -> TestGroup {
    TestGroup {
        name: name.into(),
        visibility: Visibility::Secret,
        points_max: Points::whole(points),
        aggregation,
        feedback: Feedback::Hint,
        hint: None,
        require_pass: Vec::new(),
        case_points: None,
        stops_at_rejection: false,
        legacy: LegacyRules::default(),
        members,
    }
}

fn stimulus() -> Stimulus {
    Stimulus::Stdio { stdin: Secret::new(Arc::from(&b""[..])), args: Secret::new(Vec::new()) }
}

fn nothing() -> Secret<Excerpt> {
    Secret::new(Excerpt { bytes: Vec::new(), offset: 0, line: 1, bytes_total: 0 })
}

fn cases(folder: &str, count: usize) -> Vec<Member> {
    let case = |number| {
        Member::Case(TestCase {
            name: CaseName(format!("{folder}/{number:02}").into()),
            visibility: Visibility::Secret,
            stimulus: stimulus(),
            answer: Secret::new(Arc::from(&b""[..])),
            check: Arc::new(CheckMode::Exact),
            feedback: Feedback::Hint,
            hint: None,
            description: None,
        })
    };
    (1..=count).map(case).collect()
}

/// A judged case: its verdict, `AC 1/2` for an accepted one with that share, `AC =3` for one with points of its own.
fn judged(name: &CaseName, word: &str) -> CaseJudgement {
    let (code, rest) = word.split_once(' ').unwrap_or((word, ""));
    let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.code() == code).unwrap();
    let fraction = |text: &str| {
        let (over, under) = text.split_once('/').unwrap_or((text, "1"));
        Points::ratio(over.parse().unwrap(), under.parse().unwrap()).unwrap()
    };
    let share = match (verdict, rest) {
        (Verdict::Accepted, text) if text.is_empty() || text.starts_with('=') => Points::ONE,
        (Verdict::Accepted, text) => fraction(text),
        _ => Points::ZERO,
    };
    CaseJudgement {
        name: name.clone(),
        visibility: Visibility::Secret,
        feedback: Feedback::Hint,
        verdict,
        share,
        points: rest.strip_prefix('=').map(fraction),
        ending: Ending::Exited(0),
        usage: Usage::default(),
        check: None,
        args: Secret::new(Vec::new()),
        stdin: nothing(),
        expected: nothing(),
        actual: nothing(),
        stderr: nothing(),
        hint: None,
        description: None,
    }
}

fn judge(root: &TestGroup, words: &[&str]) -> Result<Scored, ScoreError> {
    let cases = root.cases();
    assert_eq!(cases.len(), words.len());
    judge_tree(root, cases.into_iter().zip(words).map(|(case, word)| judged(&case.name, word)).collect())
}

fn show_group(group: &GroupJudgement, into: &mut String) {
    let blocked = group.blocked_by.as_ref().map(|name| format!(" blocked by {name}")).unwrap_or_default();
    let line = format!("; {} {} {} of {}{blocked}", group.name, group.verdict.code(), group.score, group.score_max);
    into.push_str(&line);
    for member in &group.members {
        if let JudgedMember::Group(inner) = member {
            show_group(inner, into);
        }
    }
}

/// Verdict, deciding case and score of the whole, then of each group.
#[track_caller]
fn check(root: &TestGroup, words: &[&str], expect: &str) {
    let shown = match judge(root, words) {
        Err(error) => error.to_string(),
        Ok(scored) => {
            let decided_by = scored.decided_by.map(|name| format!(" by {}", name.0)).unwrap_or_default();
            let mut shown = format!("{}{decided_by} {} of {}", scored.verdict.code(), scored.score, scored.score_max);
            scored.groups.iter().for_each(|group| show_group(group, &mut shown));
            shown
        }
    };
    assert_eq!(shown, expect, "{words:?}");
}

fn root(points: i64, groups: Vec<TestGroup>) -> TestGroup {
    group("", Aggregation::Sum, points, groups.into_iter().map(Member::Group).collect())
}

#[test]
fn sum_shares_the_points_exactly() {
    let sample = group("sample", Aggregation::Sum, 0, cases("sample", 1));
    let tree = root(100, vec![sample, group("a", Aggregation::Sum, 100, cases("a", 3))]);
    check(&tree, &["AC"; 4], "AC 100 of 100; sample AC 0 of 0; a AC 100 of 100");
    check(&tree, &["AC", "AC", "TLE", "WA"], "TLE by a/02 100/3 of 100; sample AC 0 of 0; a TLE 100/3 of 100");
    check(&tree, &["WA", "AC", "AC", "AC"], "WA by sample/01 100 of 100; sample WA 0 of 0; a AC 100 of 100");
    check(&tree, &["AC", "AC 1/2", "AC 0", "AC =20"], "AC 110/3 of 100; sample AC 0 of 0; a AC 110/3 of 100");
    check(&tree, &["AC =7", "AC", "AC", "AC"], "AC 100 of 100; sample AC 0 of 0; a AC 100 of 100");
}

#[test]
fn min_takes_the_lowest_share_and_pass_fail_all_or_nothing() {
    let least = group("m", Aggregation::Min, 30, cases("m", 2));
    let tree = root(50, vec![least, group("p", Aggregation::PassFail, 20, cases("p", 2))]);
    check(&tree, &["AC", "AC", "AC", "AC"], "AC 50 of 50; m AC 30 of 30; p AC 20 of 20");
    check(&tree, &["AC 1/2", "AC 2/3", "AC", "RTE"], "RTE by p/02 15 of 50; m AC 15 of 30; p RTE 0 of 20");
    check(&tree, &["AC =12", "AC", "AC 1/2", "AC"], "AC 32 of 50; m AC 12 of 30; p AC 20 of 20");
    check(&tree, &["AC", "WA", "MLE", "AC"], "WA by m/02 0 of 50; m WA 0 of 30; p MLE 0 of 20");
}

#[test]
fn groups_within_groups() {
    let mut members = cases("o", 2);
    members.push(Member::Group(group("o/i", Aggregation::Min, 10, cases("o/i", 2))));
    let tree = root(30, vec![group("o", Aggregation::Sum, 30, members)]);
    check(&tree, &["AC"; 4], "AC 30 of 30; o AC 30 of 30; o/i AC 10 of 10");
    check(&tree, &["AC", "WA", "AC 1/2", "AC"], "WA by o/02 15 of 30; o WA 15 of 30; o/i AC 5 of 10");
    check(&tree, &["AC", "AC", "AC", "OLE"], "OLE by o/i/02 20 of 30; o OLE 20 of 30; o/i OLE 0 of 10");

    let halves = [group("a", Aggregation::Sum, 10, cases("a", 2)), group("b", Aggregation::Sum, 40, cases("b", 2))];
    let halves = halves.into_iter().map(Member::Group).collect();
    let tree = root(100, vec![group("min", Aggregation::Min, 100, halves)]);
    check(&tree, &["AC", "WA", "AC", "AC"], "WA by a/02 50 of 100; min WA 50 of 100; a WA 5 of 10; b AC 40 of 40");
}

#[test]
fn a_group_may_need_another() {
    let mut second = group("b", Aggregation::Sum, 60, cases("b", 2));
    second.require_pass = vec!["sample".into(), "a".into()];
    let mut third = group("c", Aggregation::Sum, 0, cases("c", 1));
    third.require_pass = vec!["b".into()];
    let sample = group("sample", Aggregation::Sum, 0, cases("sample", 1));
    let tree = root(100, vec![sample, group("a", Aggregation::PassFail, 40, cases("a", 1)), second, third]);
    check(&tree, &["AC"; 5], "AC 100 of 100; sample AC 0 of 0; a AC 40 of 40; b AC 60 of 60; c AC 0 of 0");
    check(
        &tree,
        &["AC", "WA", "AC", "AC", "AC"],
        "WA by a/01 0 of 100; sample AC 0 of 0; a WA 0 of 40; b AC 0 of 60 blocked by a; c AC 0 of 0 blocked by b",
    );
    check(
        &tree,
        &["WA", "AC", "AC", "WA", "AC"],
        "WA by sample/01 40 of 100; sample WA 0 of 0; a AC 40 of 40; b WA 0 of 60 blocked by sample; \
         c AC 0 of 0 blocked by b",
    );
}

#[test]
fn a_judge_error_stands_before_everything() {
    let tree = root(20, vec![group("a", Aggregation::Sum, 20, cases("a", 3))]);
    check(&tree, &["WA", "AC", "JE"], "JE by a/03 0 of 20; a JE 0 of 20");
}

fn legacy(name: &str, aggregation: Aggregation, points: i64, members: Vec<Member>, scores: (i64, i64)) -> TestGroup {
    let mut group = group(name, aggregation, points, members);
    group.case_points = Some((Points::whole(scores.0), Points::whole(scores.1)));
    group.legacy.verdict_mode = VerdictMode::Worst;
    group
}

#[test]
fn legacy_scores_are_put_together_as_they_are() {
    let of = |aggregation, points| {
        let group = legacy("g", aggregation, points, cases("g", 3), (10, 1));
        root(points, vec![group])
    };
    let words = ["AC", "WA", "AC =4"];
    check(&of(Aggregation::Sum, 30), &words, "WA by g/02 15 of 30; g WA 15 of 30");
    check(&of(Aggregation::Min, 10), &words, "WA by g/02 1 of 10; g WA 1 of 10");
    check(&of(Aggregation::Max, 10), &words, "WA by g/02 10 of 10; g WA 10 of 10");
    check(&of(Aggregation::Average, 10), &words, "WA by g/02 5 of 10; g WA 5 of 10");
}

#[test]
fn legacy_verdicts() {
    let words = ["WA", "OLE", "RTE", "TLE"];
    let mut tree = legacy("", Aggregation::Sum, 4, cases("g", 4), (1, 0));
    check(&tree, &words, "RTE by g/03 0 of 4");
    tree.legacy.verdict_mode = VerdictMode::First;
    check(&tree, &words, "WA by g/01 0 of 4");
    tree.stops_at_rejection = true;
    tree.legacy.verdict_mode = VerdictMode::Worst;
    check(&tree, &words, "WA by g/01 0 of 4");
    check(&tree, &["AC", "TLE", "AC", "JE"], "TLE by g/02 1 of 4");
    tree.legacy.needs_acceptance = true;
    check(&tree, &["AC", "TLE", "AC", "AC"], "TLE by g/02 0 of 4");
    tree.legacy.is_any_enough = true;
    check(&tree, &["AC", "TLE", "AC", "AC"], "AC 1 of 4");
    tree.legacy = LegacyRules { verdict_mode: VerdictMode::AlwaysAccepted, ..LegacyRules::default() };
    check(&tree, &words, "AC 0 of 4");
}

#[test]
fn legacy_samples_can_be_left_out() {
    let mut sample = legacy("sample", Aggregation::Sum, 0, cases("sample", 2), (1, 0));
    sample.legacy.is_ignored = true;
    let secret = legacy("secret", Aggregation::Sum, 2, cases("secret", 2), (1, 0));
    let members = vec![Member::Group(sample), Member::Group(secret)];
    let tree = legacy("", Aggregation::Sum, 2, members, (1, 0));
    check(&tree, &["WA", "AC", "AC", "AC"], "AC 2 of 2; sample WA 0 of 0; secret AC 2 of 2");
    check(&tree, &["JE", "AC", "AC", "AC"], "JE by sample/01 0 of 2; sample JE 0 of 0; secret AC 2 of 2");
}

#[test]
fn what_does_not_fit_is_an_error() {
    let tree = root(20, vec![group("a", Aggregation::Sum, 20, cases("a", 2))]);
    check(&tree, &["AC 3/2", "AC"], "the checker's score of case `a/01` is outside of its range");
    check(&tree, &["AC", "AC =-1"], "the checker's score of case `a/02` is outside of its range");
    check(&tree, &["AC =11", "AC"], "the checker's score of case `a/01` is outside of its range");
    let tree = root(19, vec![group("a", Aggregation::Sum, 20, cases("a", 1))]);
    check(&tree, &["AC"], "the points of group `` are not those of its members");
    let tree = root(5, vec![legacy("g", Aggregation::Sum, 5, cases("g", 1), (1, 0))]);
    check(&tree, &["AC =6"], "the score of group `g` is above its maximum");

    let tree = root(1, vec![group("a", Aggregation::Sum, 1, cases("a", 2))]);
    let primes = ["AC 1/85070591730234615865843651857942052864", "AC 1/85070591730234615865843651857942052863"];
    check(&tree, &primes, "the score of group `a` does not fit an exact number");
    assert_eq!(judge_tree(&tree, Vec::new()).unwrap_err().to_string(), "no judgement of case `a/01`");
    let mut more: Vec<CaseJudgement> = tree.cases().into_iter().map(|case| judged(&case.name, "AC")).collect();
    more.push(more[0].clone());
    assert_eq!(judge_tree(&tree, more).unwrap_err().to_string(), "more judgements than cases");
}

/// A tree of a depth of up to three whose points add up: a group's points are its groups' and some for its cases.
fn arbitrary_group(depth: u32) -> BoxedStrategy<TestGroup> {
    let aggregation = prop_oneof![Just(Aggregation::Sum), Just(Aggregation::Min), Just(Aggregation::PassFail)];
    let inner = if depth == 0 {
        Just(Vec::new()).boxed()
    } else {
        prop::collection::vec(arbitrary_group(depth - 1), 0..3).boxed()
    };
    (aggregation, 1..100_i64, 0..4_usize, inner)
        .prop_map(|(aggregation, points, count, inner)| {
            let count = if inner.is_empty() { count.max(1) } else { count };
            let below: i128 = inner.iter().map(|group| group.points_max.numerator()).sum();
            let below = i64::try_from(below).unwrap();
            let mut members = cases("x", count);
            members.extend(inner.into_iter().map(Member::Group));
            let own = if count == 0 { 0 } else { points };
            group("g", aggregation, if aggregation == Aggregation::Sum { below + own } else { points }, members)
        })
        .boxed()
}

fn tree_with_verdicts() -> impl Strategy<Value = (TestGroup, Vec<bool>)> {
    arbitrary_group(2).prop_flat_map(|tree| {
        let count = tree.cases().len();
        (Just(tree), prop::collection::vec(any::<bool>(), count))
    })
}

fn words(accepted: &[bool]) -> Vec<&'static str> {
    accepted.iter().map(|accepted| if *accepted { "AC" } else { "WA" }).collect()
}

proptest! {
    #[test]
    fn all_accepted_is_exactly_the_maximum((tree, accepted) in tree_with_verdicts()) {
        let scored = judge(&tree, &vec!["AC"; accepted.len()]).unwrap();
        prop_assert_eq!(scored.score, tree.points_max);
        prop_assert_eq!((scored.verdict, scored.decided_by), (Verdict::Accepted, None));
    }

    #[test]
    fn scores_lie_between_zero_and_the_maximum((tree, accepted) in tree_with_verdicts()) {
        let scored = judge(&tree, &words(&accepted)).unwrap();
        prop_assert!(Points::ZERO <= scored.score && scored.score <= scored.score_max);
        let first = tree.cases().into_iter().zip(&accepted).find(|(_, accepted)| !**accepted);
        prop_assert_eq!(scored.decided_by, first.map(|(case, _)| case.name.clone()));
    }

    #[test]
    fn a_case_more_never_costs((tree, mut accepted) in tree_with_verdicts(), at in any::<prop::sample::Index>()) {
        let before = judge(&tree, &words(&accepted)).unwrap().score;
        let at = at.index(accepted.len());
        accepted[at] = true;
        prop_assert!(judge(&tree, &words(&accepted)).unwrap().score >= before);
    }

    #[test]
    fn a_sum_does_not_depend_on_the_order(shares in prop::collection::vec(0..=12_u8, 1..8), turn in 0..8_usize) {
        let tree = group("", Aggregation::Sum, 100, cases("a", shares.len()));
        let words: Vec<String> = shares.iter().map(|share| format!("AC {share}/12")).collect();
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        let score = judge(&tree, &words).unwrap().score;
        let turn = turn % words.len();
        words.rotate_left(turn);
        prop_assert_eq!(judge(&tree, &words).unwrap().score, score);
    }
}
