//! Comparison and scoring in their plainest form, under the signatures of `crate::check` and `crate::score`.

use std::vec::IntoIter;

use grade_model::{
    Bytes, CaseJudgement, CaseName, CheckMode, CheckOutcome, Comparison, Ending, File, GroupJudgement, JudgedMember,
    Member, Outcome, Points, Rejection, Request, Secret, TestGroup, Verdict,
};

fn rejection(message: &str, at: Option<u64>) -> Comparison {
    let (message, output_offset) = (message.to_owned(), at);
    Comparison::Differs(Rejection { message, line: None, column: None, answer_offset: at, output_offset, path: None })
}

pub(super) fn compare(mode: &CheckMode, answer: &[u8], output: &[u8]) -> Result<Comparison, String> {
    if matches!(mode, CheckMode::Regex) && answer == b"(" {
        return Err("the answer is not a regular expression".to_owned());
    }
    if answer == output {
        return Ok(Comparison::Match);
    }
    let at = answer.iter().zip(output).take_while(|(a, b)| a == b).count() as u64;
    Ok(rejection("the output differs from the answer", Some(at)))
}

pub(super) fn checker_request(
    input: &Secret<Bytes>,
    answer: &Secret<Bytes>,
    output: &Secret<Bytes>,
    args: &[String],
) -> Request {
    let file = |path: &str, bytes: &Secret<Bytes>| File { path: path.to_owned(), bytes: bytes.clone() };
    let paths = ["/input", "/answer", "/feedback/"].map(str::to_owned);
    Request {
        stdin: output.clone(),
        args: Secret::new([&paths, args].concat()),
        files: vec![file("input", input), file("answer", answer)],
        output_folder: Some("feedback".to_owned()),
        seed: 0,
    }
}

#[derive(Debug)]
pub(super) struct CheckerFailure {
    pub(super) log: Secret<String>,
}

impl std::fmt::Display for CheckerFailure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the checker did not exit with code 42 or 43")
    }
}

pub(super) fn read_checker_outcome(outcome: &Outcome) -> Result<CheckOutcome, CheckerFailure> {
    match outcome.ending {
        Ending::Exited(42) => Ok(CheckOutcome::of(Comparison::Match)),
        Ending::Exited(43) => Ok(CheckOutcome::of(rejection("the checker rejected the output", None))),
        _ => Err(CheckerFailure { log: Secret::default() }),
    }
}

pub(super) struct Scored {
    pub(super) groups: Vec<GroupJudgement>,
    pub(super) verdict: Verdict,
    pub(super) decided_by: Option<CaseName>,
    pub(super) score: Points,
    pub(super) score_max: Points,
}

pub(super) fn judge_tree(root: &TestGroup, cases: Vec<CaseJudgement>) -> Result<Scored, String> {
    let decided_by = cases.iter().find(|case| case.verdict != Verdict::Accepted).map(|case| case.name.clone());
    let judged = score_group(root, &mut cases.into_iter());
    let groups = judged.members.into_iter().filter_map(|member| match member {
        JudgedMember::Group(group) => Some(group),
        JudgedMember::Case(_) => None,
    });
    let groups = groups.collect();
    Ok(Scored { groups, verdict: judged.verdict, decided_by, score: judged.score, score_max: judged.score_max })
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
