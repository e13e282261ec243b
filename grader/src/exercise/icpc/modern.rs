//! Test data of format 2025-09: samples, and secret cases or groups of them, with `test_group.yaml`.

use std::{collections::BTreeMap, sync::Arc};

use grade_model::{Aggregation, Member, Points, TestGroup, Visibility};

use super::{
    data::{ARGS_BOUND, CaseSettings, DataReader, are_args_bounded, empty_group, group_name, is_distinct},
    package::DEPTH_MAX,
    yaml::{Keys, UnknownKeys},
};
use crate::exercise::names;

const KEYS_GROUP: &[&str] = &[
    "max_score",
    "score_aggregation",
    "static_validation_score",
    "require_pass",
    "args",
    "input_validator_args",
    "static_validator_args",
    "output_validator_args",
    "input_visualizer_args",
    "output_visualizer_args",
    "full_feedback",
];
const KEYS_CASE: &[&str] = &[
    "args",
    "input_validator_args",
    "output_validator_args",
    "input_visualizer_args",
    "output_visualizer_args",
    "full_feedback",
    "hint",
    "description",
];
const AGGREGATIONS: &[(&str, Aggregation)] =
    &[("pass-fail", Aggregation::PassFail), ("sum", Aggregation::Sum), ("min", Aggregation::Min)];

/// The format's points of `secret` where none are stated.
const SECRET_POINTS: Points = Points::whole(100);

/// Most groups that one requires.
const REQUIRED_GROUPS_MAX: usize = 100;

/// Whose settings a `test_group.yaml` states.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// All data's. Not named by the format, but written by its tools.
    Data,
    Sample,
    Secret,
    /// A group's, with the groups before it.
    Group(&'a BTreeMap<Arc<str>, Aggregation>),
}

/// How a group is scored, as its file states it.
#[derive(Default)]
struct Scoring {
    points_max: Option<Points>,
    aggregation: Option<Aggregation>,
    require_pass: Vec<Arc<str>>,
}

/// The root group: the samples, and with `hidden` the secret data.
pub(super) fn read_root(reader: &mut DataReader<'_>, hidden: bool) -> TestGroup {
    let mut common = CaseSettings::default();
    read_group_file(reader, "data/test_group.yaml", Place::Data, &mut common);
    let mut root = empty_group("", Visibility::Secret);
    if let Some(sample) = read_sample(reader, common.clone()) {
        root.members.push(Member::Group(sample));
    }
    if hidden && let Some(secret) = read_secret(reader, common) {
        root.points_max = secret.points_max;
        root.members.push(Member::Group(secret));
    }
    root
}

fn read_sample(reader: &mut DataReader<'_>, mut settings: CaseSettings) -> Option<TestGroup> {
    settings.has_full_feedback = true;
    read_group_file(reader, "data/sample/test_group.yaml", Place::Sample, &mut settings);
    let mut group = empty_group("sample", Visibility::Sample);
    add_cases(reader, &mut group, "sample", &settings);
    (!group.members.is_empty()).then_some(group)
}

fn read_secret(reader: &mut DataReader<'_>, mut settings: CaseSettings) -> Option<TestGroup> {
    let mut secret = empty_group("secret", Visibility::Secret);
    let scoring = read_group_file(reader, "data/secret/test_group.yaml", Place::Secret, &mut settings);
    secret.aggregation = scoring.aggregation.unwrap_or(Aggregation::Sum);
    secret.require_pass = scoring.require_pass;
    let points_max = scoring.points_max.unwrap_or(SECRET_POINTS);
    let content = reader.list("data/secret");
    let mut groups = content.folders.clone();
    groups.retain(|folder| reader.package.has_file(&format!("data/secret/{folder}/test_group.yaml")));
    if groups.is_empty() {
        add_cases(reader, &mut secret, "secret", &settings);
        if reader.metadata.is_scored {
            secret.points_max = points_max;
        }
    } else {
        if !content.cases.is_empty() || groups.len() != content.folders.len() {
            reader.package.complain("data/secret", "holds groups, and beside them cases that are in none");
        }
        let mut earlier = BTreeMap::new();
        for folder in &groups {
            add_group(reader, &mut secret, folder, settings.clone(), &mut earlier);
        }
        if reader.metadata.is_scored {
            bound_points(reader, &mut secret, points_max);
        }
    }
    (!secret.members.is_empty()).then_some(secret)
}

