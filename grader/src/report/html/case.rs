//! What may be seen of one test: why it failed, its input, both outputs, messages, and what it used.

use askama::Template;
use grade_model::{Report, TestReport, Verdict};

use super::{
    difference,
    markup::Markup,
    quote::{self, Block, Part},
};
use crate::{diff, quantity, report::human::words};

/// Lines of a text of a failed test.
const LINES_SHOWN: usize = 40;

/// Lines of a text of a passed test.
const LINES_SHOWN_PASSED: usize = 12;

/// Lines that a message of a checker may have, and characters of each.
const MESSAGE_MAX: (usize, usize) = (20, 500);

/// Lines of source around the one in which a program panicked.
const SOURCE_CONTEXT: u64 = 2;

/// The inside of a test's box.
#[derive(Template)]
#[template(path = "test.html")]
struct Body {
    description: Option<Markup>,
    reason: Option<Markup>,
    messages: Vec<(&'static str, Markup)>,
    hint: Option<Markup>,
    difference: Option<Markup>,
    panic: Option<Markup>,
    args: Option<Markup>,
    input: Option<Block>,
    /// What was expected and what was written.
    outputs: Vec<Block>,
    stderr: Option<Block>,
    meters: Vec<Meter>,
}

/// What a test's box holds.
pub(super) struct Inside {
    pub(super) markup: Markup,
    /// Whether the output is held against the answer in it.
    pub(super) is_compared: bool,
}

/// A figure held against its limit.
pub(super) struct Meter {
    pub(super) label: &'static str,
    pub(super) text: String,
    /// Whole per cent, at most 100, and not 0 for what is more than nothing.
    pub(super) percent: u64,
}

impl Meter {
    pub(super) fn new(label: &'static str, part: u64, whole: u64, text: String) -> Self {
        let percent = u64::try_from(u128::from(part) * 100 / u128::from(whole.max(1))).unwrap_or(u64::MAX);
        Self { label, text, percent: percent.clamp(u64::from(part > 0), 100) }
    }
}

/// What there is to see of a test beyond its verdict; `None` where that is nothing. `number` is the test's in the page.
pub(super) fn write(report: &Report, test: &TestReport, number: usize) -> Option<Inside> {
    let is_passed = test.verdict == Verdict::Accepted;
    let lines_max = if is_passed { LINES_SHOWN_PASSED } else { LINES_SHOWN };
    let difference = match (&test.expected, &test.actual) {
        (Some(expected), Some(actual)) if test.verdict == Verdict::WrongAnswer => {
            difference::write(&diff::diff(expected, actual, test.difference_line), test, number)
        }
        _ => None,
    };
    let outputs = [("Expected output", &test.expected), ("Your output", &test.actual)];
    let message = |text: &String| Markup::lines(text, MESSAGE_MAX.0, MESSAGE_MAX.1);
    let messages = [("Checker", &test.message), ("Checker, for staff", &test.judge_message)];
    let body = Body {
        description: test.description.as_ref().map(message),
        reason: explain(report, test),
        messages: messages.into_iter().filter_map(|(label, text)| Some((label, message(text.as_ref()?)))).collect(),
        hint: test.hint.as_ref().map(message),
        difference,
        panic: find_panic(report, test),
        args: test.args.as_ref().filter(|args| !args.is_empty()).map(|args| {
            let quoted: Vec<String> = args.iter().take(100).map(|argument| format!("{argument:?}")).collect();
            Markup::line(&quoted.join(" "), 2_000)
        }),
        input: test.stdin.as_ref().map(|stdin| quote::quote("Input", stdin, Part::Start, lines_max)),
        outputs: outputs
            .into_iter()
            .filter_map(|(title, excerpt)| Some(quote::quote(title, excerpt.as_ref()?, Part::Start, lines_max)))
            .collect(),
        stderr: (test.stderr.as_ref())
            .filter(|stderr| stderr.bytes_total > 0)
            .map(|stderr| quote::quote("Standard error", stderr, Part::End, lines_max)),
        meters: meters(report, test),
    };
    let is_bare = body.description.is_none()
        && body.reason.is_none()
        && body.messages.is_empty()
        && body.hint.is_none()
        && body.args.is_none()
        && body.input.is_none()
        && body.outputs.is_empty()
        && body.stderr.is_none()
        && body.meters.is_empty();
    (!is_bare).then(|| Inside {
        is_compared: body.difference.is_some(),
        markup: Markup::rendered(body.render().expect("a string takes any text")),
    })
}

/// What went wrong in one or two sentences, where the audience may know how the test ended.
fn explain(report: &Report, test: &TestReport) -> Option<Markup> {
    let is_told = test.ending.is_some() || test.difference.is_some() || test.actual.is_some();
    match &test.difference {
        Some(difference) => Some(Markup::lines(difference, MESSAGE_MAX.0, MESSAGE_MAX.1)),
        None if is_told && test.verdict != Verdict::Accepted => {
            let words = words::explain_test(test, &report.limits);
            Some(Markup::lines(&words, MESSAGE_MAX.0, MESSAGE_MAX.1))
        }
        None => None,
    }
}

fn meters(report: &Report, test: &TestReport) -> Vec<Meter> {
    let limits = &report.limits;
    let fuel = test.fuel.map(|fuel| {
        let share = quantity::share(fuel, limits.fuel);
        let text = format!("{} of {} units ({share})", quantity::thousands(fuel), quantity::thousands(limits.fuel));
        Meter::new("Fuel", fuel, limits.fuel, text)
    });
    let memory = test.memory_bytes.map(|memory| {
        let maximum = limits.memory_bytes_max;
        let share = quantity::share(memory, maximum);
        let text = format!("{} of {} ({share})", quantity::bytes(memory), quantity::bytes(maximum));
        Meter::new("Memory", memory, maximum, text)
    });
    [fuel, memory].into_iter().flatten().collect()
}

/// The source line in which a program says that it panicked, as Rust's standard library words it.
fn find_panic(report: &Report, test: &TestReport) -> Option<Markup> {
    let stderr = test.stderr.as_ref().filter(|_| test.verdict == Verdict::RunTimeError)?;
    let text = String::from_utf8_lossy(&stderr.bytes);
    let (_, behind) = text.rsplit_once(" panicked at ")?;
    let mut place = behind.lines().next()?.trim_end_matches(':').rsplitn(3, ':');
    let column: usize = place.next()?.parse().ok()?;
    let line: u64 = place.next()?.parse().ok()?;
    let file = place.next()?;
    let source = report.submission.sources.iter().find(|source| source.path == file)?;
    let shown = line.saturating_sub(SOURCE_CONTEXT)..line.saturating_add(SOURCE_CONTEXT + 1);
    let column = column.saturating_sub(1);
    let markup = quote::quote_source(&source.bytes, shown, &|number| (number == line).then_some(column..usize::MAX));
    (markup.len() > 0).then_some(markup)
}
