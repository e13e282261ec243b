//! Scores of a tree of groups, exact.
//!
//! A pure function of the exercise's groups and of its judged cases: no clock, no float, no order but that of judging.
//! It decides nothing about single cases; their verdicts arrive here.

use std::{collections::BTreeMap, error::Error, fmt, sync::Arc, vec};

use grade_model::{
    Aggregation, CaseJudgement, CaseName, GroupJudgement, JudgedMember, Member, Points, TestCase, TestGroup, Verdict,
    VerdictMode,
};

/// A judged tree: what the judgement of a submission says beyond its single cases.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The groups below the root, in the order of judging.
    pub groups: Vec<GroupJudgement>,
    /// The verdict of the first case that was not accepted; [`Verdict::JudgeError`] when the judge failed on any.
    pub verdict: Verdict,
    /// The case that decided the verdict; `None` when it is [`Verdict::Accepted`].
    pub decided_by: Option<CaseName>,
    /// What was earned. Zero and without meaning when the verdict is [`Verdict::JudgeError`].
    pub score: Points,
    /// What can be earned.
    pub score_max: Points,
}

/// Why a tree has no score. Each is a failure of the judge or of the exercise, never a student's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoreError {
    /// The judged cases are not those of the tree, in its order.
    CaseMismatch {
        /// The case that the tree has next; `None` behind its last one.
        expected: Option<CaseName>,
    },
    /// A group's points are not those of its members.
    PointsDoNotAddUp {
        /// The group's name.
        group: Arc<str>,
    },
    /// A checker gave a case a score below zero or above the case's maximum.
    CaseOutOfRange {
        /// The case.
        case: CaseName,
    },
    /// A group earned more than it can give.
    GroupOutOfRange {
        /// The group's name.
        group: Arc<str>,
    },
    /// An exact number does not fit.
    Overflow {
        /// The group's name.
        group: Arc<str>,
    },
}

impl fmt::Display for ScoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CaseMismatch { expected: Some(case) } => write!(f, "no judgement of case `{}`", case.0),
            Self::CaseMismatch { expected: None } => f.write_str("more judgements than cases"),
            Self::PointsDoNotAddUp { group } => {
                write!(f, "the points of group `{group}` are not those of its members")
            }
            Self::CaseOutOfRange { case } => {
                write!(f, "the checker's score of case `{}` is outside of its range", case.0)
            }
            Self::GroupOutOfRange { group } => write!(f, "the score of group `{group}` is above its maximum"),
            Self::Overflow { group } => write!(f, "the score of group `{group}` does not fit an exact number"),
        }
    }
}

impl Error for ScoreError {}

/// Puts the judged cases of `root`, in the order of judging, into its groups and scores them.
///
/// - `Sum`: cases share equally what the group's points leave beside its groups; an accepted case earns its share,
///   times the checker's multiplier, or the points that the checker states; groups within add their own score.
/// - `Min`, `Max`, `Average`: of the members' shares, times the group's points.
/// - `PassFail`: all of the points, or none.
/// - A group whose `require_pass` names one that was not accepted earns nothing.
/// - With `case_points`, scores are put together as they are, not as shares of the group's points.
///
/// # Errors
/// When cases and tree do not fit, or a score is outside of its range or does not fit an exact number.
pub fn judge_tree(root: &TestGroup, cases: Vec<CaseJudgement>) -> Result<Scored, ScoreError> {
    let mut walk = Walk { cases: cases.into_iter(), is_passed: BTreeMap::new() };
    let (judged, result) = walk.judge_group(root)?;
    if walk.cases.next().is_some() {
        return Err(ScoreError::CaseMismatch { expected: None });
    }
    let groups = judged.members.into_iter().filter_map(|member| match member {
        JudgedMember::Group(group) => Some(group),
        JudgedMember::Case(_) => None,
    });
    Ok(Scored {
        groups: groups.collect(),
        verdict: result.verdict,
        decided_by: result.decided_by,
        score: judged.score,
        score_max: judged.score_max,
    })
}

/// What a group needs to know of one of its members.
struct MemberResult {
    verdict: Verdict,
    decided_by: Option<CaseName>,
    /// Accepted, and not blocked by another group.
    is_passed: bool,
    /// Whether verdict and score count for the group.
    counts: bool,
    score: Points,
    score_max: Points,
}

