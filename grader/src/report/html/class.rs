//! The index over the results of a class: students and exercises with scores, how the scores are spread, and which
//! tests fail most. Every cell leads to the page of its report.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use grade_model::{Points, Report, Verdict};

use super::{Badge, NAME_CELLS_MAX, human, markup::Markup, policy};
use crate::quantity;

/// Tests of an exercise that are named because they fail.
const FAILING_SHOWN: usize = 8;

/// Parts that the scores of an exercise are sorted into, before the one for all points.
const PARTS: usize = 5;

/// One report in an index: what is kept of it, so that hundreds need not be in memory at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassEntry {
    student: String,
    /// The relative address of its page.
    page: String,
    exercise: String,
    title: String,
    verdict: Verdict,
    is_provisional: bool,
    is_staff: bool,
    /// The score and its maximum, where there is one.
    points: Option<(Points, Points)>,
    /// Every test that the report shows, by name, with whether it failed.
    tests: Vec<(String, bool)>,
}

impl ClassEntry {
    /// What an index needs of a report. `page` is the address of the report's page, relative to the index.
    #[must_use]
    pub fn new(student: &str, page: &str, report: &Report) -> Self {
        let tests = if report.compile.is_ok { human::tests(report) } else { Vec::new() };
        let has_points = crate::report::has_score(report) && report.score_max > Points::ZERO;
        Self {
            student: student.to_owned(),
            page: page.to_owned(),
            exercise: report.exercise.id.clone(),
            title: report.exercise.title.clone(),
            verdict: report.verdict,
            is_provisional: report.is_provisional,
            is_staff: report.audience == grade_model::Audience::Staff,
            points: (has_points && !report.is_provisional).then_some((report.score, report.score_max)),
            tests: tests.iter().map(|test| (test.name.clone(), test.verdict != Verdict::Accepted)).collect(),
        }
    }

    /// Whether this result is the better one of two of the same student and exercise: a final one before a
    /// provisional one, more points before fewer, accepted before not accepted.
    fn is_better_than(&self, other: &Self) -> bool {
        let rank = |entry: &Self| {
            let share = entry.points.and_then(|(score, maximum)| share(score, maximum)).unwrap_or(Points::ZERO);
            (!entry.is_provisional, entry.verdict != Verdict::JudgeError, share, entry.verdict == Verdict::Accepted)
        };
        rank(self) > rank(other)
    }
}

/// A file that gave no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path.
    pub path: String,
    /// Why, in words.
    pub reason: String,
}

/// Everything that an index shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassIndex {
    /// The results, in any order.
    pub entries: Vec<ClassEntry>,
    /// What could not be read.
    pub skipped: Vec<Skipped>,
}

impl ClassIndex {
    /// The index as one HTML page. It does not depend on the order of the entries, except that of two equally good
    /// results of one student the first is shown.
    #[must_use]
    pub fn render(&self) -> Vec<u8> {
        ClassPage::new(self).render().expect("a string takes any text").into_bytes()
    }
}

