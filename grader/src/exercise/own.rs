//! Loads an exercise of our own format: `exercise.toml` and the folders beside it.

use std::path::Path;

use grade_model::{CheckMode, Exercise, ExerciseId, Secret, Statement};

use super::{
    ExerciseError, LoadOptions, data,
    faults::Faults,
    fingerprint, names, programs,
    snapshot::{self, Entry, Folder},
    spec::{self, Spec},
    tree,
};

/// Longest statement, in bytes.
const STATEMENT_BYTES_MAX: usize = 1 << 20;
const STATEMENT_FILE: &str = "statement.md";
/// What is read below an exercise's folder by the loader or another command.
const KNOWN_ENTRIES: [&str; 10] = [
    "exercise.toml",
    STATEMENT_FILE,
    "data",
    "driver",
    "generators",
    "input_validator",
    "mutants.toml",
    "output_validator",
    "starter",
    "submissions",
];

/// Loads the exercise in `folder`.
pub(super) fn load(folder: &Path, id: ExerciseId, options: LoadOptions) -> Result<Exercise, ExerciseError> {
    let faults = Faults::new(folder);
    for part in id.0.split('/').filter(|part| !names::is_id_part(part)) {
        let fault = faults
            .about("", format!("has an id with {}, which cannot name an exercise or a skill", names::quote(part)));
        faults.push(fault.suggest("use at most 64 small letters, digits, `-` and `_`, a letter or digit first"));
    }
    let Some(files) = snapshot::take(folder, options, &faults) else {
        return Err(faults.into_error());
    };
    match read(&files, id, &faults) {
        Some(exercise) if faults.is_empty() => Ok(exercise),
        _ => Err(faults.into_error()),
    }
}

/// The exercise, as far as it can be made out; whether it is sound, `faults` tells.
fn read(files: &Folder, id: ExerciseId, faults: &Faults) -> Option<Exercise> {
    report_misspelt_entries(files, faults);
    let spec = match files.entries.get("exercise.toml") {
        Some(Entry::File(bytes)) => spec::read_spec(bytes, faults),
        Some(Entry::Folder(_)) => {
            faults.push(faults.about("exercise.toml", "is a folder, not a file"));
            None
        }
        None => {
            // A link or an overlong file was reported when it was found; what is left is a file that went away.
            if faults.is_empty() {
                faults.push(faults.about("exercise.toml", "went away while the exercise was read"));
            }
            None
        }
    };
    let data = data::find_cases(files, faults);
    let statement = read_statement(files, faults);
    let starters = programs::read_starters(files, id.slug(), faults);
    let drivers = programs::read_drivers(files, faults);
    let checker = programs::read_checker(files, faults);
    let spec = spec?;
    let root = tree::build_tree(&spec, &data, faults);
    match (&checker, tree::uses_checker(&root)) {
        (None, true) if files.folder("output_validator").is_none() => report_missing_checker(&spec, faults),
        (Some(_), false) if data.hidden.is_some() => {
            let fault = faults.about("output_validator", "is never used");
            faults.push(fault.suggest("write `mode = \"checker\"` below [check]"));
        }
        _ => {}
    }
    Some(Exercise {
        id,
        digest_public: fingerprint::digest_public(&spec, files, &data),
        digest_full: Secret::new(fingerprint::digest_full(files)),
        title: spec.title,
        summary: spec.summary,
        difficulty: spec.difficulty,
        profile: spec.profile,
        languages: spec.languages,
        limits: spec.limits,
        root,
        has_hidden_tests: data.hidden.is_some(),
        is_scored: true,
        statement,
        starters,
        drivers,
        source_rules: spec.source_rules,
        checker,
        proof: spec.proof,
    })
}

fn read_statement(files: &Folder, faults: &Faults) -> Option<Statement> {
    let bytes = files.file(STATEMENT_FILE)?;
    match str::from_utf8(bytes) {
        Ok(text) if text.len() <= STATEMENT_BYTES_MAX => {
            Some(Statement { file: STATEMENT_FILE.to_owned(), text: text.to_owned() })
        }
        Ok(_) => {
            faults.push(faults.about(STATEMENT_FILE, "is longer than 1 MiB"));
            None
        }
        Err(error) => {
            faults.push(faults.about_encoding(STATEMENT_FILE, bytes, error));
            None
        }
    }
}

fn report_missing_checker(spec: &Spec, faults: &Faults) {
    let place = spec.check_place.as_ref().filter(|_| matches!(spec.check, CheckMode::Checker { .. }));
    let fault = match place {
        Some(place) => place.fault("mode `checker` needs a program in output_validator/"),
        None => faults.about("data", "has cases whose mode is `checker`, which needs a program in output_validator/"),
    };
    faults.push(fault.suggest("write output_validator/main.rs"));
}

/// Reports files and folders that are not read because of a slip in their name.
fn report_misspelt_entries(files: &Folder, faults: &Faults) {
    for name in files.entries.keys().filter(|name| !KNOWN_ENTRIES.contains(&name.as_str())) {
        if let Some(suggestion) = names::did_you_mean(&names::near_within(2, name, KNOWN_ENTRIES)) {
            faults.push(faults.about(name, "is not read").suggest(suggestion));
        }
    }
}
