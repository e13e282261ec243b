//! Digests of an exercise: one that a student may see, one that only staff may.

use grade_model::{Bytes, Profile};

use super::{check_spec, data::TestData, snapshot::Folder, spec::Spec};
use crate::digest::digest;

/// `sha256:…` over what a student may know: the public part of the spec, the statement, starters, drivers and samples.
///
/// It is the same with and without hidden tests at hand, and no guess about hidden data can be tried on it: groups,
/// their points and hints are left out, because the spec names what hidden tests are about.
pub(super) fn digest_public(spec: &Spec, exercise: &Folder, data: &TestData<'_>) -> String {
    let limits = &spec.limits;
    let profile = match spec.profile {
        Profile::Release => "release",
        Profile::Debug => "debug",
    };
    let mut parts = vec![
        ("title".to_owned(), Bytes::from(spec.title.as_bytes())),
        ("points".to_owned(), Bytes::from(spec.points.to_string().as_bytes())),
        ("profile".to_owned(), Bytes::from(profile.as_bytes())),
        ("check".to_owned(), Bytes::from(check_spec::canonical(&spec.check).as_bytes())),
    ];
    parts.extend(spec.languages.iter().map(|language| ("language".to_owned(), Bytes::from(language.as_bytes()))));
    for (language, rules) in &spec.source_rules {
        parts.push((format!("source {language}"), Bytes::from(format!("{rules:?}").as_bytes())));
    }
    let limits = [
        ("fuel", limits.fuel),
        ("memory", limits.memory_bytes_max),
        ("output", limits.output_bytes_max),
        ("source", limits.source_bytes_max),
        ("compile-cpu-seconds", limits.compile_cpu_seconds_max),
        ("compile-memory", limits.compile_memory_bytes_max),
        ("compile-log", limits.compile_log_bytes_max),
        ("module", limits.module_bytes_max),
    ];
    parts.extend(limits.map(|(name, limit)| (name.to_owned(), Bytes::from(&limit.to_le_bytes()[..]))));
    if let Some(statement) = exercise.file("statement.md") {
        parts.push(("statement.md".to_owned(), Bytes::clone(statement)));
    }
    for name in ["starter", "driver"] {
        let files = exercise.folder(name).map(Folder::files).unwrap_or_default();
        parts.extend(files.into_iter().map(|(path, bytes)| (format!("{name}/{path}"), Bytes::clone(bytes))));
    }
    for case in &data.samples.cases {
        let files = [("in", Some(case.input)), ("ans", Some(case.answer)), ("toml", case.settings)];
        for (ending, bytes) in files {
            parts.extend(bytes.map(|bytes| (format!("{}.{ending}", case.path), Bytes::clone(bytes))));
        }
    }
    digest(parts.iter().map(|(name, bytes)| (name.as_str(), &**bytes)))
}

/// `sha256:…` over every file of the exercise that was read.
pub(super) fn digest_full(exercise: &Folder) -> String {
    let files = exercise.files();
    digest(files.iter().map(|(path, bytes)| (path.as_str(), &***bytes)))
}
