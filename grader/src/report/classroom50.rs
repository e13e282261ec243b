//! `result.json` of Classroom 50 (`schemas/result-v1.schema.json` of foundation50/classroom50).
//!
//! Whose result it is comes from the runner's variables, and the runner rejects another identity. Scores are whole
//! numbers, so points are rounded down, except that all points are all points; the rows add up to the score and to its
//! maximum. The time of submission is the one in the submission's tag, which stays the same when the same submission is
//! graded again.

use serde::Serialize;

use super::{
    Entry,
    json::to_line,
    marks::{self, Mark, Row},
    moment,
    origin::Classroom,
    shares::Unit,
};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    classroom: &'a str,
    assignment: &'a str,
    assignment_type: &'static str,
    owner: &'a str,
    submission: String,
    commit: &'a str,
    release: &'a str,
    review: &'a str,
    datetime: String,
    score: u64,
    #[serde(rename = "max-score")]
    score_max: u64,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    #[serde(rename = "test-name")]
    name: String,
    passed: bool,
    score: u64,
    #[serde(rename = "max-score")]
    score_max: u64,
    #[serde(skip_serializing_if = "String::is_empty")]
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
}

/// Empty for a report that has no score or whose classroom is not known.
pub(super) fn render(entry: &Entry<'_>) -> String {
    let (Some(classroom), Some(mark)) = (&entry.origin.classroom, Mark::of(entry.report)) else {
        return String::new();
    };
    let (score, score_max) = mark.to_integers();
    let review = if classroom.review.is_empty() { &classroom.commit } else { &classroom.review };
    to_line(&Document {
        schema: "classroom50/result/v1",
        classroom: &classroom.classroom,
        assignment: &classroom.assignment,
        assignment_type: if classroom.assignment_type == "group" { "group" } else { "individual" },
        owner: &classroom.owner,
        submission: tag(classroom),
        commit: &classroom.commit,
        release: &classroom.release,
        review,
        datetime: datetime_of_tag(&classroom.submission)
            .unwrap_or_else(|| format!("{}Z", moment::to_text(entry.run.started_unix_seconds))),
        score,
        score_max,
        tests: marks::rows(entry.report, Unit::Point).into_iter().map(test).collect(),
    })
}

fn test(row: Row) -> Test {
    let (score, score_max) = row.mark.to_integers();
    Test { name: row.name, passed: row.is_passed, score, score_max, message: row.message, verdict: row.verdict }
}

fn tag(classroom: &Classroom) -> String {
    match classroom.submission.strip_prefix("submit/") {
        Some(_) => classroom.submission.clone(),
        None => format!("submit/{}", classroom.submission),
    }
}

/// `2026-11-22T07:10:00Z` from `submit/2026-11-22T07-10-00Z-a1b2c3d`.
fn datetime_of_tag(tag: &str) -> Option<String> {
    const SHAPE: &[u8] = b"0000-00-00T00-00-00Z";
    let time = tag.strip_prefix("submit/")?.get(..SHAPE.len())?;
    let fits = |(byte, shape): (u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == *shape };
    let number = |from: usize| time.get(from..from + 2).and_then(|digits| digits.parse::<u8>().ok());
    let is_time = number(11)? < 24 && number(14)? < 60 && number(17)? < 60;
    if !time.bytes().zip(SHAPE).all(fits) || !is_time {
        return None;
    }
    let (date, clock) = time.split_at(10);
    Some(format!("{date}{}", clock.replace('-', ":")))
}

#[cfg(test)]
mod tests {
    use super::datetime_of_tag;

    #[test]
    fn a_tag_says_when() {
        let check = |tag: &str, expect: Option<&str>| assert_eq!(datetime_of_tag(tag).as_deref(), expect, "{tag}");
        check("submit/2026-11-22T07-10-00Z-a1b2c3d", Some("2026-11-22T07:10:00Z"));
        check("submit/2026-11-22T24-10-00Z-a1b2c3d", None);
        check("submit/2026-11-22", None);
        check("2026-11-22T07-10-00Z", None);
        check("submit/2026-11-22T07:10:00Z-a1b2c3d", None);
        check("submit/éé", None);
    }
}
