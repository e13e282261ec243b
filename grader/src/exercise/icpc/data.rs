//! Test cases of a package, whatever its format: inputs, answers, annotations and how output is compared.

use std::{collections::BTreeMap, sync::Arc};

use grade_model::{
    Aggregation, CaseName, CheckMode, Feedback, LegacyRules, Points, Secret, Stimulus, TestCase, TestGroup, Visibility,
};

use super::{
    constants::Constants,
    metadata::{Format, Metadata},
    package::{DATA_FILE_BYTES_MAX, Entry, Kind, Package, YAML_BYTES_MAX},
    validator::token_options,
    yaml::{Document, Value},
};

/// Most arguments of a program.
const ARGS_MAX: usize = 64;
/// Most bytes of all of its arguments.
const ARGS_BYTES_MAX: usize = 4096;
/// What [`are_args_bounded`] asks.
pub(super) const ARGS_BOUND: &str = "at most 64 texts of 4096 bytes together, without zero bytes";

/// Reads the data of one package.
pub(super) struct DataReader<'a> {
    pub(super) package: &'a mut Package,
    pub(super) metadata: &'a Metadata,
    /// Whether a program of the package judges output.
    pub(super) has_checker: bool,
    /// One mode for all cases with the same arguments.
    modes: BTreeMap<Vec<String>, Arc<CheckMode>>,
}

/// What a case is given by its group and its own settings.
#[derive(Clone, Debug, Default)]
pub(super) struct CaseSettings {
    pub(super) args: Vec<String>,
    pub(super) validator_args: Vec<String>,
    pub(super) has_full_feedback: bool,
    pub(super) hint: Option<String>,
    pub(super) description: Option<String>,
}

/// What a folder of test data holds.
#[derive(Debug, Default)]
pub(super) struct FolderContent {
    /// Names of cases, without `.in`.
    pub(super) cases: Vec<String>,
    /// Names of folders.
    pub(super) folders: Vec<String>,
}

impl<'a> DataReader<'a> {
    pub(super) fn new(package: &'a mut Package, metadata: &'a Metadata, has_checker: bool) -> Self {
        Self { package, metadata, has_checker, modes: BTreeMap::new() }
    }

    /// Lists a folder, complaining about files that change what a case is and cannot be honoured.
    pub(super) fn list(&mut self, place: &str) -> FolderContent {
        let entries = self.package.list(place);
        let mut content = FolderContent::default();
        for entry in &entries {
            match (entry.kind, entry.name.rsplit_once('.')) {
                (Kind::File, Some((stem, "in"))) => content.cases.push(stem.to_owned()),
                (Kind::Folder, Some((stem, "files"))) if has_input(&entries, stem) => {
                    self.package.complain(&format!("{place}/{}", entry.name), "not supported: input files of a case");
                }
                (Kind::File, Some((stem, "args"))) if has_input(&entries, stem) => {
                    self.package.complain(&format!("{place}/{}", entry.name), "not supported: a file of arguments");
                }
                (Kind::Folder, _) => content.folders.push(entry.name.clone()),
                (Kind::File, Some((stem, ending))) if self.metadata.format == Format::V2025 => {
                    let is_orphan = matches!(ending, "ans" | "yaml") && !has_input(&entries, stem);
                    if is_orphan && stem != "test_group" {
                        self.complain_of_orphan(&format!("{place}/{}", entry.name), stem);
                    }
                }
                (Kind::File, _) => {}
            }
        }
        content
    }

    fn complain_of_orphan(&mut self, file: &str, stem: &str) {
        let is_empty_yaml = file.ends_with(".yaml")
            && self
                .package
                .read_yaml(file, &Constants::default())
                .is_some_and(|yaml| matches!(yaml.root.value, Value::Null));
        if is_empty_yaml {
            return;
        }
        let message = if stem == "testdata" {
            "not read in format 2025-09: a group's settings are in `test_group.yaml`".to_owned()
        } else {
            format!("belongs to no case: there is no `{stem}.in`")
        };
        self.package.complain(file, message);
    }

