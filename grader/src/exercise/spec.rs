//! What `exercise.toml` and the `.toml` beside a case say, before it meets the test data.

use std::collections::BTreeMap;

use grade_model::{
    Aggregation, Bytes, CheckMode, Difficulty, Feedback, Limits, Points, Profile, ProofRules, SourceRules, Visibility,
};

use super::{
    check_spec::{self, CheckSpec},
    data::GROUPS_MAX,
    faults::{Faults, Located, Place},
    keys::{self, Table},
    names,
    programs::LANGUAGES,
    source_spec::read_source_rules,
};

/// Longest `exercise.toml`, in bytes.
const SPEC_BYTES_MAX: usize = 1 << 20;
/// Longest `.toml` of a case, in bytes.
const CASE_SPEC_BYTES_MAX: usize = 64 << 10;
/// Most points of an exercise or a group.
const POINTS_MAX: i64 = 1_000_000;
/// Most names in `require-pass`.
const REQUIRED_GROUPS_MAX: usize = 100;
/// The group of the samples.
pub(super) const SAMPLE_GROUP: &str = "sample";

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

const FEEDBACK_LEVELS: [(&str, Feedback); 5] = [
    ("none", Feedback::None),
    ("verdict", Feedback::Verdict),
    ("hint", Feedback::Hint),
    ("input", Feedback::Input),
    ("full", Feedback::Full),
];

/// What `exercise.toml` says, with the defaults filled in.
#[derive(Debug)]
pub(super) struct Spec {
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) difficulty: Option<Difficulty>,
    pub(super) points: Points,
    /// Where the points are stated.
    pub(super) points_place: Option<Place>,
    pub(super) profile: Profile,
    pub(super) languages: Vec<String>,
    pub(super) limits: Limits,
    pub(super) proof: ProofRules,
    /// The mode where no group and no case says otherwise.
    pub(super) check: CheckMode,
    /// Where that mode is stated.
    pub(super) check_place: Option<Place>,
    pub(super) groups: BTreeMap<String, GroupSpec>,
    pub(super) source_rules: BTreeMap<String, SourceRules>,
}

/// What `[groups.NAME]` says.
#[derive(Debug)]
pub(super) struct GroupSpec {
    pub(super) place: Place,
    pub(super) points: Option<Located<Points>>,
    pub(super) aggregation: Option<Aggregation>,
    pub(super) feedback: Option<Feedback>,
    pub(super) hint: Option<String>,
    pub(super) require_pass: Vec<Located<String>>,
    pub(super) check: Option<CheckSpec>,
}

/// What the `.toml` beside a case says.
#[derive(Debug, Default)]
pub(super) struct CaseSpec {
    pub(super) hint: Option<String>,
    pub(super) description: Option<String>,
    pub(super) args: Vec<String>,
    pub(super) feedback: Option<Located<Feedback>>,
    pub(super) check: Option<CheckSpec>,
}

/// Reads `exercise.toml`; `None` when it is not TOML.
pub(super) fn read_spec(bytes: &Bytes, faults: &Faults) -> Option<Spec> {
    keys::read_toml("exercise.toml", bytes, SPEC_BYTES_MAX, faults, |table| {
        let title = match table.take("title") {
            Some(value) => value.line().unwrap_or_default(),
            None => {
                let fault = faults.about("exercise.toml", "has no `title`");
                faults.push(fault.suggest("begin the file with a line such as title = \"Binary search\""));
                String::new()
            }
        };
        let summary = table.take("summary").and_then(|value| value.line());
        let difficulty = table.take("difficulty").and_then(|value| {
            value.choice(&[("easy", Difficulty::Easy), ("medium", Difficulty::Medium), ("hard", Difficulty::Hard)])
        });
        let least = Points::ratio(1, 100).unwrap_or(Points::ONE);
        let points = table
            .take("points")
            .and_then(|value| value.located(|value| value.points(least..=Points::whole(POINTS_MAX))));
        let profile = table
            .take("profile")
            .and_then(|value| value.choice(&[("release", Profile::Release), ("debug", Profile::Debug)]))
            .unwrap_or_default();
        let languages = read_languages(table);
        let limits = read_limits(table);
        let proof = read_proof(table);
        let check = read_check(table, faults);
        let base = check_spec::default_mode();
        Spec {
            title,
            summary,
            difficulty,
            points: points.as_ref().map_or(Points::whole(100), |points| points.value),
            points_place: points.map(|points| points.place),
            profile,
            languages,
            limits,
            proof,
            check: check.as_ref().map_or_else(|| base.clone(), |check| check.apply(&base, faults)),
            check_place: check.map(|check| check.place),
            groups: read_groups(table, faults),
            source_rules: read_source_rules(table, faults),
        }
    })
}

