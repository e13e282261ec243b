//! `problem.yaml`: what a package is and asks for.

use grade_model::Limits;

use super::{
    constants::Constants,
    data::{ARGS_BOUND, are_args_bounded},
    legacy::Settings,
    limits,
    package::Package,
    problems::Problems,
    yaml::{Document, Keys, UnknownKeys, Value},
};
use crate::exercise::names;

/// Longest title, in bytes.
const TITLE_BYTES_MAX: usize = 500;

/// The versions of the format that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// `legacy`, `legacy-icpc`, or none stated.
    Legacy,
    /// The draft in between: `problem.yaml` and programs of the new form, test data of the legacy one.
    Draft2023,
    /// `2025-09`.
    V2025,
}

/// What is known of a package before its data is read.
#[derive(Clone, Debug)]
pub(super) struct Metadata {
    pub(super) format: Format,
    pub(super) title: Option<String>,
    pub(super) is_scored: bool,
    pub(super) limits: Limits,
    /// How a legacy package has output judged; newer formats have a folder for it or not.
    pub(super) validation: Validation,
    /// Arguments of the output validator, before those of groups and cases.
    pub(super) validator_flags: Vec<String>,
    pub(super) constants: Constants,
    /// What legacy groups inherit.
    pub(super) grading: Settings,
}

/// The value of `validation`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Validation {
    /// A program of the package judges output.
    pub(super) is_custom: bool,
    /// It states scores outright.
    pub(super) has_score: bool,
}

const KEYS_LEGACY: &[&str] = &[
    "problem_format_version",
    "type",
    "name",
    "uuid",
    "author",
    "source",
    "source_url",
    "license",
    "rights_owner",
    "limits",
    "validation",
    "validator_flags",
    "grading",
    "keywords",
];
const KEYS_NEW: &[&str] = &[
    "problem_format_version",
    "type",
    "name",
    "uuid",
    "version",
    "credits",
    "source",
    "license",
    "rights_owner",
    "embargo_until",
    "limits",
    "keywords",
    "languages",
    "allow_file_writing",
    "constants",
];
const KEYS_GRADING: &[&str] =
    &["objective", "show_test_data_groups", "accept_score", "reject_score", "range", "on_reject"];

/// Reads `problem.yaml`; `None` when the package cannot be judged at all, with the reason among its problems.
pub(super) fn read(package: &mut Package) -> Option<Metadata> {
    if !package.has_file("problem.yaml") {
        package.complain("problem.yaml", "missing");
        return None;
    }
    let document = package.read_yaml("problem.yaml", &Constants::default())?;
    let format = read_format(&document, package)?;
    let known = if format == Format::Legacy { KEYS_LEGACY } else { KEYS_NEW };
    // Keys that no version knows say nothing about judging: archives and contest systems leave theirs here.
    let keys = document.keys(&document.root, "`problem.yaml`", known, UnknownKeys::Tolerated, &mut package.problems);
    for key in ["uuid", "license", "rights_owner", "version"] {
        keys.text(key, &mut package.problems);
    }
    keys.flag("allow_file_writing", &mut package.problems);
    let is_scored = read_type(&keys, package)?;
    let is_legacy = format == Format::Legacy;
    let foreign: &[&str] = if is_legacy { &["constants"] } else { &["validation", "validator_flags", "grading"] };
    for key in foreign {
        let message = format!("`{key}` means nothing in this version of the format");
        keys.complain(key, message, &mut package.problems);
    }
    let validation = read_validation(&keys, package)?;
    let constants =
        keys.get("constants").map(|node| Constants::read(&document, node, &mut package.problems)).unwrap_or_default();
    Some(Metadata {
        format,
        title: read_title(&keys, format, package),
        is_scored,
        limits: limits::read(&document, &keys, format, package),
        validation,
        validator_flags: keys
            .read("validator_flags", ARGS_BOUND, &mut package.problems, |node| bounded_flags(node.text()?))
            .unwrap_or_default(),
        constants,
        grading: read_grading(&document, &keys, is_scored, package)?,
    })
}

/// The version of the format that `problem.yaml` states; `None` after a complaint.
pub(super) fn read_format(document: &Document, package: &mut Package) -> Option<Format> {
    let version = document
        .keys(
            &document.root,
            "`problem.yaml`",
            &["problem_format_version"],
            UnknownKeys::Tolerated,
            &mut Problems::default(),
        )
        .get("problem_format_version")
        .map(|node| (node.text().unwrap_or_default().to_owned(), node.span.clone()));
    match version.as_ref().map(|(version, _)| version.as_str()) {
        None | Some("legacy" | "legacy-icpc" | "icpc") => Some(Format::Legacy),
        Some("2023-07" | "2023-07-draft") => Some(Format::Draft2023),
        Some("2025-09" | "2025-09-draft") => Some(Format::V2025),
        Some(other) => {
            let message = format!("not supported: problem format {}", names::quote(other));
            let mut problem = document.complaint(&version.map_or(0..0, |(_, span)| span), message);
            problem.suggestion = Some("`2025-09` and `legacy` are".to_owned());
            package.problems.push(problem);
            None
        }
    }
}

