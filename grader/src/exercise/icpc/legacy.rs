//! Test data of the legacy format: groups within groups, each graded by the default grader as `testdata.yaml` says,
//! with settings that folders inherit.

use grade_model::{Aggregation, LegacyRules, Member, Points, TestGroup, VerdictMode, Visibility};

use super::{
    data::{ARGS_BOUND, CaseSettings, DataReader, empty_group, group_name, is_distinct},
    metadata::{Format, bounded_flags},
    package::DEPTH_MAX,
    problems::Problems,
    yaml::{Keys, UnknownKeys, Value, parse_number},
};

/// The keys that judging reads. `input_validator_flags` is none of them; generators of test data state it twice.
const KEYS: &[&str] =
    &["on_reject", "grading", "grader_flags", "output_validator_flags", "accept_score", "reject_score", "range"];

/// What a group is told by its `testdata.yaml` and by those above it.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) breaks_at_rejection: bool,
    grader: Grader,
    accept_score: Points,
    reject_score: Points,
    /// The upper end of `range`, unless it is infinite.
    score_max: Option<Points>,
    validator_flags: Vec<String>,
    /// Nothing here counts: samples that `ignore_sample` leaves out.
    is_left_out: bool,
}

/// The default grader's flags.
#[derive(Clone, Copy, Debug)]
struct Grader {
    verdict_mode: VerdictMode,
    aggregation: Aggregation,
    is_any_enough: bool,
    ignores_sample: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            breaks_at_rejection: true,
            grader: Grader::default(),
            accept_score: Points::ONE,
            reject_score: Points::ZERO,
            score_max: None,
            validator_flags: Vec::new(),
            is_left_out: false,
        }
    }
}

impl Default for Grader {
    fn default() -> Self {
        Self {
            verdict_mode: VerdictMode::Worst,
            aggregation: Aggregation::Sum,
            is_any_enough: false,
            ignores_sample: false,
        }
    }
}

impl Grader {
    fn parse(flags: &str) -> Result<Self, String> {
        let mut grader = Self::default();
        for flag in flags.split_whitespace() {
            match flag {
                // The second is an older name of the first.
                "worst_error" | "no_errors" => grader.verdict_mode = VerdictMode::Worst,
                "first_error" => grader.verdict_mode = VerdictMode::First,
                "always_accept" => grader.verdict_mode = VerdictMode::AlwaysAccepted,
                "sum" => grader.aggregation = Aggregation::Sum,
                "avg" => grader.aggregation = Aggregation::Average,
                "min" => grader.aggregation = Aggregation::Min,
                "max" => grader.aggregation = Aggregation::Max,
                "ignore_sample" => grader.ignores_sample = true,
                "accept_if_any_accepted" => grader.is_any_enough = true,
                other => return Err(format!("unknown flag of the default grader: `{}`", other.escape_debug())),
            }
        }
        Ok(grader)
    }
}

impl Settings {
    /// Takes over `accept_score`, `reject_score` and `range`.
    pub(super) fn read_scores(&mut self, keys: &Keys<'_>, is_scored: bool, problems: &mut Problems) {
        if !is_scored {
            for key in ["accept_score", "reject_score", "range"] {
                keys.complain(key, format!("`{key}` is for scoring problems only"), problems);
            }
            return;
        }
        if let Some(score) = keys.number("accept_score", problems) {
            self.accept_score = score;
        }
        if let Some(score) = keys.number("reject_score", problems) {
            self.reject_score = score;
        }
        let kind = "two numbers, the lower one first, such as `0 100` or `-inf +inf`";
        if let Some(score_max) = keys.read("range", kind, problems, |node| parse_range(node.text()?)) {
            self.score_max = score_max;
        }
    }

