//! Finds the test cases in `data`: `NAME.in` with `NAME.ans` and perhaps `NAME.toml`, in folders that are groups.

use std::collections::BTreeMap;

use grade_model::Bytes;

use super::{
    faults::Faults,
    names,
    snapshot::{Entry, Folder},
    spec::SAMPLE_GROUP,
};

/// The group of the cases that lie directly in `data/secret`.
pub(super) const LOOSE_GROUP: &str = "secret";
/// Most cases of an exercise.
pub(super) const CASES_MAX: usize = 10_000;
/// Most groups of an exercise.
pub(super) const GROUPS_MAX: usize = 200;

/// The files of one case.
#[derive(Debug)]
pub(super) struct CaseFiles<'f> {
    /// The path without an ending, `data/secret/edge-cases/1`.
    pub(super) path: String,
    pub(super) input: &'f Bytes,
    pub(super) answer: &'f Bytes,
    pub(super) settings: Option<&'f Bytes>,
}

/// A folder of cases.
#[derive(Debug)]
pub(super) struct CaseFolder<'f> {
    /// The group's name: `sample`, `secret`, `edge-cases`, `edge-cases/large`.
    pub(super) name: String,
    pub(super) cases: Vec<CaseFiles<'f>>,
    pub(super) groups: Vec<CaseFolder<'f>>,
}

impl CaseFolder<'_> {
    /// Cases in this folder and below it.
    pub(super) fn cases_count(&self) -> usize {
        self.cases.len() + self.groups.iter().map(Self::cases_count).sum::<usize>()
    }

    /// This group and those within it.
    pub(super) fn groups_count(&self) -> usize {
        1 + self.groups.iter().map(Self::groups_count).sum::<usize>()
    }

    /// The names of this group and of those within it.
    pub(super) fn collect_names<'n>(&'n self, names: &mut Vec<&'n str>) {
        names.push(&self.name);
        for group in &self.groups {
            group.collect_names(names);
        }
    }
}

/// The test data of an exercise.
#[derive(Debug)]
pub(super) struct TestData<'f> {
    pub(super) samples: CaseFolder<'f>,
    /// The hidden groups in name order; `None` when hidden tests are not at hand.
    pub(super) hidden: Option<Vec<CaseFolder<'f>>>,
}

/// Finds every case and reports what is no part of one.
pub(super) fn find_cases<'f>(exercise: &'f Folder, faults: &Faults) -> TestData<'f> {
    let empty = || CaseFolder { name: SAMPLE_GROUP.to_owned(), cases: Vec::new(), groups: Vec::new() };
    let Some(data) = exercise.folder("data") else {
        let fault = faults.about("data", "is missing");
        faults.push(fault.suggest("put at least one sample into data/sample, as 1.in and 1.ans"));
        return TestData { samples: empty(), hidden: None };
    };
    for name in data.entries.keys().filter(|name| !["sample", "secret"].contains(&name.as_str())) {
        let nearest = names::near(name, ["sample", "secret"]);
        let suggestion = names::did_you_mean(&nearest);
        let fault = faults.about(&format!("data/{name}"), "is not read: `data` holds `sample` and `secret`");
        faults.push(suggestion.map_or(fault.clone(), |suggestion| fault.suggest(suggestion)));
    }
    let samples = match data.folder("sample") {
        Some(folder) => collect(folder, SAMPLE_GROUP, "data/sample", faults),
        None => empty(),
    };
    // Files that make no case were reported one by one.
    if data.folder("sample").is_none_or(|folder| folder.entries.is_empty()) {
        let fault = faults.about("data/sample", "has no cases");
        faults.push(fault.suggest("put at least one sample there, as 1.in and 1.ans"));
    }
    for group in &samples.groups {
        let fault = faults.about(&format!("data/sample/{}", group.name), "is a folder among the samples");
        faults.push(fault.suggest("put the samples directly into data/sample"));
    }
    let hidden = data.folder("secret").map(|secret| collect_hidden(secret, faults));
    let cases = samples.cases_count() + hidden.iter().flatten().map(CaseFolder::cases_count).sum::<usize>();
    if cases > CASES_MAX {
        faults.push(faults.about("data", format!("has {cases} cases, more than {CASES_MAX}")));
    }
    let groups: usize = hidden.iter().flatten().map(CaseFolder::groups_count).sum();
    if groups > GROUPS_MAX {
        faults.push(faults.about("data/secret", format!("has {groups} groups, more than {GROUPS_MAX}")));
    }
    TestData { samples, hidden }
}