struct Walk {
    cases: vec::IntoIter<CaseJudgement>,
    /// The groups judged so far, by name.
    is_passed: BTreeMap<Arc<str>, bool>,
}

impl Walk {
    fn judge_group(&mut self, group: &TestGroup) -> Result<(GroupJudgement, MemberResult), ScoreError> {
        let blocked_by = group.require_pass.iter().find(|name| self.is_passed.get(*name) != Some(&true)).cloned();
        let case_points_max = share_of_cases(group)?;
        let mut members = Vec::with_capacity(group.members.len());
        let mut results: Vec<MemberResult> = Vec::with_capacity(group.members.len());
        let mut is_stopped = false;
        for member in &group.members {
            let (judged, result) = match member {
                Member::Case(case) => self.judge_case(group, case, case_points_max)?,
                Member::Group(inner) => {
                    let (judged, result) = self.judge_group(inner)?;
                    (JudgedMember::Group(judged), result)
                }
            };
            members.push(judged);
            let stops = group.stops_at_rejection && result.verdict != Verdict::Accepted;
            if !is_stopped {
                results.push(result);
            }
            is_stopped |= stops;
        }
        let (verdict, decided_by) = decide(group, &results);
        let is_void = verdict == Verdict::JudgeError
            || blocked_by.is_some()
            || group.legacy.is_ignored
            || (group.legacy.needs_acceptance && verdict != Verdict::Accepted);
        let score = if is_void { Points::ZERO } else { aggregate(group, &results)? };
        let is_passed = verdict == Verdict::Accepted && blocked_by.is_none();
        self.is_passed.insert(Arc::clone(&group.name), is_passed);
        let result = MemberResult {
            verdict,
            decided_by,
            is_passed,
            counts: !group.legacy.is_ignored,
            score,
            score_max: group.points_max,
        };
        let judged = GroupJudgement {
            name: Arc::clone(&group.name),
            visibility: group.visibility,
            verdict,
            score,
            score_max: group.points_max,
            aggregation: group.aggregation,
            feedback: group.feedback,
            hint: group.hint.clone(),
            blocked_by,
            members,
        };
        Ok((judged, result))
    }

    fn judge_case(
        &mut self,
        group: &TestGroup,
        case: &TestCase,
        points_max: Points,
    ) -> Result<(JudgedMember, MemberResult), ScoreError> {
        let judged = self
            .cases
            .next()
            .filter(|judged| judged.name == case.name)
            .ok_or_else(|| ScoreError::CaseMismatch { expected: Some(case.name.clone()) })?;
        let is_passed = judged.verdict == Verdict::Accepted;
        let result = MemberResult {
            verdict: judged.verdict,
            decided_by: (!is_passed).then(|| judged.name.clone()),
            is_passed,
            counts: true,
            score: score_case(group, &judged, points_max)?,
            score_max: points_max,
        };
        Ok((JudgedMember::Case(judged), result))
    }
}

/// The most that one case directly in `group` can earn.
fn share_of_cases(group: &TestGroup) -> Result<Points, ScoreError> {
    if let Some((accepted, _)) = group.case_points {
        return Ok(accepted);
    }
    if group.aggregation != Aggregation::Sum {
        return Ok(group.points_max);
    }
    let mut rest = group.points_max;
    let mut cases = 0_u64;
    for member in &group.members {
        match member {
            Member::Case(_) => cases += 1,
            Member::Group(inner) if inner.legacy.is_ignored => {}
            Member::Group(inner) => {
                let negated = inner.points_max.checked_mul(Points::whole(-1));
                rest = negated.and_then(|points| rest.checked_add(points)).ok_or_else(|| overflow(group))?;
            }
        }
    }
    let is_sound = if cases == 0 { rest == Points::ZERO || group.members.is_empty() } else { rest >= Points::ZERO };
    if !is_sound {
        return Err(ScoreError::PointsDoNotAddUp { group: Arc::clone(&group.name) });
    }
    rest.checked_div(cases.max(1)).ok_or_else(|| overflow(group))
}

