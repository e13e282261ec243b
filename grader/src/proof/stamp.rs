//! What is kept of a proof, so that an exercise that did not change is not proved again.

use std::path::{Path, PathBuf};

use grade_model::{Exercise, ExerciseId, Unit};
use serde::{Deserialize, Serialize};

use super::{Figures, Finding, Proof, Requirement};
use crate::{
    digest::digest,
    exercise::{Severity, SpecDiagnostic},
};

/// The version of what is kept, and of what is asked of an exercise.
const VERSION: &str = "grade-proof/2";

/// The name of a proof: a digest of all that it depends on. `tool` names the program that proves, to the byte.
#[must_use]
pub fn stamp_key(exercise: &Exercise, units: &[Unit], tool: &str) -> String {
    let unit_parts = units.iter().flat_map(|unit| [&unit.engine, &unit.host, &unit.compiler]);
    let units: Vec<u8> = unit_parts.flat_map(|part| part.bytes().chain([0])).collect();
    digest([
        (VERSION, tool.as_bytes()),
        ("id", exercise.id.0.as_bytes()),
        ("exercise", exercise.digest_full.reveal().as_bytes()),
        ("units", &units),
    ])
}

/// A sound proof as it is kept: figures, and warnings without the text that they are shown in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    samples: u64,
    hidden: u64,
    groups: u64,
    submissions: u64,
    fuel_spent_max: u64,
    fuel_limit: u64,
    warnings: Vec<Warning>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Warning {
    requirement: String,
    /// Relative to the exercise.
    path: PathBuf,
    message: String,
    suggestion: Option<String>,
}

impl Stamp {
    /// What to keep of a proof of the exercise in `folder`; nothing of one with errors, which are shown each time.
    #[must_use]
    pub fn of(proof: &Proof, folder: &Path) -> Option<Self> {
        if !proof.is_sound() {
            return None;
        }
        let warnings = proof.findings.iter().map(|finding| {
            let diagnostic = &finding.diagnostic;
            Warning {
                requirement: finding.requirement.name().to_owned(),
                path: diagnostic.path.strip_prefix(folder).unwrap_or(&diagnostic.path).to_owned(),
                message: diagnostic.message.clone(),
                suggestion: diagnostic.suggestion.clone(),
            }
        });
        let Figures { samples, hidden, groups, submissions, fuel_spent_max, fuel_limit } = proof.figures;
        Some(Self { samples, hidden, groups, submissions, fuel_spent_max, fuel_limit, warnings: warnings.collect() })
    }

    /// The proof that was kept; `None` when it names a requirement that there is not.
    #[must_use]
    pub fn into_proof(self, id: ExerciseId, folder: &Path) -> Option<Proof> {
        let Self { samples, hidden, groups, submissions, fuel_spent_max, fuel_limit, warnings } = self;
        let findings = warnings.into_iter().map(|warning| {
            let requirement = Requirement::ALL.into_iter().find(|known| known.name() == warning.requirement)?;
            let diagnostic = SpecDiagnostic {
                suggestion: warning.suggestion,
                ..SpecDiagnostic::about(folder.join(warning.path), warning.message)
            };
            Some(Finding { requirement, severity: Severity::Warning, diagnostic })
        });
        let figures = Figures { samples, hidden, groups, submissions, fuel_spent_max, fuel_limit };
        Some(Proof { id, findings: findings.collect::<Option<_>>()?, figures })
    }
}
