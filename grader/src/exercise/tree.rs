//! Makes the tree of test groups: what the spec says about groups meets the folders that exist.
//!
//! The order of judging is the order of the tree: samples, then hidden groups, and within a group its cases and groups
//! together, each by the bytes of its name. `10` stands before `2`, so authors write `02`.

use std::{collections::BTreeMap, sync::Arc};

use grade_model::{
    Aggregation, CaseName, CheckMode, Feedback, LegacyRules, Member, Points, Secret, Stimulus, TestCase, TestGroup,
    Visibility,
};

use super::{
    data::{CaseFiles, CaseFolder, GROUPS_MAX, TestData},
    faults::{Faults, Located},
    keys::{show_bytes, show_points},
    names,
    spec::{CaseSpec, SAMPLE_GROUP, Spec, read_case_spec},
};
use crate::check::validate_answer;

/// Most names of groups that a suggestion lists.
const NAMES_SHOWN_MAX: usize = 20;

/// What a group hands down to what it holds.
#[derive(Clone)]
struct Inherited {
    visibility: Visibility,
    check: Arc<CheckMode>,
    feedback: Feedback,
}

/// The tree below the root; `faults` receives what does not fit together.
pub(super) fn build_tree(spec: &Spec, data: &TestData<'_>, faults: &Faults) -> TestGroup {
    let builder = Builder { spec, faults };
    let hidden = data.hidden.as_deref().unwrap_or_default();
    if data.hidden.is_some() {
        builder.report_unknown_groups(&data.samples, hidden);
    }
    let check = Arc::new(spec.check.clone());
    let samples = Inherited { visibility: Visibility::Sample, check: Arc::clone(&check), feedback: Feedback::Full };
    let mut members = vec![Member::Group(builder.build_group(&data.samples, Points::ZERO, &samples))];
    let inherited = Inherited { visibility: Visibility::Secret, check, feedback: Feedback::default() };
    let division = Division { outer: None, points: spec.points, groups: hidden, loose_cases: 0 };
    for (folder, points) in hidden.iter().zip(builder.divide(&division)) {
        members.push(Member::Group(builder.build_group(folder, points, &inherited)));
    }
    TestGroup {
        name: "".into(),
        visibility: Visibility::Secret,
        // Samples carry no points, so without hidden tests there are none to be had.
        points_max: if data.hidden.is_some() { spec.points } else { Points::ZERO },
        aggregation: Aggregation::Sum,
        feedback: Feedback::default(),
        hint: None,
        require_pass: Vec::new(),
        case_points: None,
        stops_at_rejection: false,
        legacy: LegacyRules::default(),
        members,
    }
}

/// Whether any case is judged by the exercise's own program.
pub(super) fn uses_checker(root: &TestGroup) -> bool {
    root.cases().iter().any(|case| matches!(*case.check, CheckMode::Checker { .. }))
}

/// Points to be divided among groups.
struct Division<'d> {
    /// The group that holds them; `None` for the exercise.
    outer: Option<&'d str>,
    points: Points,
    groups: &'d [CaseFolder<'d>],
    /// Cases beside the groups, which get their shares too.
    loose_cases: usize,
}

struct Builder<'a> {
    spec: &'a Spec,
    faults: &'a Faults,
}

