//! Proofs as SARIF: what is wrong with exercises, on the lines of their files, for code scanning and editors.

use super::{Finding, Proof, Requirement};
use crate::{
    exercise::{Severity, SpecDiagnostic, names::printable},
    report::sarif::{self, Location, Message, Region, Rule},
};

/// A SARIF document of one run: a rule for each requirement, a result for each finding. Paths are those of the
/// diagnostics.
#[must_use]
pub fn show_sarif(proofs: &[Proof]) -> String {
    let rules = Requirement::ALL.map(|requirement| Rule {
        id: requirement.name().to_owned(),
        short_description: Some(Message::new(requirement.demand())),
        help_uri: None,
    });
    let results = proofs.iter().flat_map(|proof| &proof.findings).map(result);
    sarif::document(rules.into(), results.collect())
}

fn result(finding: &Finding) -> sarif::Finding {
    let diagnostic = &finding.diagnostic;
    let message = match &diagnostic.suggestion {
        Some(suggestion) => format!("{}: {suggestion}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    sarif::Finding {
        rule_id: finding.requirement.name().to_owned(),
        rule_index: Requirement::ALL.iter().position(|other| *other == finding.requirement).unwrap_or_default(),
        level: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: Message::new(&printable(&message)),
        locations: vec![Location::new(&diagnostic.path.to_string_lossy(), region(diagnostic))],
    }
}

/// The offending part: lines and columns from 1, columns in characters.
fn region(diagnostic: &SpecDiagnostic) -> Option<Region> {
    let (source, span) = (diagnostic.source.as_ref()?, diagnostic.span.as_ref()?);
    let place = |offset: usize| {
        let before = source.get(..offset)?;
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        u32::try_from(line).ok().zip(u32::try_from(column).ok())
    };
    let (start_line, start_column) = place(span.start)?;
    let end = place(span.end).filter(|end| *end >= (start_line, start_column));
    Some(Region {
        start_line,
        start_column: Some(start_column),
        end_line: end.map(|(line, _)| line),
        end_column: end.map(|(_, column)| column),
    })
}