/// Adds the group in `folder`; `earlier` are those before it, and how each is scored.
fn add_group(
    reader: &mut DataReader<'_>,
    secret: &mut TestGroup,
    folder: &str,
    mut settings: CaseSettings,
    earlier: &mut BTreeMap<Arc<str>, Aggregation>,
) {
    let path = format!("secret/{folder}");
    let file = format!("data/{path}/test_group.yaml");
    if !is_distinct(folder) {
        reader.package.complain(&format!("data/{path}"), format!("not supported: a group named `{folder}`"));
        return;
    }
    let scoring = read_group_file(reader, &file, Place::Group(earlier), &mut settings);
    let mut group = empty_group(group_name(&path), Visibility::Secret);
    group.require_pass = scoring.require_pass;
    if reader.metadata.is_scored {
        group.aggregation = scoring.aggregation.unwrap_or(Aggregation::PassFail);
        if scoring.points_max.is_none() {
            reader.package.complain(&file, "`max_score` is missing: a group of a bounded `secret` states its own");
        }
        group.points_max = scoring.points_max.unwrap_or(Points::ZERO);
    }
    add_cases(reader, &mut group, &path, &settings);
    if group.members.is_empty() {
        reader.package.complain(&format!("data/{path}"), "a group without cases");
    }
    earlier.insert(Arc::clone(&group.name), group.aggregation);
    secret.members.push(Member::Group(group));
}

/// Sets the most that `secret` can give to what its groups can, which may be less than `stated` but never more.
fn bound_points(reader: &mut DataReader<'_>, secret: &mut TestGroup, stated: Points) {
    let attainable = match secret.aggregation {
        Aggregation::Sum => groups_of(secret).try_fold(Points::ZERO, |sum, group| sum.checked_add(group.points_max)),
        Aggregation::Min => groups_of(secret).map(|group| group.points_max).min(),
        _ => Some(stated),
    };
    if secret.aggregation == Aggregation::PassFail
        && groups_of(secret).any(|group| group.aggregation != Aggregation::PassFail)
    {
        reader.package.complain("data/secret/test_group.yaml", "`pass-fail` of `secret` needs `pass-fail` groups");
    }
    match attainable.filter(|attainable| *attainable <= stated) {
        Some(attainable) => secret.points_max = attainable,
        None => {
            let message = format!("the groups give more than the {stated} points of `secret`");
            reader.package.complain("data/secret", message);
        }
    }
    if secret.aggregation == Aggregation::Min {
        // The lowest score as it is, not as a share: groups may have different maxima.
        secret.case_points = Some((secret.points_max, Points::ZERO));
    }
}

fn groups_of(group: &TestGroup) -> impl Iterator<Item = &TestGroup> {
    group.members.iter().filter_map(|member| match member {
        Member::Group(group) => Some(group),
        Member::Case(_) => None,
    })
}

/// Adds the cases at `path`, a folder below `data`, and in the folders within it, in the order of their names.
fn add_cases(reader: &mut DataReader<'_>, group: &mut TestGroup, path: &str, settings: &CaseSettings) {
    let mut names = Vec::new();
    collect_names(reader, path, 0, &mut names);
    names.sort_unstable();
    for name in names {
        let settings = read_case_file(reader, &name, settings.clone());
        group.members.extend(reader.read_case(&name, group.visibility, settings).map(Member::Case));
    }
}

fn collect_names(reader: &mut DataReader<'_>, path: &str, depth: usize, into: &mut Vec<String>) {
    let place = format!("data/{path}");
    if depth > DEPTH_MAX {
        reader.package.complain(&place, format!("more than {DEPTH_MAX} folders within each other"));
        return;
    }
    if depth > 0 && reader.package.has_file(&format!("{place}/test_group.yaml")) {
        reader.package.complain(&place, "a group where the format has none: groups lie directly in `data/secret`");
    }
    let content = reader.list(&place);
    into.extend(content.cases.iter().map(|case| format!("{path}/{case}")));
    for folder in content.folders {
        collect_names(reader, &format!("{path}/{folder}"), depth + 1, into);
    }
}

