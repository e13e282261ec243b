//! The programs that come with an exercise: starters, drivers and the checker.
//!
//! A **driver** makes an exercise of functions: `driver/main.rs` is the root of the program, reads the input, calls
//! the student's functions and prints what they return. The submission's file becomes `solution.rs` beside it, so the
//! driver's root says `mod solution;`. A driver prints data, never judgements.
//!
//! A **checker** is `output_validator/main.rs`, or the one `.rs` file in `output_validator/`.

use std::collections::{BTreeMap, BTreeSet};

use grade_model::{Bytes, SourceTree, Starter};

use super::{
    faults::Faults,
    names,
    snapshot::{Entry, Folder},
};

/// The endings of files that an exercise's programs may be written in, and their languages.
pub(super) const LANGUAGES: [(&str, &str); 1] = [("rs", "rust")];
/// The module of a driver that holds the submission.
pub(crate) const SOLUTION_MODULE: &str = "solution";

/// The starters in `starter/`, one a language.
pub(super) fn read_starters(exercise: &Folder, slug: &str, faults: &Faults) -> Vec<Starter> {
    let mut starters = Vec::new();
    let mut languages = BTreeSet::new();
    for (name, entry) in exercise.folder("starter").iter().flat_map(|folder| &folder.entries) {
        let path = format!("starter/{name}");
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let Entry::File(bytes) = entry else {
            faults.push(faults.about(&path, "is a folder: a starter is one file"));
            continue;
        };
        let Some(language) = language_of(ending) else {
            faults.push(faults.about(&path, "is in an unknown language").suggest(known_endings()));
            continue;
        };
        if !names::is_source_name(stem) || !names::is_same_name(stem, slug) {
            let fault = faults.about(&path, "is not called as the exercise is, so nobody could tell where it belongs");
            faults.push(fault.suggest(format!("rename it to {}", names::quote(&format!("{slug}.{ending}")))));
        } else if languages.insert(language) {
            let (language, file, bytes) = (language.to_owned(), name.clone(), Bytes::clone(bytes));
            starters.push(Starter { language, file, bytes });
        } else {
            faults.push(faults.about(&path, format!("is a second starter in {language}")));
        }
    }
    starters
}

/// The drivers in `driver/`, by language.
pub(super) fn read_drivers(exercise: &Folder, faults: &Faults) -> BTreeMap<String, SourceTree> {
    let mut drivers = BTreeMap::new();
    let Some(folder) = exercise.folder("driver") else {
        return drivers;
    };
    let sources = read_sources(folder, "driver", faults);
    for (ending, language) in LANGUAGES {
        let root = format!("main.{ending}");
        let files: BTreeMap<String, Bytes> =
            sources.iter().filter(|(path, _)| ending_of(path) == ending).map(|(p, b)| (p.clone(), b.clone())).collect();
        let Some(bytes) = files.get(&root) else {
            if !files.is_empty() {
                faults.push(faults.about("driver", format!("has no {root}")));
            }
            continue;
        };
        if !declares_solution(bytes) {
            let fault = faults.about(&format!("driver/{root}"), "does not declare the submission's module");
            faults.push(fault.suggest(format!("write a line `mod {SOLUTION_MODULE};`")));
        }
        for taken in [format!("{SOLUTION_MODULE}.{ending}"), format!("{SOLUTION_MODULE}/mod.{ending}")] {
            if files.contains_key(&taken) {
                let message = "is where the submission goes when it is compiled";
                faults.push(faults.about(&format!("driver/{taken}"), message).suggest("rename this module"));
            }
        }
        drivers.insert(language.to_owned(), SourceTree { root, files });
    }
    if sources.is_empty() {
        faults.push(faults.about("driver", "has no main.rs"));
    }
    drivers
}

/// The checker in `output_validator/`.
pub(super) fn read_checker(exercise: &Folder, faults: &Faults) -> Option<SourceTree> {
    read_program(exercise.folder("output_validator")?, "output_validator", faults)
}

/// The program in the folder at `path`, whose root is `main.rs` or the only file.
pub(super) fn read_program(folder: &Folder, path: &str, faults: &Faults) -> Option<SourceTree> {
    let files = read_sources(folder, path, faults);
    let root = if files.contains_key("main.rs") {
        "main.rs".to_owned()
    } else {
        let mut outermost = files.keys().filter(|path| !path.contains('/'));
        match (outermost.next(), outermost.next()) {
            (Some(only), None) => only.clone(),
            _ => {
                faults.push(faults.about(path, "has no main.rs"));
                return None;
            }
        }
    };
    Some(SourceTree { root, files })
}

/// Every source file below `folder`; reports what is none.
pub(super) fn read_sources(folder: &Folder, path: &str, faults: &Faults) -> BTreeMap<String, Bytes> {
    let mut sources = BTreeMap::new();
    for (name, bytes) in folder.files() {
        let file = format!("{path}/{name}");
        if !name.split('/').all(names::is_source_name) {
            let fault = faults.about(&file, "has a name that is not allowed here");
            faults.push(fault.suggest("use at most 100 letters, digits, `_`, `.`, `+` and `-`"));
        } else if language_of(ending_of(&name)).is_none() {
            faults.push(faults.about(&file, "is not a source file").suggest(known_endings()));
        } else {
            sources.insert(name, Bytes::clone(bytes));
        }
    }
    sources
}

fn declares_solution(root: &[u8]) -> bool {
    let declaration = format!("mod {SOLUTION_MODULE};");
    String::from_utf8_lossy(root).lines().any(|line| {
        let line = line.trim();
        let line = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub ")).unwrap_or(line);
        line.starts_with(&declaration)
    })
}

fn ending_of(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn language_of(ending: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(known, _)| *known == ending).map(|(_, language)| *language)
}

fn known_endings() -> String {
    let known: Vec<String> = LANGUAGES.iter().map(|(ending, language)| format!(".{ending} ({language})")).collect();
    format!("known are {}", known.join(", "))
}