    /// A file with settings of a group or a case, with constants replaced in a group's.
    pub(super) fn read_settings(&mut self, file: &str, replaces_constants: bool) -> Option<Document> {
        let none = Constants::default();
        self.package.read_yaml(file, if replaces_constants { &self.metadata.constants } else { &none })
    }

    /// The case `name`, a path below `data` without `.in`; `None` after a complaint.
    pub(super) fn read_case(&mut self, name: &str, visibility: Visibility, settings: CaseSettings) -> Option<TestCase> {
        let input = format!("data/{name}.in");
        let answer = format!("data/{name}.ans");
        let stdin = self.package.read(&input, DATA_FILE_BYTES_MAX)?;
        if self.package.kind(&answer).is_none() {
            self.package.complain(&input, format!("has no answer: `{answer}` is missing"));
            return None;
        }
        let answer = self.package.read(&answer, DATA_FILE_BYTES_MAX)?;
        let check = self.check_mode(&input, settings.validator_args);
        let feedback = if settings.has_full_feedback { Feedback::Full } else { Feedback::Hint };
        Some(TestCase {
            name: CaseName(name.into()),
            visibility,
            stimulus: Stimulus::Stdio { stdin: Secret::new(stdin), args: Secret::new(settings.args) },
            answer: Secret::new(answer),
            check,
            feedback,
            hint: settings.hint,
            description: settings.description,
        })
    }

    /// The text of a case's annotation file, if there is one.
    pub(super) fn read_annotation(&mut self, file: &str) -> Option<String> {
        if !self.package.has_file(file) {
            return None;
        }
        self.package
            .read_text(file, YAML_BYTES_MAX)
            .map(|text| text.trim_end().to_owned())
            .filter(|text| !text.is_empty())
    }

    fn check_mode(&mut self, place: &str, group_args: Vec<String>) -> Arc<CheckMode> {
        let args: Vec<String> = self.metadata.validator_flags.iter().cloned().chain(group_args).collect();
        if let Some(mode) = self.modes.get(&args) {
            return Arc::clone(mode);
        }
        let mode = if self.has_checker {
            CheckMode::Checker { args: args.clone() }
        } else {
            match token_options(&args, self.metadata.format == Format::V2025) {
                Ok(options) => CheckMode::Tokens(options),
                Err(message) => {
                    self.package.complain(place, message);
                    // Said once: further cases with these arguments compare by the default rules.
                    CheckMode::Tokens(grade_model::TokenOptions::default())
                }
            }
        };
        let mode = Arc::new(mode);
        self.modes.insert(args, Arc::clone(&mode));
        mode
    }
}

/// Whether there is an input of that name among `entries`, which are in the order of their names.
fn has_input(entries: &[Entry], stem: &str) -> bool {
    let input = format!("{stem}.in");
    let place = entries.binary_search_by(|entry| entry.name.as_str().cmp(&input));
    place.is_ok_and(|place| entries[place].kind == Kind::File)
}

/// Whether arguments, which every case of a group may have a copy of, are as few and as short as programs need.
pub(super) fn are_args_bounded(args: &[String]) -> bool {
    args.len() <= ARGS_MAX
        && args.iter().map(String::len).sum::<usize>() <= ARGS_BYTES_MAX
        && !args.iter().any(|arg| arg.contains('\0'))
}

/// A group without points, rules or members.
pub(super) fn empty_group(name: &str, visibility: Visibility) -> TestGroup {
    TestGroup {
        name: name.into(),
        visibility,
        points_max: Points::ZERO,
        aggregation: Aggregation::Sum,
        feedback: if visibility == Visibility::Sample { Feedback::Full } else { Feedback::Hint },
        hint: None,
        require_pass: Vec::new(),
        case_points: None,
        stops_at_rejection: false,
        legacy: LegacyRules::default(),
        members: Vec::new(),
    }
}

/// The name of a group of the package, which is its path below `data`, as the judge names groups: what lies below
/// `secret` has the shorter path.
pub(super) fn group_name(path: &str) -> &str {
    path.strip_prefix("secret/").unwrap_or(path)
}

/// Whether a folder directly below `secret` can be told from the samples and from `secret` itself by its name.
pub(super) fn is_distinct(folder: &str) -> bool {
    !matches!(folder, "sample" | "secret")
}