impl Builder<'_> {
    fn build_group(&self, folder: &CaseFolder<'_>, points: Points, around: &Inherited) -> TestGroup {
        let spec = self.spec.groups.get(&folder.name);
        let mut inherited = around.clone();
        if let Some(check) = spec.and_then(|spec| spec.check.as_ref()) {
            inherited.check = Arc::new(check.apply(&around.check, self.faults));
        }
        if let Some(feedback) = spec.and_then(|spec| spec.feedback).filter(|_| folder.name != SAMPLE_GROUP) {
            inherited.feedback = feedback;
        }
        let aggregation = spec.and_then(|spec| spec.aggregation).unwrap_or(Aggregation::Sum);
        let division =
            Division { outer: Some(&folder.name), points, groups: &folder.groups, loose_cases: folder.cases.len() };
        let shares = if aggregation == Aggregation::Sum {
            self.divide(&division)
        } else {
            self.report_points_within(folder);
            self.divide_by_cases(&division)
        };
        // Cases before groups of the same name, everything else by name.
        let mut members: BTreeMap<(&str, bool), Member> = BTreeMap::new();
        for files in &folder.cases {
            let name = files.path.rsplit('/').next().unwrap_or_default();
            members.insert((name, false), Member::Case(self.build_case(files, &inherited)));
        }
        for (group, share) in folder.groups.iter().zip(shares) {
            let name = group.name.rsplit('/').next().unwrap_or_default();
            members.insert((name, true), Member::Group(self.build_group(group, share, &inherited)));
        }
        let require_pass = spec.map(|spec| spec.require_pass.as_slice()).unwrap_or_default();
        TestGroup {
            name: folder.name.as_str().into(),
            visibility: around.visibility,
            points_max: points,
            aggregation,
            feedback: inherited.feedback,
            hint: spec.and_then(|spec| spec.hint.clone()),
            require_pass: require_pass.iter().map(|name| name.value.as_str().into()).collect(),
            case_points: None,
            stops_at_rejection: false,
            legacy: LegacyRules::default(),
            members: members.into_values().collect(),
        }
    }

    fn build_case(&self, files: &CaseFiles<'_>, inherited: &Inherited) -> TestCase {
        let settings = match files.settings {
            Some(bytes) => read_case_spec(&format!("{}.toml", files.path), bytes, inherited.visibility, self.faults),
            None => CaseSpec::default(),
        };
        let check = match &settings.check {
            Some(check) => Arc::new(check.apply(&inherited.check, self.faults)),
            None => Arc::clone(&inherited.check),
        };
        self.check_answer(files, &check);
        let feedback = settings.feedback.filter(|_| inherited.visibility == Visibility::Secret);
        TestCase {
            name: CaseName(files.path.strip_prefix("data/").unwrap_or(&files.path).into()),
            visibility: inherited.visibility,
            stimulus: Stimulus::Stdio { stdin: Secret::new(Arc::clone(files.input)), args: Secret::new(settings.args) },
            answer: Secret::new(Arc::clone(files.answer)),
            check,
            feedback: feedback.map_or(inherited.feedback, |feedback| feedback.value),
            hint: settings.hint,
            description: settings.description,
        }
    }

    /// Reports an answer that no output can equal.
    fn check_answer(&self, files: &CaseFiles<'_>, check: &CheckMode) {
        let path = format!("{}.ans", files.path);
        if let Err(trouble) = validate_answer(check, files.answer) {
            self.faults.push(self.faults.about_line(&path, trouble.line, files.answer, &trouble));
        }
        let is_output =
            matches!(check, CheckMode::Exact | CheckMode::Lines | CheckMode::Tokens(_) | CheckMode::UnorderedLines);
        let limit = self.spec.limits.output_bytes_max;
        if is_output && files.answer.len() as u64 > limit {
            let message = format!(
                "is {} long, but a program may write only {}",
                show_bytes(files.answer.len() as u64),
                show_bytes(limit)
            );
            self.faults.push(self.faults.about(&path, message).suggest("raise `limits.output`"));
        }
    }

    /// The points of each group: as stated when one of them states any, else by its share of the cases.
    fn divide(&self, division: &Division<'_>) -> Vec<Points> {
        let stated: Vec<Option<&Located<Points>>> =
            division.groups.iter().map(|group| self.spec.groups.get(&group.name)?.points.as_ref()).collect();
        match stated.iter().flatten().next() {
            None => self.divide_by_cases(division),
            Some(first) => {
                self.report_sum(division, &stated, first);
                stated.iter().map(|points| points.map_or(Points::ZERO, |points| points.value)).collect()
            }
        }
    }

    fn divide_by_cases(&self, division: &Division<'_>) -> Vec<Points> {
        let cases: usize = division.loose_cases + division.groups.iter().map(CaseFolder::cases_count).sum::<usize>();
        let share = |group: &CaseFolder<'_>| {
            let share = Points::ratio(group.cases_count() as i128, cases as i128)?;
            division.points.checked_mul(share)
        };
        let shares: Option<Vec<Points>> = division.groups.iter().map(share).collect();
        shares.unwrap_or_else(|| {
            let fault = match &self.spec.points_place {
                Some(place) => place.fault("these points cannot be shared exactly"),
                None => self.faults.about("exercise.toml", "states points that cannot be shared exactly"),
            };
            self.faults.push(fault.suggest("use fewer decimals"));
            vec![Points::ZERO; division.groups.len()]
        })
    }

    /// Reports groups whose points do not add up to those of what holds them.
    fn report_sum(&self, division: &Division<'_>, stated: &[Option<&Located<Points>>], first: &Located<Points>) {
        let silent: Vec<&str> = division
            .groups
            .iter()
            .zip(stated)
            .filter(|(_, stated)| stated.is_none())
            .map(|(group, _)| &*group.name)
            .collect();
        if !silent.is_empty() {
            let fault = first.place.fault("when one group states its points, all beside it do");
            self.faults.push(fault.suggest(format!("state `points` of {}", names::list(&silent, "and"))));
            return;
        }
        let outer = division.outer.and_then(|name| Some((name, self.spec.groups.get(name)?.points.as_ref())));
        let (whole, place) = match (division.outer, outer) {
            (None, _) => ("the exercise".to_owned(), self.spec.points_place.as_ref()),
            (Some(name), Some((_, Some(points)))) => (format!("group `{name}`"), Some(&points.place)),
            (Some(name), _) => {
                let fault = first.place.fault(format!("a group within `{name}` states points, but `{name}` does not"));
                self.faults.push(fault.suggest("state the points of the outer group as well"));
                return;
            }
        };
        if division.loose_cases > 0 {
            let fault = first.place.fault(format!("groups within {whole} state points, but it has cases beside them"));
            self.faults.push(fault.suggest("put these cases into a folder of their own"));
            return;
        }
        let sum = stated.iter().flatten().try_fold(Points::ZERO, |sum, points| sum.checked_add(points.value));
        if sum != Some(division.points) {
            let sum = sum.map_or_else(|| "too many".to_owned(), show_points);
            let points = show_points(division.points);
            let fault = place
                .unwrap_or(&first.place)
                .fault(format!("the groups of {whole} add up to {sum} points, not to its {points}"));
            self.faults.push(fault.suggest(format!("change the points of the groups, or write `points = {sum}`")));
        }
    }

    /// Reports points that cannot count: within a group that is not a sum, members have no points of their own.
    fn report_points_within(&self, folder: &CaseFolder<'_>) {
        for group in &folder.groups {
            if let Some(points) = self.spec.groups.get(&group.name).and_then(|inner| inner.points.as_ref()) {
                let message =
                    format!("`points` within `{}`, whose aggregation is not `sum`, count nothing", folder.name);
                self.faults.push(points.place.fault(message).suggest("remove them"));
            }
        }
    }

    /// Reports names of groups that have no folder.
    fn report_unknown_groups(&self, samples: &CaseFolder<'_>, hidden: &[CaseFolder<'_>]) {
        let mut known = vec![samples.name.as_str()];
        for group in hidden {
            group.collect_names(&mut known);
        }
        // One group too many was reported, and what compares each with each would take its time.
        known.truncate(GROUPS_MAX);
        let positions: BTreeMap<&str, usize> = known.iter().enumerate().map(|(index, name)| (*name, index)).collect();
        let suggest = |name: &str| {
            names::did_you_mean(&names::near(name, known.iter().copied())).unwrap_or_else(|| {
                let more = known.len().saturating_sub(NAMES_SHOWN_MAX);
                let shown = &known[..known.len() - more];
                let behind = if more > 0 { format!(", and {more} more") } else { String::new() };
                format!("the groups are {}{behind}", names::list(shown, "and"))
            })
        };
        for (name, spec) in &self.spec.groups {
            if !positions.contains_key(name.as_str()) {
                let fault = spec.place.fault(format!("there is no group {}", names::quote(name)));
                self.faults.push(fault.suggest(suggest(name)));
            }
            for required in &spec.require_pass {
                self.report_requirement(name, required, &positions, &suggest);
            }
        }
    }

    /// Reports a required group that is not there, or whose verdict is not known when `name` is judged. `positions` tell
    /// the order of judging.
    fn report_requirement(
        &self,
        name: &str,
        required: &Located<String>,
        positions: &BTreeMap<&str, usize>,
        suggest: &dyn Fn(&str) -> String,
    ) {
        let position = |name: &str| positions.get(name);
        let is_within = |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
        let fault = match (position(&required.value), position(name)) {
            (None, _) => {
                let fault = required.place.fault(format!("there is no group {}", names::quote(&required.value)));
                fault.suggest(suggest(&required.value))
            }
            _ if is_within(name, &required.value) || is_within(&required.value, name) => {
                required.place.fault(format!("`{name}` cannot require itself, a group within it or one around it"))
            }
            (Some(theirs), Some(own)) if theirs > own => {
                let fault = required.place.fault(format!("`{}` is judged after `{name}`", required.value));
                fault
                    .suggest("a group can only require groups before it; groups are judged in the order of their names")
            }
            _ => return,
        };
        self.faults.push(fault);
    }
}