fn score_case(group: &TestGroup, case: &CaseJudgement, points_max: Points) -> Result<Points, ScoreError> {
    let is_accepted = case.verdict == Verdict::Accepted;
    let by_share = || points_max.checked_mul(case.share).ok_or_else(|| overflow(group));
    match group.case_points {
        Some((_, rejected)) if !is_accepted => Ok(rejected),
        Some(_) => case.points.map_or_else(by_share, Ok),
        None if !is_accepted || points_max == Points::ZERO || group.aggregation == Aggregation::PassFail => {
            Ok(Points::ZERO)
        }
        None => {
            let score = case.points.map_or_else(by_share, Ok)?;
            if score < Points::ZERO || score > points_max {
                return Err(ScoreError::CaseOutOfRange { case: case.name.clone() });
            }
            Ok(score)
        }
    }
}

fn decide(group: &TestGroup, results: &[MemberResult]) -> (Verdict, Option<CaseName>) {
    // A failure of ours stands before every rule: nothing may turn it into a statement about the submission.
    if let Some(failed) = results.iter().find(|result| result.verdict == Verdict::JudgeError) {
        return (Verdict::JudgeError, failed.decided_by.clone());
    }
    let counted = || results.iter().filter(|result| result.counts);
    if group.legacy.is_any_enough && counted().any(|result| result.verdict == Verdict::Accepted) {
        return (Verdict::Accepted, None);
    }
    let mut rejected = counted().filter(|result| result.verdict != Verdict::Accepted);
    let decisive = match group.legacy.verdict_mode {
        VerdictMode::AlwaysAccepted => None,
        VerdictMode::First => rejected.next(),
        // Of equals `min_by_key` keeps the first.
        VerdictMode::Worst => rejected.min_by_key(|result| badness_rank(result.verdict)),
    };
    decisive.map_or((Verdict::Accepted, None), |result| (result.verdict, result.decided_by.clone()))
}

/// The order of the legacy format's `worst_error`, worst first.
const fn badness_rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::JudgeError => 0,
        Verdict::CompileError => 1,
        Verdict::RunTimeError => 2,
        Verdict::MemoryLimit => 3,
        Verdict::TimeLimit => 4,
        Verdict::OutputLimit => 5,
        Verdict::WrongAnswer => 6,
        Verdict::Accepted => 7,
    }
}

fn aggregate(group: &TestGroup, results: &[MemberResult]) -> Result<Points, ScoreError> {
    let counted: Vec<&MemberResult> = results.iter().filter(|result| result.counts).collect();
    let values = || counted.iter().map(|result| member_value(group, result));
    let sum = || values().try_fold(Points::ZERO, |sum, value| sum.checked_add(value?).ok_or_else(|| overflow(group)));
    let score = match group.aggregation {
        // A group without cases has nothing that could be passed.
        Aggregation::PassFail if !counted.is_empty() && counted.iter().all(|result| result.is_passed) => {
            group.points_max
        }
        Aggregation::PassFail => Points::ZERO,
        Aggregation::Sum => sum()?,
        Aggregation::Min => values().collect::<Result<Vec<_>, _>>()?.into_iter().min().unwrap_or(Points::ZERO),
        Aggregation::Max => values().collect::<Result<Vec<_>, _>>()?.into_iter().max().unwrap_or(Points::ZERO),
        Aggregation::Average => sum()?.checked_div(counted.len().max(1) as u64).ok_or_else(|| overflow(group))?,
    };
    if score > group.points_max {
        return Err(ScoreError::GroupOutOfRange { group: Arc::clone(&group.name) });
    }
    Ok(score)
}

/// What a member puts on the scale: its score where scores are added or stated, its share of `group`'s points where
/// shares are compared.
fn member_value(group: &TestGroup, result: &MemberResult) -> Result<Points, ScoreError> {
    if group.aggregation == Aggregation::Sum || group.case_points.is_some() || result.score_max == group.points_max {
        return Ok(result.score);
    }
    if result.score_max == Points::ZERO {
        return Ok(if result.is_passed { group.points_max } else { Points::ZERO });
    }
    Points::ratio(result.score_max.denominator(), result.score_max.numerator())
        .and_then(|reciprocal| result.score.checked_mul(reciprocal))
        .and_then(|share| share.checked_mul(group.points_max))
        .ok_or_else(|| overflow(group))
}

fn overflow(group: &TestGroup) -> ScoreError {
    ScoreError::Overflow { group: Arc::clone(&group.name) }
}
