//! Holds a judged submission to the exercise's source rules.
//!
//! A submission that breaks one was not asked for: whatever its output, it is not accepted and earns nothing. The tests
//! ran all the same, so that the student learns from them. What was found stands in a group of its own before the
//! samples, a case for each place, and among the compiler's messages for whoever annotates sources.

use std::sync::Arc;

use grade_model::{
    Aggregation, CaseJudgement, CaseName, CheckOutcome, Comparison, Diagnostic, Ending, Excerpt, Exercise, Feedback,
    GroupJudgement, JudgedMember, Judgement, Points, Rejection, Secret, Severity, Usage, Verdict, Visibility,
};

use crate::source_rules::{Violation, find_violations};

/// The group that stands for the source rules. Cases of an exercise are called `sample/…` and `secret/…`, so that no
/// case of another kind begins with this name.
pub const SOURCE_GROUP: &str = "source";

/// The code of a violation among the compiler's messages.
const CODE: &str = "source-rule";

/// The same judgement, or one that is not accepted when the submission breaks a source rule.
pub(super) fn hold_to_rules(exercise: &Exercise, mut judgement: Judgement) -> Judgement {
    let Some(rules) = exercise.source_rules.get(&*judgement.submission.language) else { return judgement };
    let violations = find_violations(rules, &judgement.submission);
    if violations.is_empty() || judgement.verdict == Verdict::JudgeError {
        return judgement;
    }
    let name: Arc<str> = SOURCE_GROUP.into();
    judgement.groups.iter_mut().for_each(|group| block(group, &name));
    judgement.compile_log.diagnostics.extend(violations.iter().map(diagnostic));
    let cases: Vec<CaseJudgement> =
        violations.iter().enumerate().map(|(index, violation)| case(index + 1, violation)).collect();
    judgement.decided_by = cases.first().map(|case| case.name.clone());
    judgement.verdict = Verdict::WrongAnswer;
    judgement.score = Points::ZERO;
    let group = GroupJudgement {
        name,
        visibility: Visibility::Sample,
        verdict: Verdict::WrongAnswer,
        score: Points::ZERO,
        score_max: Points::ZERO,
        aggregation: Aggregation::PassFail,
        feedback: Feedback::Full,
        hint: None,
        blocked_by: None,
        members: cases.into_iter().map(JudgedMember::Case).collect(),
    };
    judgement.groups.insert(0, group);
    judgement
}

/// Takes the points of a group and of those within it.
fn block(group: &mut GroupJudgement, by: &Arc<str>) {
    if group.visibility == Visibility::Secret {
        group.score = Points::ZERO;
        group.blocked_by.get_or_insert_with(|| Arc::clone(by));
    }
    for member in &mut group.members {
        if let JudgedMember::Group(inner) = member {
            block(inner, by);
        }
    }
}

fn diagnostic(violation: &Violation) -> Diagnostic {
    let message = match &violation.message {
        Some(message) => format!("the solution {}: {message}", violation.what),
        None => format!("the solution {}", violation.what),
    };
    Diagnostic {
        severity: Severity::Error,
        code: Some(CODE.to_owned()),
        message,
        file: Some(violation.file.clone()),
        line: violation.line,
        column: violation.column,
        line_end: violation.line,
        column_end: violation.column,
    }
}

fn case(number: usize, violation: &Violation) -> CaseJudgement {
    let rejection = Rejection {
        message: violation.describe(),
        line: Some(u64::from(violation.line)),
        column: Some(u64::from(violation.column)),
        answer_offset: None,
        output_offset: None,
        path: None,
    };
    let nothing = || Secret::new(Excerpt { bytes: Vec::new(), offset: 0, line: 1, bytes_total: 0 });
    CaseJudgement {
        name: CaseName(format!("{SOURCE_GROUP}/{number}").into()),
        visibility: Visibility::Sample,
        feedback: Feedback::Full,
        verdict: Verdict::WrongAnswer,
        share: Points::ZERO,
        points: None,
        ending: Ending::Exited(0),
        usage: Usage::default(),
        check: Some(Secret::new(CheckOutcome::of(Comparison::Differs(rejection)))),
        args: Secret::default(),
        stdin: nothing(),
        expected: nothing(),
        actual: nothing(),
        stderr: nothing(),
        hint: None,
        description: None,
    }
}
