//! The end of the report: the verdict, the score, and what to know about both.

use grade_model::{Audience, Profile, Report, RunInfo, Verdict};

use super::{
    details, is_success,
    page::{Page, Role},
    tests, words,
};
use crate::{quantity, text};

/// Writes the verdict and everything that qualifies it.
pub(super) fn write(page: &mut Page, report: &Report, run: &RunInfo) {
    write_verdict(page, report, run);
    if let Some(text) = explain(report) {
        page.prose(2, Role::Plain, &text);
    }
    if page.is_verbose() {
        write_facts(page, report, run);
    }
    let off: Vec<String> = run
        .layers
        .iter()
        .filter(|layer| !layer.is_on)
        .map(|layer| match layer.detail.as_str() {
            "" => layer.name.clone(),
            detail => format!("{} ({detail})", layer.name),
        })
        .collect();
    if !off.is_empty() {
        page.blank();
        let label = page.span(Role::Warning, "warning: ");
        let text = format!("parts of the sandbox are off on this machine: {}", off.join(", "));
        page.labelled(0, label, Role::Plain, &text);
    }
}

/// Writes the line with the verdict and the score, and that it is not final where it is not.
pub(super) fn write_verdict(page: &mut Page, report: &Report, run: &RunInfo) {
    let is_accepted = report.verdict == Verdict::Accepted;
    let role = if is_accepted { Role::Good } else { Role::Bad };
    let mut line = vec![page.span(role, if is_accepted { page.glyph("✓ ", "ok ") } else { page.glyph("✗ ", "FAIL ") })];
    let verdict = match report.is_provisional && is_accepted {
        true => "samples passed".to_owned(),
        false => words::verdict(report.verdict),
    };
    line.push(page.span(role, &verdict));
    if super::super::has_score(report) && !report.is_provisional {
        line.push(page.span(Role::Plain, ", "));
        line.push(page.span(Role::Strong, &quantity::points(report.score, report.score_max)));
        line.push(page.span(Role::Plain, " points"));
    }
    let decider = report.decided_by.as_ref().filter(|_| !is_accepted).map(|name| format!("decided by {name}"));
    let width = line.iter().map(|span| text::width(&span.cells)).sum::<usize>();
    let decider_fits = decider.as_ref().is_some_and(|decider| width + 2 + decider.chars().count() <= page.width());
    if let Some(decider) = decider.as_ref().filter(|_| decider_fits) {
        line.push(page.span(Role::Plain, &format!(", {decider}")));
    }
    page.line(&line);
    if let Some(decider) = decider.filter(|_| !decider_fits) {
        let line = [page.span(Role::Plain, &format!("  {decider}"))];
        page.line(&line);
    }
    if report.is_provisional {
        let label = page.span(Role::Warning, "provisional: ");
        page.labelled(2, label, Role::Plain, words::explain_provisional(run));
    }
}

/// What the verdict means, unless the details said it already.
fn explain(report: &Report) -> Option<String> {
    let tests = tests(report);
    if report.verdict == Verdict::Accepted {
        let is_praised = is_success(report) && !report.is_provisional && !tests.is_empty();
        let is_all_shown = report.groups.iter().all(|group| group.verdict.is_some());
        return is_praised.then(|| match tests.len() {
            1 if is_all_shown => "The test passed. Well done!".to_owned(),
            count if is_all_shown => format!("All {count} tests passed. Well done!"),
            _ => "All tests passed. Well done!".to_owned(),
        });
    }
    if report.compile.log.stop.is_some() {
        return None;
    }
    let meaning = words::explain(report.verdict, &report.limits);
    let decider = tests.iter().find(|test| Some(&test.name) == report.decided_by.as_ref());
    match decider {
        Some(test) if details::explains(test) => None,
        Some(test) if !test.is_sample && report.verdict != Verdict::JudgeError => {
            let secret = if test.stdin.is_some() { "output is" } else { "input and output are" };
            Some(format!("{meaning} The test is hidden: its {secret} not shown."))
        }
        _ => Some(meaning),
    }
}

/// Writes the figures that are there for those who ask.
fn write_facts(page: &mut Page, report: &Report, run: &RunInfo) {
    let (limits, unit) = (&report.limits, &report.unit);
    let profile = match unit.profile {
        Profile::Release => "release",
        Profile::Debug => "debug",
    };
    let mut facts = vec![
        (
            "limits: ",
            format!(
                "{} units of fuel, {} of memory, {} of output",
                quantity::thousands(limits.fuel),
                quantity::bytes(limits.memory_bytes_max),
                quantity::bytes(limits.output_bytes_max)
            ),
        ),
        ("unit of fuel: ", format!("{}, host {}, {}, {profile}", unit.engine, unit.host, unit.compiler)),
    ];
    // How long hidden tests took would tell a student something about them.
    if report.audience == Audience::Staff {
        let compiled = match run.is_compile_cached {
            true => "compiled before".to_owned(),
            false => format!("compiled in {}", quantity::seconds(run.compile_ms)),
        };
        facts.push(("time: ", format!("{compiled}, tests ran in {}", quantity::seconds(run.test_ms))));
    }
    page.blank();
    for (name, value) in facts {
        let label = page.span(Role::Faint, name);
        page.labelled(0, label, Role::Plain, &value);
    }
}