fn read_case_file(reader: &mut DataReader<'_>, name: &str, mut settings: CaseSettings) -> CaseSettings {
    if let Some(document) = reader.read_settings(&format!("data/{name}.yaml"), false) {
        let problems = &mut reader.package.problems;
        let keys = document.keys(&document.root, "a case's file", KEYS_CASE, UnknownKeys::Refused, problems);
        read_case_keys(reader, &keys, &mut settings);
        settings.hint = keys.text("hint", &mut reader.package.problems);
        settings.description = keys.text("description", &mut reader.package.problems);
    }
    settings
}

fn read_case_keys(reader: &mut DataReader<'_>, keys: &Keys<'_>, settings: &mut CaseSettings) {
    let problems = &mut reader.package.problems;
    for (key, args) in [("args", &mut settings.args), ("output_validator_args", &mut settings.validator_args)] {
        match keys.texts(key, problems) {
            Some(texts) if are_args_bounded(&texts) => *args = texts,
            Some(_) => keys.complain(key, format!("`{key}` must be {ARGS_BOUND}"), problems),
            None => {}
        }
    }
    if let Some(has_full_feedback) = keys.flag("full_feedback", problems) {
        settings.has_full_feedback = has_full_feedback;
    }
}

/// Reads a `test_group.yaml`, if it is there.
fn read_group_file(reader: &mut DataReader<'_>, file: &str, place: Place<'_>, settings: &mut CaseSettings) -> Scoring {
    let Some(document) = reader.read_settings(file, true) else { return Scoring::default() };
    let keys =
        document.keys(&document.root, "a group's file", KEYS_GROUP, UnknownKeys::Refused, &mut reader.package.problems);
    read_case_keys(reader, &keys, settings);
    let problems = &mut reader.package.problems;
    for key in ["static_validation_score", "static_validator_args"] {
        keys.complain(key, "not supported: static validation", problems);
    }
    let scoring_keys = ["max_score", "score_aggregation", "require_pass"];
    let reason = match place {
        Place::Data | Place::Sample => Some("is for `secret` and its groups only"),
        Place::Secret | Place::Group(_) if !reader.metadata.is_scored => Some("is for scoring problems only"),
        Place::Secret | Place::Group(_) => None,
    };
    if let Some(reason) = reason {
        for key in scoring_keys {
            keys.complain(key, format!("`{key}` {reason}"), problems);
        }
        return Scoring::default();
    }
    if keys.get("max_score").and_then(|node| node.text()) == Some("unbounded") {
        keys.complain("max_score", "not supported: scores without a maximum", problems);
        return Scoring { points_max: Some(Points::ZERO), ..Scoring::default() };
    }
    let points_max = keys.read("max_score", "a whole number, 0 or more", problems, |node| {
        node.number().filter(|points| points.denominator() == 1 && *points >= Points::ZERO)
    });
    let aggregation = keys.word("score_aggregation", AGGREGATIONS, problems);
    let mut required = keys.text_or_texts("require_pass", problems).unwrap_or_default();
    if required.len() > REQUIRED_GROUPS_MAX {
        keys.complain("require_pass", format!("holds more than {REQUIRED_GROUPS_MAX} values"), problems);
        required.clear();
    }
    let mut require_pass = Vec::new();
    for name in required {
        let known = match place {
            Place::Group(earlier) => name.strip_prefix("secret/").and_then(|name| earlier.get_key_value(name)),
            _ => None,
        };
        match known {
            _ if name == "sample" => require_pass.push(Arc::from("sample")),
            Some((group, Aggregation::PassFail)) => require_pass.push(Arc::clone(group)),
            Some(_) => {
                keys.complain("require_pass", format!("`{name}` is not a `pass-fail` group"), problems);
            }
            None => {
                let message = format!("{} is neither `sample` nor an earlier group", names::quote(&name));
                keys.complain("require_pass", message, problems);
            }
        }
    }
    Scoring { points_max, aggregation, require_pass }
}