    fn read(&mut self, keys: &Keys<'_>, is_scored: bool, problems: &mut Problems) {
        if let Some(breaks) = keys.word("on_reject", &[("break", true), ("continue", false)], problems) {
            self.breaks_at_rejection = breaks;
        }
        if keys.word("grading", &[("default", false), ("custom", true)], problems) == Some(true) {
            keys.complain("grading", "not supported: a grader of the package", problems);
        }
        if let Some(flags) = keys.text("grader_flags", problems) {
            match Grader::parse(&flags) {
                Ok(grader) => self.grader = grader,
                Err(message) => keys.complain("grader_flags", message, problems),
            }
        }
        let flags = keys.read("output_validator_flags", "text, or a map of `name` and `flags`", problems, |node| {
            match &node.value {
                Value::Map(entries) => {
                    entries.iter().find(|(key, _)| key.text() == Some("flags")).and_then(|(_, flags)| flags.text())
                }
                _ => node.text(),
            }
        });
        match flags.map(bounded_flags) {
            Some(Some(flags)) => self.validator_flags = flags,
            Some(None) => keys.complain(
                "output_validator_flags",
                format!("`output_validator_flags` must be {ARGS_BOUND}"),
                problems,
            ),
            None => {}
        }
        self.read_scores(keys, is_scored, problems);
    }
}

/// The upper end of a range; the outer `None` is for what is no range, the inner one for infinity.
fn parse_range(text: &str) -> Option<Option<Points>> {
    let mut ends = text.split_whitespace();
    let (low, high) = (ends.next()?, ends.next()?);
    if ends.next().is_some() {
        return None;
    }
    let is_infinite = |text: &str| matches!(text.trim_start_matches(['+', '-']), "inf" | ".inf" | "infinity");
    let low = if is_infinite(low) { None } else { Some(parse_number(low)?) };
    let high = if is_infinite(high) { None } else { Some(parse_number(high)?) };
    match (low, high) {
        (Some(low), Some(high)) if low > high => None,
        _ => Some(high),
    }
}

/// Who states the score of an accepted case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScoreSource {
    /// `accept_score`.
    Settings,
    /// The output validator may; `range` tells the most it gives, where it is bounded.
    CheckerMay,
    /// The output validator does.
    Checker,
}

/// The root group: the samples, and with `hidden` the secret data.
pub(super) fn read_root(reader: &mut DataReader<'_>, hidden: bool) -> TestGroup {
    let mut settings = reader.metadata.grading.clone();
    read_file(reader, "data", &mut settings);
    let ignores_sample = settings.grader.ignores_sample;
    let mut root = empty_group("", Visibility::Secret);
    for (path, visibility) in [("sample", Visibility::Sample), ("secret", Visibility::Secret)] {
        if visibility == Visibility::Secret && !hidden {
            continue;
        }
        let is_left_out = visibility == Visibility::Sample && ignores_sample;
        let inherited = Settings { is_left_out, ..settings.clone() };
        let Some(mut group) = read_group(reader, path, visibility, &inherited, 0) else { continue };
        group.legacy.is_ignored = is_left_out;
        if !group.members.is_empty() {
            root.members.push(Member::Group(group));
        }
    }
    apply(reader, &mut root, &settings, "data");
    root.legacy.needs_acceptance = reader.metadata.is_scored;
    // With the samples left out, judging does not stop at them either.
    root.stops_at_rejection &= !ignores_sample;
    root
}

fn read_file(reader: &mut DataReader<'_>, place: &str, settings: &mut Settings) {
    if let Some(document) = reader.read_settings(&format!("{place}/testdata.yaml"), false) {
        let problems = &mut reader.package.problems;
        // Archives leave keys of their own here as well; only what looks like a slip of the pen is refused.
        let keys = document.keys(&document.root, "`testdata.yaml`", KEYS, UnknownKeys::Tolerated, problems);
        settings.read(&keys, reader.metadata.is_scored, problems);
    }
}

