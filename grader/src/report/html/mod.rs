//! The report as one HTML page, for a student and for an instructor.
//!
//! ```text
//! mod.rs          the page: verdict, groups, tests, footer       templates/report.html
//! case.rs         the inside of a test's box                     templates/test.html
//! difference.rs   the output held against the answer
//! compile.rs      the compiler's messages, the submission
//! quote.rs        quoted text with line numbers
//! class.rs        the index over many reports                    templates/class.html
//! markup.rs       text of strangers as HTML
//! policy.rs       the style sheet and what a page may do          templates/style.css
//! ```
//! A page needs no script and loads nothing; its policy forbids both. It stays below a megabyte whatever a program
//! wrote: each part has a budget in bytes, and failed tests are served first.

mod case;
mod class;
mod compile;
mod difference;
mod markup;
mod policy;
mod quote;

use askama::Template;
use grade_model::{Audience, GroupReport, MemberReport, Points, Profile, Report, RunInfo, TestReport, Verdict};

use self::{
    case::{Inside, Meter},
    compile::{Compile, File},
    markup::{Budget, Markup},
};
use super::{
    human::{self, words},
    moment,
};
use crate::quantity;

pub use class::{ClassEntry, ClassIndex, Skipped};

/// What the names and verdicts of groups and tests may take in a page, in bytes.
const HEADS_BYTES_MAX: usize = 300 << 10;

/// What the insides of tests may take, in bytes.
const BODIES_BYTES_MAX: usize = 430 << 10;

/// What the submission may take, in bytes.
const FILES_BYTES_MAX: usize = 80 << 10;

/// Failed tests that are open from the start.
const OPEN_SHOWN: usize = 5;

/// Characters of a name, a digest or a version.
const NAME_CELLS_MAX: usize = 120;

/// Characters of each of the lines of a hint, and lines.
const HINT_MAX: (usize, usize) = (10, 500);

