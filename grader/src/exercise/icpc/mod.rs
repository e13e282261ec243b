//! Reads ICPC problem packages as they are: formats `2025-09` and `legacy`, and the 2023-07 draft between them.
//!
//! ```text
//! problem.yaml                       metadata.rs, limits.rs, constants.rs
//! statement/ problem_statement/      here
//! data/ ── test_group.yaml           modern.rs   (2025-09)   ┐ both through data.rs
//!       └─ testdata.yaml             legacy.rs   (the others)┘
//! output_validator(s)/               validator.rs
//! submissions/                       submissions.rs, also for our own exercises
//! ```
//! What the formats offer and this judge does not is an error that says so: interactive, multi-pass and submit-answer
//! problems, validators in other languages than Rust, graders, static validation, input files, included files, scores
//! without a maximum, and scores that are to be small. `languages` is left to who submits, and programs write no files
//! whatever `allow_file_writing` says.

mod constants;
mod data;
mod glob;
mod legacy;
mod limits;
mod metadata;
mod modern;
mod package;
mod problems;
mod submissions;
mod validator;
mod yaml;

use std::{collections::BTreeMap, path::Path};

use grade_model::{Exercise, ExerciseId, Profile, ProofRules, SourceTree, Statement, Verdict};

use self::{
    constants::Constants,
    data::DataReader,
    metadata::{Format, Metadata},
    package::{Kind, Package, TEXT_BYTES_MAX},
};
pub use self::{
    limits::FUEL_PER_SECOND,
    submissions::{CaseExpectation, ExampleSubmission, ExpectedScore, example_submissions},
};
use super::{ExerciseError, LoadOptions, data::CASES_MAX};

/// The verdict as the package formats know it: exceeding memory or output is a run-time error there.
#[must_use]
pub const fn icpc_verdict(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::MemoryLimit | Verdict::OutputLimit => Verdict::RunTimeError,
        other => other,
    }
}

/// Whether `folder` is a problem package: it has a `problem.yaml`.
#[must_use]
pub fn is_package(folder: &Path) -> bool {
    folder.join("problem.yaml").is_file()
}

/// Loads the package in `folder` under the name `id`. Without `hidden`, `data/secret` is not looked at.
///
/// # Errors
/// Everything that is wrong with the package or not supported, with files and lines.
pub fn load(folder: &Path, id: ExerciseId, options: LoadOptions) -> Result<Exercise, ExerciseError> {
    let mut package = Package::open(folder)?;
    let exercise = load_open(&mut package, id, options);
    package.close(exercise)
}

fn load_open(package: &mut Package, id: ExerciseId, options: LoadOptions) -> Option<Exercise> {
    let metadata = metadata::read(package)?;
    refuse_programs(&metadata, package);
    let checker = read_checker(&metadata, package);
    let statement = read_statement(&metadata, package);
    let mut reader = DataReader::new(package, &metadata, checker.is_some());
    let root = match metadata.format {
        Format::V2025 => modern::read_root(&mut reader, options.hidden),
        Format::Legacy | Format::Draft2023 => legacy::read_root(&mut reader, options.hidden),
    };
    match root.cases().len() {
        0 => package.complain("data", "no test cases"),
        ..=CASES_MAX => {}
        cases => package.complain("data", format!("has {cases} cases, more than {CASES_MAX}")),
    }
    let (digest_public, digest_full) = package.digests();
    Some(Exercise {
        title: metadata.title.unwrap_or_else(|| id.slug().to_owned()),
        id,
        summary: None,
        difficulty: None,
        profile: Profile::Release,
        limits: metadata.limits,
        has_hidden_tests: root.cases().iter().any(|case| case.visibility == grade_model::Visibility::Secret),
        root,
        is_scored: metadata.is_scored,
        statement,
        languages: Vec::new(),
        starters: Vec::new(),
        drivers: BTreeMap::new(),
        source_rules: BTreeMap::new(),
        checker,
        proof: ProofRules::default(),
        digest_public,
        digest_full,
    })
}

/// Complains about programs that would have to take part in judging.
fn refuse_programs(metadata: &Metadata, package: &mut Package) {
    for language in ["default", "rust"] {
        let place = format!("include/{language}");
        if !package.list(&place).is_empty() {
            package.complain(&place, "not supported: files included with each submission");
        }
    }
    if metadata.format == Format::V2025 && !package.list("static_validator").is_empty() {
        package.complain("static_validator", "not supported: static validation");
    }
}

fn read_checker(metadata: &Metadata, package: &mut Package) -> Option<SourceTree> {
    let problems_before = package.problems.count();
    let place = match metadata.format {
        Format::Legacy if !metadata.validation.is_custom => return None,
        // Judges read the newer name in older packages as well.
        Format::Legacy if package.kind("output_validators").is_none() => "output_validator",
        Format::Legacy => "output_validators",
        Format::Draft2023 | Format::V2025 => "output_validator",
    };
    let checker = validator::read_checker(place, &metadata.constants, package);
    if checker.is_none() && metadata.validation.is_custom && package.problems.count() == problems_before {
        package.complain(place, "`validation` is `custom`, but there is no output validator");
    }
    checker
}

/// The statement as text, English before other languages and Markdown before LaTeX; PDF is not text.
fn read_statement(metadata: &Metadata, package: &mut Package) -> Option<Statement> {
    let place = if package.kind("statement").is_some() { "statement" } else { "problem_statement" };
    let mut files = Vec::new();
    for entry in package.list(place) {
        let middle = entry.name.strip_prefix("problem").and_then(|rest| rest.rsplit_once('.'));
        let Some((language, ending @ ("md" | "tex"))) = middle.filter(|_| entry.kind == Kind::File) else { continue };
        files.push((!matches!(language, "" | ".en"), ending == "tex", entry.name.clone()));
    }
    let (_, is_tex, file) = files.into_iter().min()?;
    let none = Constants::default();
    let constants = if is_tex { &none } else { &metadata.constants };
    let text = package.read_filled(&format!("{place}/{file}"), TEXT_BYTES_MAX, constants)?;
    Some(Statement { text, file })
}

#[cfg(test)]
mod tests {
    use grade_model::Verdict;

    use super::icpc_verdict;

    #[test]
    fn memory_and_output_are_run_time_errors() {
        let codes: Vec<&str> = Verdict::ALL.into_iter().map(|verdict| icpc_verdict(verdict).code()).collect();
        assert_eq!(codes, ["AC", "WA", "TLE", "RTE", "RTE", "RTE", "CE", "JE"]);
    }
}
