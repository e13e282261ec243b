//! What a grade book records of a report: one mark, and a row for each group that gives points.
//!
//! Points are exact until a format rounds them. A report without points of its own, of an exercise that has none or of
//! a run without hidden tests, has a mark of one point: earned or not. A judge error leaves no mark.

use std::collections::BTreeSet;

use grade_model::{GroupReport, MemberReport, Points, Report, TestReport, Verdict};
use serde_json::Number;

use super::{
    has_judge_error_anywhere, json,
    outline::{self, Check, Status},
    shares::{self, Unit},
};
use crate::quantity;

/// Points out of the most that could be earned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// What was earned.
    pub(super) earned: Points,
    /// What can be earned.
    pub(super) maximum: Points,
}

impl Mark {
    /// The mark of a whole report.
    pub(super) fn of(report: &Report) -> Option<Self> {
        if has_judge_error_anywhere(report) {
            return None;
        }
        Some(match has_points(report) {
            true => Self { earned: report.score, maximum: report.score_max },
            false => Self::whole(report.verdict == Verdict::Accepted),
        })
    }

    /// One point, earned or not.
    const fn whole(is_earned: bool) -> Self {
        Self { earned: if is_earned { Points::ONE } else { Points::ZERO }, maximum: Points::ONE }
    }

    /// Two decimals, halves down, and the maximum only for the maximum.
    pub(super) fn earned_number(self) -> Number {
        json::decimal(self.earned, self.maximum)
    }

    /// What can be earned, at two decimals.
    pub(super) fn maximum_number(self) -> Number {
        json::decimal(self.maximum, self.maximum)
    }

    /// Whole points for platforms that know no others, never below zero nor above the maximum: what was earned is
    /// rounded down, what can be earned up, and all points stay all points.
    pub(super) fn to_integers(self) -> (u64, u64) {
        let to_u64 = |points: i128| u64::try_from(points.max(0)).unwrap_or(u64::MAX);
        let floor = |points: Points| points.numerator().div_euclid(points.denominator());
        let maximum = to_u64(floor(self.maximum) + i128::from(self.maximum.denominator() != 1));
        let earned = if self.earned >= self.maximum { maximum } else { to_u64(floor(self.earned)).min(maximum) };
        (earned, maximum)
    }

    /// The share of the maximum in ten-thousandths, rounded down, so that 10,000 is the maximum and nothing else.
    pub(super) fn ten_thousandths(self) -> u64 {
        if self.earned >= self.maximum {
            return 10_000;
        }
        // Both fractions over one denominator; a product that does not fit belongs to no real exercise.
        let part = self.earned.numerator().checked_mul(self.maximum.denominator());
        let whole = self.maximum.numerator().checked_mul(self.earned.denominator());
        let share = match (part.and_then(|part| part.checked_mul(10_000)), whole) {
            (Some(part), Some(whole)) if whole > 0 => part.div_euclid(whole),
            _ => 0,
        };
        u64::try_from(share.clamp(0, 9_999)).unwrap_or(0)
    }
}

/// A line of a grade book's details.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its name, which no other row of the report has.
    pub(super) name: String,
    /// Whether everything in it is accepted.
    pub(super) is_passed: bool,
    /// Its points; zero of zero for samples.
    pub(super) mark: Mark,
    /// What there is to say, on one line.
    pub(super) message: String,
    /// The verdict's code, where it is shown.
    pub(super) verdict: Option<&'static str>,
}

/// The groups of a report as rows. Their points, in whole units, add up to the mark of the report in the same unit; or
/// there is one row for all.
pub(super) fn rows(report: &Report, unit: Unit) -> Vec<Row> {
    let mut rows = exact_rows(report);
    if let Some(mark) = Mark::of(report) {
        shares::round(&mut rows, mark, unit);
    }
    rows
}