/// The report as a page.
pub(super) fn render(report: &Report, run: &RunInfo) -> String {
    Page::new(report, run).render().expect("a string takes any text")
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    style: &'static str,
    policy: &'static str,
    title: Markup,
    id: Markup,
    files: Markup,
    is_staff: bool,
    is_provisional: bool,
    badge: Badge,
    score: Option<Meter>,
    decider: Option<Link>,
    explanation: Option<String>,
    /// What to jump to, for those who use the keyboard.
    first: Option<Link>,
    has_difference: bool,
    compile: Option<Compile>,
    has_groups: bool,
    has_points: bool,
    groups: Vec<Group>,
    is_cut: bool,
    sources: Vec<File>,
    facts: Vec<(&'static str, Markup)>,
    layers_off: Vec<Markup>,
    version: &'static str,
}

/// A verdict as it is shown: a sign and words, so that no meaning hangs on a colour.
struct Badge {
    class: &'static str,
    sign: &'static str,
    words: &'static str,
    code: &'static str,
}

impl Badge {
    const fn new(verdict: Option<Verdict>) -> Self {
        let (class, sign) = match verdict {
            Some(Verdict::Accepted) => ("ok", "✓"),
            Some(Verdict::JudgeError) => ("warn", "!"),
            Some(_) => ("bad", "✗"),
            None => ("none", "–"),
        };
        match verdict {
            Some(verdict) => Self { class, sign, words: verdict.words(), code: verdict.code() },
            None => Self { class, sign, words: "hidden", code: "" },
        }
    }
}

struct Link {
    target: String,
    text: Markup,
}

struct Group {
    number: usize,
    /// From 3 for a group that lies in no other, to 6.
    level: usize,
    name: Markup,
    badge: Badge,
    passed: String,
    points: Option<Meter>,
    hint: Option<Markup>,
    blocked_by: Option<Markup>,
    items: Vec<Item>,
}

/// Tests of which there is only the verdict to see share a list; others have a box.
enum Item {
    Chips(Vec<Test>),
    Box { test: Test, share: String, is_open: bool, next: Option<usize>, body: Markup },
}

struct Test {
    number: usize,
    name: Markup,
    badge: Badge,
}

impl Page {
    fn new(report: &Report, run: &RunInfo) -> Self {
        let tests = human::tests(report);
        let bodies = write_bodies(report, &tests);
        let is_failed = |number: &usize| tests[*number].verdict != Verdict::Accepted && bodies[*number].is_some();
        let failed: Vec<usize> = (0..tests.len()).filter(is_failed).collect();
        let is_compared = |number: &usize| bodies[*number].as_ref().is_some_and(|inside| inside.is_compared);
        let first = first_link(report, failed.first().map(|number| (*number, is_compared(number))));
        let has_difference = failed.iter().any(is_compared);
        let mut writer = Writer {
            has_score: super::has_score(report),
            limits_fuel: report.limits.fuel,
            failed,
            bodies,
            budget: Budget(HEADS_BYTES_MAX),
            groups: Vec::new(),
            next_test: 0,
            is_cut: false,
        };
        if report.compile.is_ok {
            for group in &report.groups {
                writer.write_group(group, 0);
            }
        }
        let score = (writer.has_score && report.score_max > Points::ZERO && !report.is_provisional)
            .then(|| points_meter(report.score, report.score_max));
        Self {
            style: policy::STYLE,
            policy: &policy::POLICY,
            title: Markup::line(&report.exercise.title, NAME_CELLS_MAX),
            id: Markup::line(&report.exercise.id, NAME_CELLS_MAX),
            files: files_line(report),
            is_staff: report.audience == Audience::Staff,
            is_provisional: report.is_provisional,
            badge: verdict_badge(report),
            score,
            decider: find_decider(report, &tests),
            explanation: explain(report),
            first,
            has_difference,
            compile: compile::write(report),
            has_groups: !writer.groups.is_empty(),
            has_points: writer.groups.iter().any(|group| group.points.is_some()),
            groups: writer.groups,
            is_cut: writer.is_cut,
            sources: admit_files(report),
            facts: facts(report, run),
            layers_off: layers_off(run),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// The insides of tests, those of failed tests first, as far as the budget goes.
fn write_bodies(report: &Report, tests: &[&TestReport]) -> Vec<Option<Inside>> {
    let mut bodies: Vec<Option<Inside>> = tests.iter().map(|_| None).collect();
    let mut budget = Budget(BODIES_BYTES_MAX);
    for is_passed in [false, true] {
        for (number, test) in tests.iter().enumerate() {
            if (test.verdict == Verdict::Accepted) == is_passed {
                bodies[number] = case::write(report, test, number).filter(|inside| budget.admit(inside.markup.len()));
            }
        }
    }
    bodies
}

/// Writes groups and the heads of their tests.
struct Writer {
    has_score: bool,
    limits_fuel: u64,
    /// The numbers of failed tests of which there is more to see than the verdict.
    failed: Vec<usize>,
    bodies: Vec<Option<Inside>>,
    budget: Budget,
    groups: Vec<Group>,
    next_test: usize,
    /// Whether something did not fit.
    is_cut: bool,
}

impl Writer {
    fn write_group(&mut self, group: &GroupReport, depth: usize) {
        let index = self.groups.len();
        let tests: Vec<&TestReport> = group.members.iter().filter_map(test_of).collect();
        let passed = tests.iter().filter(|test| test.verdict == Verdict::Accepted).count();
        let head = Group {
            number: index,
            level: (3 + depth).min(6),
            name: Markup::line(&group.name, NAME_CELLS_MAX),
            badge: Badge::new(group.verdict),
            passed: if tests.is_empty() { String::new() } else { format!("{passed} of {}", tests.len()) },
            points: (self.has_score && group.score_max > Points::ZERO)
                .then(|| points_meter(group.score, group.score_max)),
            hint: group.hint.as_ref().map(|hint| Markup::lines(hint, HINT_MAX.0, HINT_MAX.1)),
            blocked_by: group.blocked_by.as_ref().map(|other| Markup::line(other, NAME_CELLS_MAX)),
            items: Vec::new(),
        };
        // The fixed part of a group's head, and its name twice: in the table and above its tests.
        let cost = 900 + 2 * head.name.len() + head.hint.as_ref().map_or(0, Markup::len);
        let is_admitted = self.admit(cost + head.blocked_by.as_ref().map_or(0, Markup::len));
        if is_admitted {
            self.groups.push(head);
        }
        for member in &group.members {
            match member {
                MemberReport::Test(test) => {
                    let number = self.next_test;
                    self.next_test += 1;
                    if is_admitted && let Some(item) = self.write_test(test, number) {
                        push_item(&mut self.groups[index].items, item);
                    }
                }
                MemberReport::Group(inner) => self.write_group(inner, depth + 1),
            }
        }
    }

    fn write_test(&mut self, test: &TestReport, number: usize) -> Option<Item> {
        let head =
            Test { number, name: Markup::line(&test.name, NAME_CELLS_MAX), badge: Badge::new(Some(test.verdict)) };
        if !self.admit(320 + head.name.len()) {
            return None;
        }
        let Some(inside) = self.bodies[number].take() else { return Some(Item::Chips(vec![head])) };
        let place = self.failed.iter().position(|other| *other == number);
        let share = test
            .fuel
            .map_or_else(String::new, |fuel| format!("{} of the fuel", quantity::share(fuel, self.limits_fuel)));
        let next = place.and_then(|place| self.failed.get(place + 1).copied());
        let is_open = place.is_some_and(|place| place < OPEN_SHOWN);
        Some(Item::Box { test: head, share, is_open, next, body: inside.markup })
    }

    fn admit(&mut self, cost: usize) -> bool {
        let is_admitted = self.budget.admit(cost);
        self.is_cut |= !is_admitted;
        is_admitted
    }
}

const fn test_of(member: &MemberReport) -> Option<&TestReport> {
    match member {
        MemberReport::Test(test) => Some(test),
        MemberReport::Group(_) => None,
    }
}

fn push_item(items: &mut Vec<Item>, item: Item) {
    match (items.last_mut(), item) {
        (Some(Item::Chips(list)), Item::Chips(tests)) => list.extend(tests),
        (_, item) => items.push(item),
    }
}

fn points_meter(score: Points, maximum: Points) -> Meter {
    let number = |points: Points| u64::try_from(points.to_hundredths(maximum).max(0)).unwrap_or(u64::MAX);
    Meter::new("Points", number(score), number(maximum), quantity::points(score, maximum))
}

fn verdict_badge(report: &Report) -> Badge {
    let badge = Badge::new(Some(report.verdict));
    match report.is_provisional && report.verdict == Verdict::Accepted {
        true => Badge { words: "samples passed", code: "", ..badge },
        false => badge,
    }
}

fn files_line(report: &Report) -> Markup {
    let files = match report.submission.files.as_slice() {
        [] => "no file".to_owned(),
        [file] => file.clone(),
        [first, rest @ ..] => format!("{first} and {} more", quantity::count(rest.len() as u64, "file")),
    };
    Markup::line(&format!("{files}, {}", report.submission.language), 2 * NAME_CELLS_MAX)
}

/// The test or group that decided the verdict.
fn find_decider(report: &Report, tests: &[&TestReport]) -> Option<Link> {
    let name = report.decided_by.as_ref().filter(|_| report.verdict != Verdict::Accepted)?;
    let text = Markup::line(name, NAME_CELLS_MAX);
    let target = match tests.iter().position(|test| test.name == *name) {
        Some(number) => format!("t{number}"),
        None => "groups".to_owned(),
    };
    Some(Link { target, text })
}

fn explain(report: &Report) -> Option<String> {
    let is_done = report.verdict == Verdict::Accepted || report.compile.log.stop.is_some();
    (!is_done).then(|| words::explain(report.verdict, &report.limits))
}

/// Where the keyboard goes first: to the compiler's messages, the first difference, or the first failed test.
/// `failed` is the first failed test, with whether its output is held against the answer.
fn first_link(report: &Report, failed: Option<(usize, bool)>) -> Option<Link> {
    let link = |target: String, text: &str| Some(Link { target, text: Markup::line(text, NAME_CELLS_MAX) });
    match failed {
        _ if !report.compile.is_ok => link("compile".to_owned(), "the compiler’s messages"),
        Some((number, true)) => link(format!("d{number}"), "the first difference"),
        Some((number, false)) => link(format!("t{number}"), "the first failed test"),
        None => None,
    }
}

fn admit_files(report: &Report) -> Vec<File> {
    let mut budget = Budget(FILES_BYTES_MAX);
    compile::files(report).into_iter().take_while(|file| budget.admit(file.lines.len() + file.name.len())).collect()
}

/// The figures that a verdict depends on, and how this run went.
fn facts(report: &Report, run: &RunInfo) -> Vec<(&'static str, Markup)> {
    let (limits, unit) = (&report.limits, &report.unit);
    let profile = match unit.profile {
        Profile::Release => "release",
        Profile::Debug => "debug",
    };
    let limits = format!(
        "{} units of fuel, {} of memory, {} of output",
        quantity::thousands(limits.fuel),
        quantity::bytes(limits.memory_bytes_max),
        quantity::bytes(limits.output_bytes_max)
    );
    let mut facts = vec![
        ("Limits", limits),
        ("Unit of fuel", format!("{}, host {}, {}, {profile}", unit.engine, unit.host, unit.compiler)),
        ("Exercise", format!("{} {}", report.exercise.id, report.exercise.digest)),
        ("Submission", report.submission.digest.clone()),
    ];
    if let Some(digest) = &report.exercise.digest_full {
        facts.push(("Exercise with hidden tests", digest.clone()));
    }
    if run.started_unix_seconds > 0 {
        facts.push(("Judged", utc(run.started_unix_seconds)));
        // How long hidden tests took would tell a student something about them.
        if report.audience == Audience::Staff {
            let compiled = match run.is_compile_cached {
                true => "compiled before".to_owned(),
                false => format!("compiled in {}", quantity::seconds(run.compile_ms)),
            };
            facts.push(("Time", format!("{compiled}, tests ran in {}", quantity::seconds(run.test_ms))));
        }
    }
    let on: Vec<&str> = run.layers.iter().filter(|layer| layer.is_on).map(|layer| layer.name.as_str()).collect();
    if !on.is_empty() {
        facts.push(("Sandbox", on.join(", ")));
    }
    facts.into_iter().map(|(name, value)| (name, Markup::line(&value, 4 * NAME_CELLS_MAX))).collect()
}

fn layers_off(run: &RunInfo) -> Vec<Markup> {
    let off = run.layers.iter().filter(|layer| !layer.is_on);
    off.map(|layer| match layer.detail.as_str() {
        "" => Markup::line(&layer.name, NAME_CELLS_MAX),
        detail => Markup::line(&format!("{} ({detail})", layer.name), 2 * NAME_CELLS_MAX),
    })
    .collect()
}

/// `2026-02-02 02:40 UTC`.
fn utc(unix_seconds: u64) -> String {
    let text = moment::to_text(unix_seconds);
    format!("{} {} UTC", &text[..10], &text[11..16])
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn dates_are_those_of_the_calendar() {
        let table = [
            (0, "1970-01-01 00:00 UTC"),
            (951_782_399, "2000-02-28 23:59 UTC"),
            (951_782_400, "2000-02-29 00:00 UTC"),
            (951_868_800, "2000-03-01 00:00 UTC"),
            (1_770_000_000, "2026-02-02 02:40 UTC"),
            (4_107_542_400, "2100-03-01 00:00 UTC"),
        ];
        for (seconds, expect) in table {
            assert_eq!(utc(seconds), expect);
        }
    }
}
