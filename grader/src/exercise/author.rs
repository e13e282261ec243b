//! The programs that only an exercise's author runs: the input validator and the generators.
//!
//! An **input validator** is `input_validator/main.rs`, or the one `.rs` file in `input_validator/`. A **generator** is
//! `generators/main.rs` with its modules; without it, every `.rs` file in `generators/` is a program of its own.

use std::{collections::BTreeMap, path::Path};

use grade_model::{Bytes, SourceTree, Visibility};

use super::{
    ExerciseError, LoadOptions, SpecDiagnostic,
    faults::Faults,
    files::{self, FileError},
    programs, snapshot, spec,
};

/// One byte more of a case's `.toml` than it may have.
const CASE_BYTES_MAX: u64 = (64 << 10) + 1;

/// The programs of an exercise that judging does not need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorPrograms {
    /// Says whether an input is one that the statement allows.
    pub input_validator: Option<SourceTree>,
    /// Write inputs; by their paths in the exercise, `generators/large.rs`.
    pub generators: BTreeMap<String, SourceTree>,
}

/// Reads the author's programs in the exercise `folder`.
///
/// # Errors
/// Everything that is wrong with them, at once.
pub fn load_author_programs(folder: &Path) -> Result<AuthorPrograms, ExerciseError> {
    let faults = Faults::new(folder);
    let Some(files) = snapshot::take(folder, LoadOptions { hidden: false }, &faults) else {
        return Err(faults.into_error());
    };
    let input_validator = files
        .folder("input_validator")
        .and_then(|validator| programs::read_program(validator, "input_validator", &faults));
    let generators = match files.folder("generators") {
        Some(generators) => split(programs::read_sources(generators, "generators", &faults), &faults),
        None => BTreeMap::new(),
    };
    if faults.is_empty() { Ok(AuthorPrograms { input_validator, generators }) } else { Err(faults.into_error()) }
}

/// The arguments that the `.toml` beside the case `data/secret/large/01` of the exercise `folder` states; none without
/// one.
///
/// # Errors
/// Everything that is wrong with that file.
pub fn case_args(folder: &Path, case: &str) -> Result<Vec<String>, ExerciseError> {
    let name = format!("{case}.toml");
    let path = folder.join(&name);
    if !files::exists(&path) {
        return Ok(Vec::new());
    }
    let complain = |error: FileError| SpecDiagnostic::about(&path, format!("`{name}` {error}"));
    let bytes: Bytes = files::read_start(&path, CASE_BYTES_MAX).map_err(complain)?.into();
    let faults = Faults::new(folder);
    let settings = spec::read_case_spec(&name, &bytes, Visibility::Secret, &faults);
    if faults.is_empty() { Ok(settings.args) } else { Err(faults.into_error()) }
}

/// One program with its modules, or one for each file.
fn split(sources: BTreeMap<String, Bytes>, faults: &Faults) -> BTreeMap<String, SourceTree> {
    let root = "main.rs";
    if sources.contains_key(root) {
        return BTreeMap::from([(format!("generators/{root}"), SourceTree { root: root.to_owned(), files: sources })]);
    }
    let mut programs = BTreeMap::new();
    for (path, bytes) in sources {
        if path.contains('/') {
            let fault = faults.about(&format!("generators/{path}"), "is a module of no program");
            faults.push(fault.suggest("write generators/main.rs, or put the file directly into generators"));
            continue;
        }
        programs.insert(format!("generators/{path}"), SourceTree::single(&path, bytes));
    }
    programs
}