fn collect_hidden<'f>(secret: &'f Folder, faults: &Faults) -> Vec<CaseFolder<'f>> {
    let CaseFolder { cases, mut groups, .. } = collect(secret, "", "data/secret", faults);
    for group in &groups {
        if [SAMPLE_GROUP, LOOSE_GROUP].contains(&group.name.as_str()) {
            let fault = faults.about(&format!("data/secret/{}", group.name), "is a group with a name that is taken");
            faults.push(fault.suggest("`sample` is the group of the samples, `secret` that of cases without a folder"));
        }
    }
    if !cases.is_empty() {
        groups.push(CaseFolder { name: LOOSE_GROUP.to_owned(), cases, groups: Vec::new() });
        groups.sort_by(|left, right| left.name.cmp(&right.name));
    }
    if secret.entries.is_empty() {
        let fault = faults.about("data/secret", "has no cases");
        faults.push(fault.suggest("put hidden tests into folders there, as data/secret/GROUP/1.in and 1.ans"));
    }
    groups
}

/// The files of a case as they are found.
#[derive(Default)]
struct Found<'f> {
    input: Option<&'f Bytes>,
    answer: Option<&'f Bytes>,
    settings: Option<&'f Bytes>,
}

fn collect<'f>(folder: &'f Folder, name: &str, path: &str, faults: &Faults) -> CaseFolder<'f> {
    report_names(folder, path, faults);
    let mut found: BTreeMap<&str, Found<'f>> = BTreeMap::new();
    let mut groups = Vec::new();
    for (entry_name, entry) in &folder.entries {
        match entry {
            Entry::Folder(inner) => {
                let is_outermost = name.is_empty() || name == SAMPLE_GROUP;
                let inner_name = if is_outermost { entry_name.clone() } else { format!("{name}/{entry_name}") };
                let inner_path = format!("{path}/{entry_name}");
                if inner.entries.is_empty() {
                    faults.push(faults.about(&inner_path, "is a group without cases"));
                }
                groups.push(collect(inner, &inner_name, &inner_path, faults));
            }
            Entry::File(bytes) => match entry_name.rsplit_once('.') {
                Some((stem, "in")) => found.entry(stem).or_default().input = Some(bytes),
                Some((stem, "ans")) => found.entry(stem).or_default().answer = Some(bytes),
                Some((stem, "toml")) => found.entry(stem).or_default().settings = Some(bytes),
                _ => report_stray(entry_name, path, faults),
            },
        }
    }
    let cases = found.into_iter().filter_map(|(stem, files)| pair(&format!("{path}/{stem}"), &files, faults));
    CaseFolder { name: name.to_owned(), cases: cases.collect(), groups }
}

fn pair<'f>(path: &str, files: &Found<'f>, faults: &Faults) -> Option<CaseFiles<'f>> {
    let name = names::printable(path.rsplit('/').next().unwrap_or(path));
    match (files.input, files.answer) {
        (Some(input), Some(answer)) => {
            Some(CaseFiles { path: path.to_owned(), input, answer, settings: files.settings })
        }
        (Some(_), None) => {
            faults.push(faults.about(&format!("{path}.in"), format!("has no answer beside it: {name}.ans is missing")));
            None
        }
        (None, Some(_)) => {
            faults.push(faults.about(&format!("{path}.ans"), format!("has no input beside it: {name}.in is missing")));
            None
        }
        (None, None) => {
            faults.push(faults.about(&format!("{path}.toml"), format!("belongs to no case: {name}.in is missing")));
            None
        }
    }
}

fn report_stray(name: &str, path: &str, faults: &Faults) {
    let fault =
        faults.about(&format!("{path}/{name}"), "is not read: a case is NAME.in, NAME.ans and perhaps NAME.toml");
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let right_ending = match ending.to_ascii_lowercase().as_str() {
        "out" | "answer" | "expected" | "a" | "ans" | "sol" => "ans",
        "input" | "inp" | "in" => "in",
        _ => {
            faults.push(fault.suggest("move it out of `data`"));
            return;
        }
    };
    faults.push(fault.suggest(format!("did you mean {}?", names::quote(&format!("{stem}.{right_ending}")))));
}

/// Reports names that other systems cannot hold, or hold only one of.
fn report_names(folder: &Folder, path: &str, faults: &Faults) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for name in folder.entries.keys() {
        if !names::is_data_name(name) {
            let fault = faults.about(&format!("{path}/{name}"), "has a name that is not allowed here");
            faults
                .push(fault.suggest("use at most 100 letters, digits, `.`, `_`, `+` and `-`, a letter or digit first"));
        }
        if let Some(other) = seen.insert(name.to_ascii_lowercase(), name) {
            let message = format!("differs from {} only in upper and lower case", names::quote(other));
            faults.push(faults.about(&format!("{path}/{name}"), message));
        }
    }
}
