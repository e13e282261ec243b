//! What an exercise's own submissions show of its source rules: solutions obey them, and listed ones are caught.

use std::collections::BTreeSet;

use grade_model::SourceRules;

use super::{
    Finding, Requirement,
    place::{file_line_diagnostic, key_diagnostic},
    survey::{Example, Survey},
    trial::Trial,
};
use crate::{
    exercise::SpecDiagnostic,
    source_rules::{Violation, find_violations},
};

/// Violations that are told of one submission.
const VIOLATIONS_TOLD_MAX: usize = 3;

/// What is to be said of the rules, once the exercise's submissions are read.
pub(super) fn examine(survey: &Survey) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut proved: BTreeSet<&str> = BTreeSet::new();
    for trial in &survey.trials {
        match trial {
            Trial::Example(example, expected) if expected.is_caught_by_rules() => {
                let is_caught = !violations_of(survey, example).is_empty();
                proved.extend(is_caught.then_some(&*example.submission.language));
                findings.extend((!is_caught).then(|| obeys(survey, example)));
            }
            Trial::Accepted(example, _) | Trial::Example(example, _) => {
                let found = violations_of(survey, example);
                findings.extend(found.iter().take(VIOLATIONS_TOLD_MAX).map(|found| breaks(survey, example, found)));
            }
            // What a solution must have may be left to the student.
            Trial::Starter(example) => {
                let found = rules_of(survey, example)
                    .map(|rules| SourceRules { required: Vec::new(), ..rules.clone() })
                    .map(|rules| find_violations(&rules, &example.submission))
                    .unwrap_or_default();
                findings.extend(found.iter().take(VIOLATIONS_TOLD_MAX).map(|found| breaks(survey, example, found)));
            }
            Trial::Validate | Trial::Generate | Trial::Guess(_) => {}
        }
    }
    let unproved = survey.source_rules.keys().filter(|language| !proved.contains(language.as_str()));
    findings.extend(unproved.map(|language| {
        let message = format!("no submission shows what the source rules for `{language}` catch");
        let fault = key_diagnostic(&survey.folder, &["source", language], message);
        error(fault.suggest("put one that passes every test and breaks a rule into `submissions/source_rule`"))
    }));
    findings
}

fn rules_of<'s>(survey: &'s Survey, example: &Example) -> Option<&'s SourceRules> {
    survey.source_rules.get(&*example.submission.language)
}

fn violations_of(survey: &Survey, example: &Example) -> Vec<Violation> {
    rules_of(survey, example).map(|rules| find_violations(rules, &example.submission)).unwrap_or_default()
}

/// A submission that must be judged by its output, and is stopped by a rule.
fn breaks(survey: &Survey, example: &Example, violation: &Violation) -> Finding {
    let path = format!("{}/{}", example.source_folder(), violation.file);
    let message = format!("`{path}` breaks a source rule: it {}", violation.what);
    let line = usize::try_from(violation.line).ok();
    let suggestion = match rule_line(survey, example) {
        Some(line) => format!("obey the rules at line {line} of `exercise.toml`, or change them"),
        None => "obey the rules of `exercise.toml`, or change them".to_owned(),
    };
    error(file_line_diagnostic(survey.path_of(path), line, message).suggest(suggestion))
}

/// A submission that should be caught, and is not.
fn obeys(survey: &Survey, example: &Example) -> Finding {
    let path = format!("{}/{}", example.source_folder(), example.submission.sources.root);
    let message = format!("`{path}` breaks no source rule");
    let suggestion = match rule_line(survey, example) {
        Some(line) => format!("break one of those at line {line} of `exercise.toml`, or add what it should break"),
        None => format!("write what it should break below [source.{}]", example.submission.language),
    };
    error(file_line_diagnostic(survey.path_of(path), Some(1), message).suggest(suggestion))
}

/// The line in the spec where the rules for a submission's language begin.
fn rule_line(survey: &Survey, example: &Example) -> Option<usize> {
    let language = &*example.submission.language;
    survey.source_rules.get(language)?;
    key_diagnostic(&survey.folder, &["source", language], String::new()).line()
}

fn error(fault: SpecDiagnostic) -> Finding {
    Finding::error(Requirement::SourceRules, fault)
}