#[derive(Template)]
#[template(path = "class.html")]
struct ClassPage {
    style: &'static str,
    policy: &'static str,
    summary: String,
    is_staff: bool,
    has_several: bool,
    exercises: Vec<Exercise>,
    /// The same rows in each order, by the class that the style sheet knows.
    orders: [(&'static str, Vec<Student>); 2],
    skipped: Vec<(Markup, Markup)>,
    version: &'static str,
}

#[derive(Clone)]
struct Exercise {
    title: Markup,
    id: Markup,
    results: String,
    mean: Option<String>,
    /// Captions with bars.
    charts: [(&'static str, Vec<Bar>); 2],
}

#[derive(Clone)]
struct Bar {
    label: Markup,
    text: String,
    percent: u64,
}

#[derive(Clone)]
struct Student {
    name: Markup,
    cells: Vec<Option<Cell>>,
    total: Option<String>,
}

#[derive(Clone)]
struct Cell {
    page: Markup,
    class: &'static str,
    sign: &'static str,
    words: &'static str,
    text: String,
}

/// The results by student, then by exercise, the best of each.
type Results<'a> = BTreeMap<&'a str, BTreeMap<&'a str, &'a ClassEntry>>;

impl ClassPage {
    fn new(index: &ClassIndex) -> Self {
        let mut results: Results<'_> = BTreeMap::new();
        let mut has_several = false;
        for entry in &index.entries {
            let place = results.entry(&entry.student).or_default();
            match place.get(entry.exercise.as_str()) {
                Some(other) if !entry.is_better_than(other) => has_several = true,
                other => {
                    has_several |= other.is_some();
                    place.insert(&entry.exercise, entry);
                }
            }
        }
        let exercises: BTreeSet<&str> = index.entries.iter().map(|entry| entry.exercise.as_str()).collect();
        let has_total = exercises.len() > 1;
        let mut students: Vec<(Points, Student)> =
            results.iter().map(|(name, row)| student(name, row, &exercises, has_total)).collect();
        let by_name = students.iter().map(|(_, student)| student.clone()).collect();
        students.sort_by_key(|(total, _)| std::cmp::Reverse(*total));
        Self {
            style: policy::STYLE,
            policy: &policy::POLICY,
            summary: format!(
                "{}, {}, {}",
                quantity::count(results.len() as u64, "student"),
                quantity::count(exercises.len() as u64, "exercise"),
                quantity::count(index.entries.len() as u64, "result")
            ),
            is_staff: index.entries.iter().any(|entry| entry.is_staff),
            has_several,
            exercises: exercises.iter().map(|id| exercise(id, &results)).collect(),
            orders: [("by-name", by_name), ("by-score", students.into_iter().map(|(_, student)| student).collect())],
            skipped: (index.skipped.iter())
                .map(|skipped| (Markup::line(&skipped.path, 400), Markup::line(&skipped.reason, 400)))
                .collect(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// A share from 0 to 1 of what can be earned, so that exercises with other maxima can be held together.
fn share(score: Points, maximum: Points) -> Option<Points> {
    score.checked_mul(Points::ratio(maximum.denominator(), maximum.numerator())?)
}

/// A student's row, and what it is sorted by.
fn student(
    name: &str,
    row: &BTreeMap<&str, &ClassEntry>,
    exercises: &BTreeSet<&str>,
    has_total: bool,
) -> (Points, Student) {
    let sum = |pick: fn(&(Points, Points)) -> Points| {
        let points = row.values().filter_map(|entry| entry.points.as_ref());
        points.map(pick).try_fold(Points::ZERO, |sum, points| sum.checked_add(points))
    };
    let (score, maximum) = (sum(|points| points.0), sum(|points| points.1));
    let total = match (score, maximum) {
        (Some(score), Some(maximum)) if has_total && maximum > Points::ZERO => Some(quantity::points(score, maximum)),
        _ => None,
    };
    let cells = exercises.iter().map(|exercise| row.get(exercise).map(|entry| cell(entry))).collect();
    (score.unwrap_or(Points::ZERO), Student { name: Markup::line(name, NAME_CELLS_MAX), cells, total })
}

fn cell(entry: &ClassEntry) -> Cell {
    let badge = Badge::new(Some(entry.verdict));
    let text = match entry.points {
        Some((score, maximum)) => quantity::points(score, maximum),
        None if entry.is_provisional && entry.verdict == Verdict::Accepted => "samples passed".to_owned(),
        None if entry.is_provisional => format!("{} (provisional)", entry.verdict.code()),
        None => entry.verdict.code().to_owned(),
    };
    Cell { page: Markup::line(&entry.page, 400), class: badge.class, sign: badge.sign, words: badge.words, text }
}

fn exercise(id: &str, results: &Results<'_>) -> Exercise {
    let entries: Vec<&ClassEntry> = results.values().filter_map(|row| row.get(id).copied()).collect();
    let title = entries.first().map_or(id, |entry| entry.title.as_str());
    let shares: Vec<Points> =
        entries.iter().filter_map(|entry| entry.points).filter_map(|(score, maximum)| share(score, maximum)).collect();
    let accepted = entries.iter().filter(|entry| entry.verdict == Verdict::Accepted && !entry.is_provisional).count();
    Exercise {
        title: Markup::line(title, NAME_CELLS_MAX),
        id: Markup::line(id, NAME_CELLS_MAX),
        results: format!("{}, {accepted} accepted", quantity::count(entries.len() as u64, "result")),
        mean: mean(&shares),
        charts: [("Points", spread(&shares)), ("Tests that fail most", failing(&entries))],
    }
}

/// The mean of some shares in per cent.
fn mean(shares: &[Points]) -> Option<String> {
    let sum = shares.iter().try_fold(Points::ZERO, |sum, share| sum.checked_add(*share))?;
    let percent = sum.checked_mul(Points::whole(100))?.checked_div(shares.len() as u64)?;
    Some(format!("{} %", percent.to_decimal(Points::whole(100))))
}

/// How many shares lie in each fifth, and how many are whole.
fn spread(shares: &[Points]) -> Vec<Bar> {
    if shares.is_empty() {
        return Vec::new();
    }
    let mut counts = [0_u64; PARTS + 1];
    for share in shares {
        let part = (1..=PARTS)
            .take_while(|part| Points::ratio(*part as i128, PARTS as i128).is_some_and(|border| *share >= border));
        counts[part.count()] += 1;
    }
    let labels = ["below 20 %", "20 to 39 %", "40 to 59 %", "60 to 79 %", "80 to 99 %", "all points"];
    let widest = counts.iter().copied().max().unwrap_or(1).max(1);
    labels
        .iter()
        .zip(counts)
        .map(|(label, count)| Bar {
            label: Markup::line(label, NAME_CELLS_MAX),
            text: quantity::thousands(count),
            percent: count * 100 / widest,
        })
        .collect()
}

/// The tests that fail most often, of those that the reports show.
fn failing(entries: &[&ClassEntry]) -> Vec<Bar> {
    let mut tests: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for (name, is_failed) in entries.iter().flat_map(|entry| &entry.tests) {
        let (failed, all) = tests.entry(name).or_default();
        *failed += u64::from(*is_failed);
        *all += 1;
    }
    let mut failing: Vec<(&str, u64, u64)> = tests
        .into_iter()
        .filter(|(_, (failed, _))| *failed > 0)
        .map(|(name, (failed, all))| (name, failed, all))
        .collect();
    failing.sort_by_key(|(_, failed, _)| std::cmp::Reverse(*failed));
    failing
        .into_iter()
        .take(FAILING_SHOWN)
        .map(|(name, failed, all)| Bar {
            label: Markup::line(name, NAME_CELLS_MAX),
            text: format!("{failed} of {all}"),
            percent: failed * 100 / all.max(1),
        })
        .collect()
}
