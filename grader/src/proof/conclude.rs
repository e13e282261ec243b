//! From the evidence of all trials to a proof.

use std::collections::BTreeSet;

use super::{Finding, Proof, Requirement, survey::Survey, trial::Evidence};
use crate::exercise::{Severity, SpecDiagnostic};

/// Puts together what the survey found and what its trials showed, given in their order.
pub(super) fn conclude(survey: &Survey, evidence: Vec<Option<Evidence>>) -> Proof {
    let mut findings = survey.findings.clone();
    let mut figures = survey.figures;
    let mut failed_groups = BTreeSet::new();
    for evidence in evidence.into_iter().flatten() {
        figures.fuel_spent_max = figures.fuel_spent_max.max(evidence.fuel_spent_max);
        failed_groups.extend(evidence.failed_groups);
        findings.extend(evidence.findings);
    }
    // A submission that could not be tried may be the one that fails a group.
    let is_tried = |finding: &Finding| !matches!(finding.requirement, Requirement::Examples | Requirement::Complete);
    let is_all_tried = findings.iter().all(|finding| finding.severity == Severity::Warning || is_tried(finding));
    for (_, group) in
        survey.groups.iter().enumerate().filter(|(place, _)| is_all_tried && !failed_groups.contains(place))
    {
        let path = if &*group.name == "secret" { String::new() } else { format!("/{}", group.name) };
        let message = format!("no wrong submission fails the group `{}`", group.name);
        let fault = SpecDiagnostic::about(survey.path_of(format!("data/secret{path}")), message);
        let fault = fault.suggest("put one into `submissions` whose mistake this group shows");
        findings.push(survey.own_rule(Requirement::SharpGroups, fault));
    }
    // A stable sort: within a requirement the order of files and trials remains.
    findings.sort_by_key(|finding| finding.requirement);
    // A checker that fails does so in every trial.
    findings.dedup();
    Proof { id: survey.id.clone(), findings, figures }
}
