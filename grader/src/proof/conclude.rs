//! From the evidence of all trials to a proof.

use std::collections::BTreeSet;

use super::{Proof, Requirement, survey::Survey, trial::Evidence};
use crate::exercise::SpecDiagnostic;

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
    for (_, group) in survey.groups.iter().enumerate().filter(|(place, _)| !failed_groups.contains(place)) {
        let path = if &*group.name == "secret" { String::new() } else { format!("/{}", group.name) };
        let message = format!("no wrong submission fails the group `{}`", group.name);
        let fault = SpecDiagnostic::about(survey.path_of(format!("data/secret{path}")), message);
        let fault = fault.suggest("put one into `submissions` whose mistake this group shows");
        findings.push(survey.own_rule(Requirement::SharpGroups, fault));
    }
    // A stable sort: within a requirement the order of files and trials remains.
    findings.sort_by_key(|finding| finding.requirement);
    Proof { id: survey.id.clone(), findings, figures }
}
