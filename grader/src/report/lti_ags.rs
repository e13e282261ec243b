//! The body of a score for LTI 1.3's Assignment and Grade Services, to be posted to `{lineitem}/scores` as
//! `application/vnd.ims.lis.v1.score+json`.
//!
//! A platform takes a score only if its time is later than the last one's, so this one format for machines says when
//! it was made. A report without hidden tests is `Pending` and one with a judge error `Failed`: for both a platform
//! ignores scores, and there is none. Points are at two decimals, halves down, and the maximum only for the maximum.

use serde::Serialize;
use serde_json::Number;

use super::{Entry, json::to_line, marks::Mark, moment, outline};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Score {
    user_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_given: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_maximum: Option<Number>,
    comment: String,
    timestamp: String,
    activity_progress: &'static str,
    grading_progress: &'static str,
}

pub(super) fn render(entry: &Entry<'_>) -> String {
    let mark = Mark::of(entry.report);
    let grading_progress = match mark {
        None => "Failed",
        Some(_) if entry.report.is_provisional => "Pending",
        Some(_) => "FullyGraded",
    };
    let mark = mark.filter(|_| !entry.report.is_provisional);
    to_line(&Score {
        user_id: entry.origin.student.as_deref().map(outline::name).unwrap_or_default(),
        score_given: mark.map(Mark::earned_number),
        score_maximum: mark.map(Mark::maximum_number),
        comment: outline::summary(entry.report),
        timestamp: format!("{}.000+00:00", moment::to_text(entry.run.started_unix_seconds)),
        activity_progress: "Completed",
        grading_progress,
    })
}