/// Reads the `.toml` of a case at `path`. A sample is always shown whole, so it has no feedback level.
pub(super) fn read_case_spec(path: &str, bytes: &Bytes, visibility: Visibility, faults: &Faults) -> CaseSpec {
    let read = |table: &mut Table<'_>| {
        let feedback = table.take("feedback").and_then(|value| value.located(|value| value.choice(&FEEDBACK_LEVELS)));
        if let Some(feedback) = feedback.as_ref().filter(|_| visibility == Visibility::Sample) {
            let fault = feedback.place.fault("`feedback` of a sample: samples are always shown whole");
            faults.push(fault.suggest("remove it"));
        }
        CaseSpec {
            hint: table.take("hint").and_then(|value| value.text()),
            description: table.take("description").and_then(|value| value.text()),
            args: check_spec::read_args(table).map(|args| args.value).unwrap_or_default(),
            feedback,
            check: read_check(table, faults),
        }
    };
    keys::read_toml(path, bytes, CASE_SPEC_BYTES_MAX, faults, read).unwrap_or_default()
}

/// The limits, each with its default and its range. The defaults fit a program that needs a second or less and the
/// memory of a phone's browser tab; the ranges keep a slip of the pen from asking for a week or a terabyte.
fn read_limits(table: &mut Table<'_>) -> Limits {
    let mut limits = Limits {
        fuel: 1_000_000_000,
        memory_bytes_max: 64 * MIB,
        output_bytes_max: MIB,
        source_bytes_max: MIB,
        compile_cpu_seconds_max: 30,
        compile_memory_bytes_max: 2 * GIB,
        compile_log_bytes_max: 64 * KIB,
        module_bytes_max: 16 * MIB,
    };
    let Some(mut table) = table.take("limits").and_then(|value| value.table()) else {
        return limits;
    };
    let numbers = [
        ("fuel", &mut limits.fuel, 1_000..=1_000_000_000_000),
        ("compile-cpu-seconds", &mut limits.compile_cpu_seconds_max, 1..=600),
    ];
    for (key, limit, range) in numbers {
        *limit = table.take(key).and_then(|value| value.integer(range)).unwrap_or(*limit);
    }
    let sizes = [
        ("memory", &mut limits.memory_bytes_max, MIB..=4 * GIB),
        ("output", &mut limits.output_bytes_max, 1..=64 * MIB),
        ("source", &mut limits.source_bytes_max, 1..=crate::submission::BYTES_MAX),
        ("compile-memory", &mut limits.compile_memory_bytes_max, 256 * MIB..=16 * GIB),
        ("compile-log", &mut limits.compile_log_bytes_max, KIB..=MIB),
        ("module", &mut limits.module_bytes_max, 64 * KIB..=256 * MIB),
    ];
    for (key, limit, range) in sizes {
        *limit = table.take(key).and_then(|value| value.bytes(range)).unwrap_or(*limit);
    }
    table.finish();
    limits
}