/// The words of a legacy flag string; `None` for too many.
pub(super) fn bounded_flags(flags: &str) -> Option<Vec<String>> {
    let flags: Vec<String> = flags.split_whitespace().map(str::to_owned).collect();
    are_args_bounded(&flags).then_some(flags)
}

/// Whether the package gives scores; `None` for a type that cannot be judged here.
fn read_type(keys: &Keys<'_>, package: &mut Package) -> Option<bool> {
    let words = keys.text_or_texts("type", &mut package.problems).unwrap_or_default();
    let mut is_scored = false;
    for word in words.iter().flat_map(|word| word.split_whitespace()) {
        match word {
            "pass-fail" => {}
            "scoring" => is_scored = true,
            "interactive" | "multi-pass" | "submit-answer" => {
                keys.complain("type", format!("not supported: {word} problem"), &mut package.problems);
                return None;
            }
            other => {
                let message = format!("`type` must be `pass-fail` or `scoring`, not {}", names::quote(other));
                keys.complain("type", message, &mut package.problems);
            }
        }
    }
    Some(is_scored)
}

fn read_validation(keys: &Keys<'_>, package: &mut Package) -> Option<Validation> {
    let text = keys.text("validation", &mut package.problems).unwrap_or_else(|| "default".to_owned());
    let mut validation = Validation { is_custom: false, has_score: false };
    for (index, word) in text.split_whitespace().enumerate() {
        match (index, word) {
            (0, "default") => {}
            (0, "custom") => validation.is_custom = true,
            (1.., "score") if validation.is_custom => validation.has_score = true,
            (1.., "interactive" | "multi-pass") if validation.is_custom => {
                keys.complain("validation", format!("not supported: {word} problem"), &mut package.problems);
                return None;
            }
            _ => {
                let message = "`validation` must be `default` or `custom`, the latter with `score` at most";
                keys.complain("validation", message, &mut package.problems);
            }
        }
    }
    Some(validation)
}

fn read_title(keys: &Keys<'_>, format: Format, package: &mut Package) -> Option<String> {
    if format != Format::Legacy && keys.get("name").is_none() {
        package.complain("problem.yaml", "`name` is missing");
        return None;
    }
    let kind = "text, or a map of languages to texts";
    let title = keys.read("name", kind, &mut package.problems, |node| match &node.value {
        Value::Map(entries) => {
            let names: Option<Vec<(&str, &str)>> =
                entries.iter().map(|(language, name)| Some((language.text()?, name.text()?))).collect();
            let names = names?;
            let english = names.iter().find(|(language, _)| *language == "en").or_else(|| names.first());
            english.map(|(_, name)| (*name).to_owned())
        }
        _ => node.text().map(str::to_owned),
    })?;
    let title = title.trim();
    if title.len() > TITLE_BYTES_MAX || title.chars().any(names::is_unprintable) {
        let message = format!("`name` must be one line of at most {TITLE_BYTES_MAX} bytes that can be shown");
        keys.complain("name", message, &mut package.problems);
    }
    Some(title.to_owned())
}

/// What the groups of a legacy package inherit from `grading`, where very old packages state it.
fn read_grading(document: &Document, keys: &Keys<'_>, is_scored: bool, package: &mut Package) -> Option<Settings> {
    let mut settings = Settings::default();
    let Some(node) = keys.get("grading") else { return Some(settings) };
    let grading = document.keys(node, "`grading`", KEYS_GRADING, UnknownKeys::Refused, &mut package.problems);
    if grading.word("objective", &[("max", true), ("min", false)], &mut package.problems) == Some(false) {
        grading.complain("objective", "not supported: a problem whose scores are to be small", &mut package.problems);
        return None;
    }
    grading.flag("show_test_data_groups", &mut package.problems);
    let policies =
        [("first_error", true), ("break", true), ("worst_error", false), ("grade", false), ("continue", false)];
    if let Some(breaks) = grading.word("on_reject", &policies, &mut package.problems) {
        settings.breaks_at_rejection = breaks;
    }
    settings.read_scores(&grading, is_scored, &mut package.problems);
    Some(settings)
}