/// The group at `path` below `data`, and those within it.
fn read_group(
    reader: &mut DataReader<'_>,
    path: &str,
    visibility: Visibility,
    inherited: &Settings,
    depth: usize,
) -> Option<TestGroup> {
    let place = format!("data/{path}");
    if depth > DEPTH_MAX {
        reader.package.complain(&place, format!("more than {DEPTH_MAX} folders within each other"));
        return None;
    }
    let mut settings = inherited.clone();
    read_file(reader, &place, &mut settings);
    let mut group = empty_group(group_name(path), visibility);
    let content = reader.list(&place);
    let cases = content.cases.iter().map(|name| (name, true));
    let mut names: Vec<(&String, bool)> = cases.chain(content.folders.iter().map(|name| (name, false))).collect();
    names.sort_unstable();
    for (name, is_case) in names {
        let path = format!("{path}/{name}");
        if is_case {
            let settings = CaseSettings {
                args: Vec::new(),
                validator_args: settings.validator_flags.clone(),
                has_full_feedback: visibility == Visibility::Sample,
                hint: reader.read_annotation(&format!("data/{path}.hint")),
                description: reader.read_annotation(&format!("data/{path}.desc")),
            };
            group.members.extend(reader.read_case(&path, visibility, settings).map(Member::Case));
        } else if depth == 0 && visibility == Visibility::Secret && !is_distinct(name) {
            reader.package.complain(&format!("data/{path}"), format!("not supported: a group named `{name}`"));
        } else {
            group.members.extend(read_group(reader, &path, visibility, &settings, depth + 1).map(Member::Group));
        }
    }
    apply(reader, &mut group, &settings, &place);
    Some(group)
}

/// Sets how `group`, whose members are complete, is graded.
fn apply(reader: &mut DataReader<'_>, group: &mut TestGroup, settings: &Settings, place: &str) {
    group.legacy = LegacyRules {
        verdict_mode: settings.grader.verdict_mode,
        is_any_enough: settings.grader.is_any_enough,
        ..LegacyRules::default()
    };
    group.stops_at_rejection = settings.breaks_at_rejection;
    if !reader.metadata.is_scored || settings.is_left_out {
        return;
    }
    group.aggregation = settings.grader.aggregation;
    group.case_points = Some((settings.accept_score, settings.reject_score));
    let source = match (reader.metadata.format, reader.has_checker, reader.metadata.validation.has_score) {
        (Format::Legacy, true, true) => ScoreSource::Checker,
        (Format::Draft2023, true, _) => ScoreSource::CheckerMay,
        _ => ScoreSource::Settings,
    };
    match points_max(group, settings, source) {
        Ok(points) => group.points_max = points,
        Err(message) => reader.package.complain(place, message),
    }
}

/// The score of a submission that is accepted on every case.
fn points_max(group: &TestGroup, settings: &Settings, source: ScoreSource) -> Result<Points, &'static str> {
    let has_cases = group.members.iter().any(|member| matches!(member, Member::Case(_)));
    if has_cases && source != ScoreSource::Settings {
        match settings.score_max {
            Some(score_max) => return Ok(score_max),
            None if source == ScoreSource::Checker => {
                return Err("not supported: scores without a maximum; state a finite `range`");
            }
            None => {}
        }
    }
    let scores: Vec<Points> = group
        .members
        .iter()
        .filter_map(|member| match member {
            Member::Case(_) => Some(settings.accept_score),
            Member::Group(inner) if inner.legacy.is_ignored => None,
            Member::Group(inner) => Some(inner.points_max),
        })
        .collect();
    let sum = || scores.iter().try_fold(Points::ZERO, |sum, score| sum.checked_add(*score));
    let most = match group.aggregation {
        Aggregation::Min => scores.iter().min().copied().or(Some(Points::ZERO)),
        Aggregation::Max => scores.iter().max().copied().or(Some(Points::ZERO)),
        Aggregation::Average => sum().and_then(|sum| sum.checked_div(scores.len().max(1) as u64)),
        Aggregation::Sum | Aggregation::PassFail => sum(),
    };
    most.ok_or("the scores do not fit an exact number")
}

#[cfg(test)]
mod tests {
    use grade_model::Points;

    use super::parse_range;

    #[test]
    fn ranges() {
        let table = [
            ("-inf +inf", Some(None)),
            ("0 100", Some(Some(Points::whole(100)))),
            ("0 inf", Some(None)),
            ("-inf 2.5", Some(Points::ratio(5, 2))),
            ("5 1", None),
            ("1", None),
            ("0 1 2", None),
            ("a b", None),
        ];
        for (text, expect) in table {
            assert_eq!(parse_range(text), expect, "{text}");
        }
    }
}
