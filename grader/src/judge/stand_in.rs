//! Comparison and scoring in their plainest form.

use std::vec::IntoIter;

use grade_model::{
    Bytes, CaseJudgement, CaseName, CheckMode, CheckOutcome, Comparison, Ending, File, GroupJudgement, JudgedMember,
    Member, Outcome, Points, Rejection, Request, Secret, Stimulus, TestCase, TestGroup, Verdict,
};

pub(super) fn compare_case(_mode: &CheckMode, answer: &Secret<Bytes>, output: &Secret<Bytes>) -> CheckOutcome {
    let (answer, output) = (answer.reveal(), output.reveal());
    if answer == output {
        return CheckOutcome::of(Comparison::Match);
    }
    let at = answer.iter().zip(output.iter()).take_while(|(a, b)| a == b).count() as u64;
    CheckOutcome::of(Comparison::Differs(Rejection {
        message: "the output differs from the answer".to_owned(),
        line: None,
        column: None,
        answer_offset: Some(at),
        output_offset: Some(at),
        path: None,
    }))
}

pub(super) fn checker_request(case: &TestCase, output: &Secret<Bytes>, args: &[String]) -> Request {
    let Stimulus::Stdio { stdin, .. } = &case.stimulus;
    let file = |path: &str, bytes: &Secret<Bytes>| File { path: path.to_owned(), bytes: bytes.clone() };
    let paths = ["/input", "/answer", "/feedback/"].map(str::to_owned);
    Request {
        stdin: output.clone(),
        args: Secret::new(paths.into_iter().chain(args.iter().cloned()).collect()),
        files: vec![file("input", stdin), file("answer", &case.answer)],
        output_folder: Some("feedback".to_owned()),
        seed: 0,
    }
}

pub(super) fn read_checker_outcome(outcome: &Outcome) -> Result<CheckOutcome, String> {
    match outcome.ending {
        Ending::Exited(42) => Ok(CheckOutcome::of(Comparison::Match)),
        Ending::Exited(43) => Ok(CheckOutcome::of(Comparison::Differs(Rejection {
            message: "the checker rejected the output".to_owned(),
            line: None,
            column: None,
            answer_offset: None,
            output_offset: None,
            path: None,
        }))),
        ending => Err(format!("it ended with {ending:?} instead of code 42 or 43")),
    }
}

pub(super) struct Scored {
    pub(super) score: Points,
    pub(super) verdict: Verdict,
    pub(super) decided_by: Option<CaseName>,
    pub(super) groups: Vec<GroupJudgement>,
}

pub(super) fn score_tree(root: &TestGroup, cases: Vec<CaseJudgement>) -> Scored {
    let decided_by = cases.iter().find(|case| case.verdict != Verdict::Accepted).map(|case| case.name.clone());
    let judged = score_group(root, &mut cases.into_iter());
    let groups = judged.members.into_iter().filter_map(|member| match member {
        JudgedMember::Group(group) => Some(group),
        JudgedMember::Case(_) => None,
    });
    Scored { score: judged.score, verdict: judged.verdict, decided_by, groups: groups.collect() }
}

fn score_group(group: &TestGroup, cases: &mut IntoIter<CaseJudgement>) -> GroupJudgement {
    let mut verdict = Verdict::Accepted;
    let mut score = Points::ZERO;
    let mut members = Vec::new();
    for member in &group.members {
        let (member, reached) = match member {
            Member::Case(_) => {
                let Some(case) = cases.next() else { break };
                let reached = case.verdict;
                (JudgedMember::Case(case), reached)
            }
            Member::Group(inner) => {
                let inner = score_group(inner, cases);
                score = score.checked_add(inner.score).unwrap_or(score);
                let reached = inner.verdict;
                (JudgedMember::Group(inner), reached)
            }
        };
        verdict = if verdict == Verdict::Accepted { reached } else { verdict };
        members.push(member);
    }
    GroupJudgement {
        name: group.name.clone(),
        visibility: group.visibility,
        verdict,
        score: if verdict == Verdict::Accepted { group.points_max } else { score },
        score_max: group.points_max,
        aggregation: group.aggregation,
        feedback: group.feedback,
        hint: group.hint.clone(),
        blocked_by: None,
        members,
    }
}
