//! Test Anything Protocol, version 14 (testanything.org), which readers of version 13 understand as well.
//!
//! A description is one line in which `#` and `\` are escaped, so that it holds no directive; what else there is to say
//! stands in a YAML block whose values are JSON strings, which need no indentation to be safe.

use super::{
    Entry,
    outline::{self, Check, Status},
};

pub(super) fn render(entries: &[Entry<'_>]) -> String {
    let all: Vec<(&Entry<'_>, Vec<Check<'_>>)> =
        entries.iter().map(|entry| (entry, outline::checks(entry.report))).collect();
    let total: usize = all.iter().map(|(_, checks)| checks.len()).sum();
    let mut text = format!("TAP version 14\n1..{total}\n");
    let mut number = 0;
    for (entry, checks) in &all {
        text.push_str(&format!("# {}: {}\n", title(entry), outline::summary(entry.report)));
        for check in checks {
            number += 1;
            push_check(number, entry, check, &mut text);
            if check.status == Status::Broken {
                text.push_str("Bail out! The judge failed, not the submission.\n");
                return text;
            }
        }
    }
    text
}

fn title(entry: &Entry<'_>) -> String {
    match outline::sentence(&entry.origin.label) {
        label if label.is_empty() => outline::name(&entry.report.exercise.title),
        label => format!("{label}, {}", outline::name(&entry.report.exercise.title)),
    }
}

fn push_check(number: usize, entry: &Entry<'_>, check: &Check<'_>, text: &mut String) {
    let is_ok = matches!(check.status, Status::Passed | Status::Skipped);
    let label = match outline::sentence(&entry.origin.label) {
        label if label.is_empty() => label,
        label => format!("{label}: "),
    };
    let description = escape(&format!("{label}{}", check.name));
    text.push_str(if is_ok { "ok" } else { "not ok" });
    text.push_str(&format!(" {number} - {description}"));
    if check.status == Status::Skipped {
        text.push_str(&format!(" # SKIP {}", escape(&check.message)));
    }
    text.push('\n');
    if is_ok {
        return;
    }
    text.push_str("  ---\n");
    let verdict = check.verdict.map(|verdict| verdict.code().to_owned());
    let some = |value: &str| (!value.is_empty()).then(|| value.to_owned());
    let values = [
        ("message", some(&check.message)),
        ("verdict", verdict),
        ("hint", check.hint.clone()),
        ("details", some(&check.details)),
    ];
    for (key, value) in values {
        if let Some(value) = value {
            text.push_str(&format!("  {key}: {}\n", serde_json::Value::String(value)));
        }
    }
    text.push_str("  ...\n");
}

fn escape(line: &str) -> String {
    line.replace('\\', "\\\\").replace('#', "\\#")
}