/// What the exercise asks of itself.
fn read_proof(table: &mut Table<'_>) -> ProofRules {
    let mut proof = ProofRules::default();
    let Some(mut table) = table.take("proof").and_then(|value| value.table()) else {
        return proof;
    };
    let numbers =
        [("fuel-margin", &mut proof.fuel_margin, 1..=100), ("mutation-score", &mut proof.mutation_score_min, 0..=100)];
    for (key, rule, range) in numbers {
        *rule = table.take(key).and_then(|value| value.integer(range)).unwrap_or(*rule);
    }
    if let Some(allowed) = table.take("carriage-returns").and_then(|value| value.boolean()) {
        proof.has_carriage_returns = allowed;
    }
    table.finish();
    proof
}

fn read_check(table: &mut Table<'_>, faults: &Faults) -> Option<CheckSpec> {
    let table = table.take("check")?.table()?;
    Some(CheckSpec::read(table, faults))
}

fn read_languages(table: &mut Table<'_>) -> Vec<String> {
    let known: Vec<&str> = LANGUAGES.iter().map(|(_, language)| *language).collect();
    let check = |name: &str| {
        if known.contains(&name) {
            return Ok(());
        }
        let nearest = names::near(name, known.iter().copied());
        Err(names::did_you_mean(&nearest)
            .unwrap_or_else(|| format!("the languages are {}", names::list(&known, "and"))))
    };
    let languages = table.take("languages").and_then(|value| value.strings(known.len(), check)).unwrap_or_default();
    languages.into_iter().map(|language| language.value).collect()
}

fn read_groups(table: &mut Table<'_>, faults: &Faults) -> BTreeMap<String, GroupSpec> {
    let Some(groups) = table.take("groups").and_then(|value| value.table()) else {
        return BTreeMap::new();
    };
    let named = groups.take_all();
    if let Some((name, _)) = named.get(GROUPS_MAX) {
        let fault = name.place.fault(format!("this is the first of more than {GROUPS_MAX} groups"));
        faults.push(fault.suggest("put the cases into fewer groups"));
    }
    let named = named.into_iter().take(GROUPS_MAX);
    named.filter_map(|(name, value)| Some((name.value.clone(), read_group(&name, value.table()?, faults)))).collect()
}

fn read_group(name: &Located<String>, mut table: Table<'_>, faults: &Faults) -> GroupSpec {
    let is_sample = name.value == SAMPLE_GROUP;
    let refuse = |place: Option<&Place>, message: &str| {
        if let Some(place) = place.filter(|_| is_sample) {
            faults.push(place.fault(message).suggest("remove it"));
        }
    };
    let points = table
        .take("points")
        .and_then(|value| value.located(|value| value.points(Points::ZERO..=Points::whole(POINTS_MAX))));
    refuse(points.as_ref().map(|points| &points.place), "`points` of the samples: they carry none");
    let aggregations = [("sum", Aggregation::Sum), ("min", Aggregation::Min), ("pass-fail", Aggregation::PassFail)];
    let aggregation = table.take("aggregation").and_then(|value| value.located(|value| value.choice(&aggregations)));
    refuse(aggregation.as_ref().map(|value| &value.place), "`aggregation` of the samples: they carry no points");
    let feedback = table.take("feedback").and_then(|value| value.located(|value| value.choice(&FEEDBACK_LEVELS)));
    refuse(feedback.as_ref().map(|value| &value.place), "`feedback` of the samples: they are always shown whole");
    let require_pass = table
        .take("require-pass")
        .and_then(|value| value.located(|value| value.strings(REQUIRED_GROUPS_MAX, |_| Ok(()))));
    refuse(require_pass.as_ref().map(|value| &value.place), "`require-pass` of the samples: they carry no points");
    let spec = GroupSpec {
        place: name.place.clone(),
        points,
        aggregation: aggregation.map(|value| value.value),
        feedback: feedback.map(|value| value.value),
        hint: table.take("hint").and_then(|value| value.text()),
        require_pass: require_pass.map(|value| value.value).unwrap_or_default(),
        check: read_check(&mut table, faults),
    };
    table.finish();
    spec
}