fn exact_rows(report: &Report) -> Vec<Row> {
    let checks = outline::checks(report);
    let rows: Vec<Row> = report.groups.iter().map(|group| row_of(report, group, &checks)).collect();
    let sum =
        |part: fn(&Row) -> Points| rows.iter().map(part).try_fold(Points::ZERO, |sum, points| sum.checked_add(points));
    let adds_up = has_points(report)
        && sum(|row| row.mark.earned) == Some(report.score)
        && sum(|row| row.mark.maximum) == Some(report.score_max);
    if adds_up {
        return number_names(rows);
    }
    let zero = Mark { earned: Points::ZERO, maximum: Points::ZERO };
    let mark = Mark::of(report).unwrap_or(zero);
    let whole = Row {
        name: outline::name(&report.exercise.title),
        is_passed: report.verdict == Verdict::Accepted,
        mark,
        message: outline::summary(report),
        verdict: Some(report.verdict.code()),
    };
    let details = rows.into_iter().map(|row| Row { mark: zero, ..row });
    number_names([whole].into_iter().chain(details).collect())
}

/// Whether a report has points of its own.
pub(super) fn has_points(report: &Report) -> bool {
    report.is_scored && !report.is_provisional && report.score_max > Points::ZERO
}

fn number_names(mut rows: Vec<Row>) -> Vec<Row> {
    let mut names = outline::Names::default();
    for row in &mut rows {
        row.name = names.take(&row.name, outline::in_parentheses);
    }
    rows
}

fn row_of(report: &Report, group: &GroupReport, checks: &[Check<'_>]) -> Row {
    let name = outline::name(&group.name);
    let mark = Mark { earned: group.score, maximum: group.score_max };
    let is_full = group.score_max > Points::ZERO && group.score >= group.score_max;
    let is_passed = report.compile.is_ok && group.verdict.map_or(is_full, |verdict| verdict == Verdict::Accepted);
    let message = match first_failure(group, checks) {
        _ if !report.compile.is_ok => checks[0].message.clone(),
        Some(failure) => {
            let hint = failure.hint.as_ref().map_or_else(String::new, |hint| format!("; hint: {hint}"));
            format!("{}: {}{hint}", failure.name, failure.message)
        }
        None if is_passed => match count_tests(&group.members) {
            0 => String::new(),
            tests => format!("{} accepted", quantity::count(tests, "test")),
        },
        None => "the results of the single tests are not shown".to_owned(),
    };
    Row { name, is_passed, mark, message, verdict: group.verdict.map(Verdict::code) }
}

fn count_tests(members: &[MemberReport]) -> u64 {
    members
        .iter()
        .map(|member| match member {
            MemberReport::Test(_) => 1,
            MemberReport::Group(group) => count_tests(&group.members),
        })
        .sum()
}

/// The first check that failed among the tests of a group.
fn first_failure<'a>(group: &GroupReport, checks: &'a [Check<'a>]) -> Option<&'a Check<'a>> {
    fn collect(members: &[MemberReport], into: &mut BTreeSet<*const TestReport>) {
        for member in members {
            match member {
                MemberReport::Test(test) => drop(into.insert(test)),
                MemberReport::Group(group) => collect(&group.members, into),
            }
        }
    }
    let mut tests = BTreeSet::new();
    collect(&group.members, &mut tests);
    let is_of_group = |check: &&Check<'_>| check.test.is_some_and(|test| tests.contains(&std::ptr::from_ref(test)));
    checks.iter().filter(is_of_group).find(|check| check.status != Status::Passed)
}

#[cfg(test)]
mod tests {
    use grade_model::Points;

    use super::Mark;

    #[track_caller]
    fn check(earned: (i128, i128), maximum: (i128, i128), integers: (u64, u64), share: u64) {
        let points = |(numerator, denominator)| Points::ratio(numerator, denominator).unwrap();
        let mark = Mark { earned: points(earned), maximum: points(maximum) };
        assert_eq!((mark.to_integers(), mark.ten_thousandths()), (integers, share));
    }

    #[test]
    fn marks_round_down_and_only_the_maximum_is_the_maximum() {
        check((70, 1), (100, 1), (70, 100), 7_000);
        check((100, 3), (100, 1), (33, 100), 3_333);
        check((299_999, 3_000), (100, 1), (99, 100), 9_999);
        check((25, 2), (25, 2), (13, 13), 10_000);
        check((24, 2), (25, 2), (12, 13), 9_600);
        check((-1, 2), (1, 1), (0, 1), 0);
        check((3, 1), (2, 1), (2, 2), 10_000);
        check((0, 1), (0, 1), (0, 0), 10_000);
    }
}
