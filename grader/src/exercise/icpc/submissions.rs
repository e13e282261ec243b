//! Example submissions and what each must get: by its folder, and by `submissions.yaml`.
//!
//! It serves problem packages and our own exercises. In packages a run-time error covers memory and output limits, so
//! their sets hold those as well, and whoever compares looks verdicts up as they are.

use std::{
    collections::BTreeSet,
    ops::Range,
    path::{Path, PathBuf},
};

use grade_model::{CaseName, GroupJudgement, JudgedMember, Judgement, Points, Verdict};

use super::{
    constants::Constants,
    glob::Pattern,
    metadata::{Format, read_format},
    package::{Kind, Package},
    yaml::{Document, Node, UnknownKeys, Value},
};
use crate::exercise::{ExerciseError, names};
use Verdict::{
    Accepted as AC, CompileError as CE, MemoryLimit as MLE, OutputLimit as OLE, RunTimeError as RTE, TimeLimit as TLE,
    WrongAnswer as WA,
};

/// The folder of submissions that pass every test and break a source rule.
const SOURCE_RULE_FOLDER: &str = "source_rule";

/// How far a score may lie from one that a package states as a decimal.
const SCORE_TOLERANCE: (i128, i128) = (1, 1_000_000);

/// Most example submissions of an exercise.
const EXAMPLES_MAX: usize = 1000;
/// Most entries of `submissions.yaml`.
const RULES_MAX: usize = 200;

/// An example submission and what it must get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleSubmission {
    /// Its file or folder, relative to the exercise's folder: `submissions/accepted/linear.rs`.
    pub path: PathBuf,
    /// The verdicts that its cases may have. A submission that does not compile counts as one case with that verdict.
    pub permitted: BTreeSet<Verdict>,
    /// The verdicts of which at least one case must have one.
    pub required: BTreeSet<Verdict>,
    /// What its score must be.
    pub score: Option<ExpectedScore>,
    /// What `submissions.yaml` asks beyond its folder.
    pub also: Vec<CaseExpectation>,
}

/// A score that an example submission must get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedScore {
    /// From the first to the second, both included; equal when the package states one number.
    Within(Points, Points),
    /// Less than can be had.
    BelowMaximum,
}

/// A requirement on some of the cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseExpectation {
    /// Cases and groups, by their paths below `data`; `None` for all.
    cases: Option<Pattern>,
    /// The verdicts that these cases may have.
    pub permitted: BTreeSet<Verdict>,
    /// The verdicts of which at least one of these cases must have one.
    pub required: BTreeSet<Verdict>,
    /// What the score of the group, or of the whole, must be.
    pub score: Option<ExpectedScore>,
    /// What a checker must have said to staff about one of these cases.
    pub message: Option<String>,
}

impl ExampleSubmission {
    /// Whether it is a solution: one that must get full points and that answers may be made with.
    #[must_use]
    pub fn is_solution(&self) -> bool {
        self.permitted.iter().eq([&AC]) && !self.is_caught_by_rules()
    }

    /// Whether it must break a source rule.
    #[must_use]
    pub fn is_caught_by_rules(&self) -> bool {
        self.path.starts_with(Path::new("submissions").join(SOURCE_RULE_FOLDER))
    }

    /// What `judgement` lacks of what is asked, in sentence fragments; empty when all is met. Messages of checkers are
    /// not looked at: they are for whoever may read them.
    #[must_use]
    pub fn unmet(&self, judgement: &Judgement) -> Vec<String> {
        let whole = CaseExpectation {
            cases: None,
            permitted: self.permitted.clone(),
            required: self.required.clone(),
            score: self.score.clone(),
            message: None,
        };
        let mut cases = Vec::new();
        judgement.groups.iter().for_each(|group| collect_cases(group, &mut cases));
        if !judgement.is_compiled {
            cases = vec![(None, CE)];
        }
        let mut unmet = Vec::new();
        for expectation in std::iter::once(&whole).chain(&self.also) {
            expectation.check(&cases, judgement, &mut unmet);
        }
        unmet
    }
}

impl CaseExpectation {
    /// Whether the requirement is on the case of this name.
    #[must_use]
    pub fn covers(&self, case: &CaseName) -> bool {
        self.cases.as_ref().is_none_or(|pattern| pattern.matches_within(&case.0))
    }

    fn check(&self, cases: &[(Option<&CaseName>, Verdict)], judgement: &Judgement, unmet: &mut Vec<String>) {
        let covered = || cases.iter().filter(|(name, _)| name.is_none_or(|name| self.covers(name)));
        if let Some((name, verdict)) = covered().find(|(_, verdict)| !self.permitted.contains(verdict)) {
            let place = name.map(|name| format!("case `{}`: ", name.0)).unwrap_or_default();
            unmet.push(format!("{place}{} is not among {}", verdict.code(), codes(&self.permitted)));
        }
        if covered().next().is_some() && !covered().any(|(_, verdict)| self.required.contains(verdict)) {
            unmet.push(format!("no case has {}", codes(&self.required)));
        }
        let Some(expected) = &self.score else { return };
        let Some(pattern) = &self.cases else {
            unmet.extend(expected.check("the submission", judgement.score, judgement.score_max));
            return;
        };
        let mut groups = Vec::new();
        judgement.groups.iter().for_each(|group| collect_groups(group, &mut groups));
        for group in groups {
            let is_top = matches!(&*group.name, "sample" | "secret");
            let path = if is_top { group.name.to_string() } else { format!("secret/{}", group.name) };
            if pattern.matches_whole(&path) {
                unmet.extend(expected.check(&format!("group `{}`", group.name), group.score, group.score_max));
            }
        }
    }
}

impl ExpectedScore {
    fn check(&self, whose: &str, score: Points, score_max: Points) -> Option<String> {
        let within = |low: Points, high: Points| {
            let tolerance = Points::ratio(SCORE_TOLERANCE.0, SCORE_TOLERANCE.1)?;
            Some(score.checked_add(tolerance)? >= low && score <= high.checked_add(tolerance)?)
        };
        match self {
            Self::BelowMaximum if score < score_max => None,
            Self::BelowMaximum => Some(format!("{whose} has the full score")),
            Self::Within(low, high) if within(*low, *high) == Some(true) => None,
            Self::Within(low, high) if low == high => Some(format!("{whose} has {score} points, not {low}")),
            Self::Within(low, high) => Some(format!("{whose} has {score} points, not {low} to {high}")),
        }
    }
}

fn codes(verdicts: &BTreeSet<Verdict>) -> String {
    verdicts.iter().map(|verdict| verdict.code()).collect::<Vec<_>>().join(", ")
}

/// The cases below a group.
fn collect_cases<'a>(group: &'a GroupJudgement, into: &mut Vec<(Option<&'a CaseName>, Verdict)>) {
    for member in &group.members {
        match member {
            JudgedMember::Case(case) => into.push((Some(&case.name), case.verdict)),
            JudgedMember::Group(group) => collect_cases(group, into),
        }
    }
}

fn collect_groups<'a>(group: &'a GroupJudgement, into: &mut Vec<&'a GroupJudgement>) {
    into.push(group);
    for member in &group.members {
        if let JudgedMember::Group(group) = member {
            collect_groups(group, into);
        }
    }
}

/// Whose rules hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Own,
    Package(Format),
}

/// Lists the example submissions of an exercise or of a problem package, in the order of their paths.
///
/// # Errors
/// When `submissions.yaml` is not of the format, or a folder of our own exercises has no meaning.
pub fn example_submissions(folder: &Path) -> Result<Vec<ExampleSubmission>, ExerciseError> {
    let mut package = Package::open(folder)?;
    let dialect = read_dialect(&mut package);
    let examples = dialect.map(|dialect| list_examples(dialect, &mut package));
    package.close(examples)
}

fn read_dialect(package: &mut Package) -> Option<Dialect> {
    if !package.has_file("problem.yaml") {
        return Some(Dialect::Own);
    }
    let document = package.read_yaml("problem.yaml", &Constants::default())?;
    read_format(&document, package).map(Dialect::Package)
}

fn list_examples(dialect: Dialect, package: &mut Package) -> Vec<ExampleSubmission> {
    let document = package.read_yaml("submissions/submissions.yaml", &Constants::default());
    let rules = document.as_ref().map(|document| read_rules(document, dialect, package)).unwrap_or_default();
    let mut examples = Vec::new();
    let mut is_used = vec![false; rules.len()];
    for folder in package.list("submissions") {
        if folder.kind != Kind::Folder {
            continue;
        }
        let place = format!("submissions/{}", folder.name);
        let stated = rules.iter().find(|rule| rule.key == folder.name);
        let default = folder_rule(&folder.name, dialect);
        if default.is_none() && stated.is_none() && dialect == Dialect::Own {
            package.complain(&place, format!("a folder of no known expectation; the known ones are {OWN_FOLDERS}"));
            continue;
        }
        let mut base = default.unwrap_or_default();
        if let Some(stated) = stated {
            base.replace_by(&stated.whole);
        }
        for entry in package.list(&place) {
            if examples.len() == EXAMPLES_MAX {
                package.complain("submissions", format!("holds more than {EXAMPLES_MAX} submissions"));
                return examples;
            }
            let path = format!("{}/{}", folder.name, entry.name);
            for (rule, is_used) in rules.iter().zip(&mut is_used) {
                *is_used |= rule.key == folder.name || rule.pattern.matches_within(&path);
            }
            let further = rules.iter().filter(|rule| rule.key != folder.name && rule.pattern.matches_within(&path));
            let also = further.flat_map(Rule::expectations).chain(stated.iter().flat_map(|rule| rule.groups()));
            examples.push(ExampleSubmission {
                path: PathBuf::from(format!("{place}/{}", entry.name)),
                permitted: base.permitted.clone().unwrap_or_else(all_verdicts),
                required: base.required.clone().unwrap_or_else(all_verdicts),
                score: base.score.clone(),
                also: also.collect(),
            });
        }
    }
    if let (Dialect::Own, Some(document)) = (dialect, &document) {
        for (rule, _) in rules.iter().zip(is_used).filter(|(_, is_used)| !is_used) {
            let message = format!("{} names no submission", names::quote(&rule.key));
            package.problems.push(document.complaint(&rule.span, message));
        }
    }
    examples
}

/// What is asked of a set of cases; what is not stated is not asked.
#[derive(Clone, Debug, Default)]
struct Requirement {
    permitted: Option<BTreeSet<Verdict>>,
    required: Option<BTreeSet<Verdict>>,
    score: Option<ExpectedScore>,
    message: Option<String>,
}

impl Requirement {
    fn is_empty(&self) -> bool {
        self.permitted.is_none() && self.required.is_none() && self.score.is_none() && self.message.is_none()
    }

    fn of(permitted: &[Verdict], required: &[Verdict], dialect: Dialect) -> Self {
        let set =
            |verdicts: &[Verdict]| verdicts.iter().flat_map(|verdict| class(*verdict, dialect)).copied().collect();
        Self { permitted: Some(set(permitted)), required: Some(set(required)), score: None, message: None }
    }

    fn replace_by(&mut self, other: &Self) {
        let other = other.clone();
        self.permitted = other.permitted.or(self.permitted.take());
        self.required = other.required.or(self.required.take());
        self.score = other.score.or(self.score.take());
        self.message = other.message.or(self.message.take());
    }

    fn expectation(&self, cases: Option<&Pattern>) -> CaseExpectation {
        CaseExpectation {
            cases: cases.cloned(),
            permitted: self.permitted.clone().unwrap_or_else(all_verdicts),
            required: self.required.clone().unwrap_or_else(all_verdicts),
            score: self.score.clone(),
            message: self.message.clone(),
        }
    }
}

/// One entry of `submissions.yaml`.
struct Rule {
    key: String,
    span: Range<usize>,
    pattern: Pattern,
    whole: Requirement,
    groups: Vec<(Pattern, Requirement)>,
}

impl Rule {
    fn expectations(&self) -> impl Iterator<Item = CaseExpectation> {
        let whole = (!self.whole.is_empty()).then(|| self.whole.expectation(None));
        whole.into_iter().chain(self.groups())
    }

    fn groups(&self) -> impl Iterator<Item = CaseExpectation> {
        self.groups.iter().map(|(pattern, requirement)| requirement.expectation(Some(pattern)))
    }
}

fn all_verdicts() -> BTreeSet<Verdict> {
    BTreeSet::from([AC, WA, TLE, MLE, OLE, RTE])
}

/// The verdicts of this judge that a verdict of the dialect stands for.
fn class(verdict: Verdict, dialect: Dialect) -> &'static [Verdict] {
    match (verdict, dialect) {
        (RTE, Dialect::Package(_)) => &[RTE, MLE, OLE],
        (RTE, Dialect::Own) => &[RTE],
        (AC, _) => &[AC],
        (WA, _) => &[WA],
        (TLE, _) => &[TLE],
        (MLE, _) => &[MLE],
        (OLE, _) => &[OLE],
        (CE, _) => &[CE],
        (Verdict::JudgeError, _) => &[],
    }
}

const OWN_FOLDERS: &str = "`accepted`, `rejected`, `wrong_answer`, `time_limit_exceeded`, `memory_limit_exceeded`, \
                           `output_limit_exceeded`, `run_time_error`, `compile_error`, `brute_force` and \
                           `source_rule`";

/// What a folder's name asks.
fn folder_rule(name: &str, dialect: Dialect) -> Option<Requirement> {
    let is_legacy = dialect == Dialect::Package(Format::Legacy);
    let is_own = dialect == Dialect::Own;
    let rule = |permitted: &[Verdict], required: &[Verdict]| Some(Requirement::of(permitted, required, dialect));
    match name {
        "accepted" => rule(&[AC], &[AC]),
        "rejected" => rule(&[AC, WA, TLE, MLE, OLE, RTE], &[WA, TLE, MLE, OLE, RTE]),
        "wrong_answer" => rule(&[AC, WA], &[WA]),
        "time_limit_exceeded" if is_legacy => rule(&[AC, WA, TLE], &[TLE]),
        "time_limit_exceeded" => rule(&[AC, TLE], &[TLE]),
        "run_time_error" if is_legacy => rule(&[AC, WA, TLE, RTE], &[RTE]),
        "run_time_error" => rule(&[AC, RTE], &[RTE]),
        "memory_limit_exceeded" if is_own => rule(&[AC, MLE], &[MLE]),
        "output_limit_exceeded" if is_own => rule(&[AC, OLE], &[OLE]),
        SOURCE_RULE_FOLDER if is_own => rule(&[AC], &[AC]),
        "brute_force" if !is_legacy => rule(&[AC, TLE, MLE, RTE], &[TLE, MLE, RTE]),
        "compile_error" | "compiler_error" => rule(&[CE], &[CE]),
        "partially_accepted" if !is_own => {
            Some(Requirement { score: Some(ExpectedScore::BelowMaximum), ..Requirement::default() })
        }
        _ => None,
    }
}

const KEYS: &[&str] = &[
    "language",
    "entrypoint",
    "authors",
    "model_solution",
    "permitted",
    "required",
    "score",
    "message",
    "use_for_time_limit",
];

fn read_rules(document: &Document, dialect: Dialect, package: &mut Package) -> Vec<Rule> {
    let entries = match &document.root.value {
        Value::Map(entries) => entries.as_slice(),
        Value::Null => &[],
        Value::Scalar { .. } | Value::List(_) => {
            let problem = document.complaint(&document.root.span, "must be a map of submissions to what they must get");
            package.problems.push(problem);
            &[]
        }
    };
    if entries.len() > RULES_MAX {
        let message = format!("holds more than {RULES_MAX} entries");
        package.problems.push(document.complaint(&document.root.span, message));
        return Vec::new();
    }
    let rules = entries.iter().filter_map(|(key, value)| {
        let pattern = read_pattern(document, key, package)?;
        let span = key.span.clone();
        let key = key.text()?.trim_end_matches('/').to_owned();
        let (whole, groups) = read_requirement(document, value, dialect, true, package);
        Some(Rule { key, span, pattern, whole, groups })
    });
    rules.collect()
}

fn read_pattern(document: &Document, key: &Node, package: &mut Package) -> Option<Pattern> {
    let pattern = key.text().and_then(|text| Pattern::parse(text.trim_end_matches('/')));
    if pattern.is_none() {
        package.problems.push(document.complaint(&key.span, "not a pattern such as `wrong_answer/{a,b}*.rs`"));
    }
    pattern
}

/// Reads one requirement, and with `has_groups` those on groups and cases within it.
fn read_requirement(
    document: &Document,
    node: &Node,
    dialect: Dialect,
    has_groups: bool,
    package: &mut Package,
) -> (Requirement, Vec<(Pattern, Requirement)>) {
    let mut groups = Vec::new();
    let mut plain = node.clone();
    if let (Value::Map(entries), true) = (&mut plain.value, has_groups) {
        // What is a map is about a group or case; nothing else in an entry is one, but for people in `authors`.
        let (inner, own): (Vec<_>, Vec<_>) = std::mem::take(entries).into_iter().partition(|(key, value)| {
            matches!(value.value, Value::Map(_)) && key.text().is_some_and(|key| !KEYS.contains(&key))
        });
        *entries = own;
        for (key, value) in &inner {
            let Some(pattern) = read_pattern(document, key, package) else { continue };
            let (requirement, _) = read_requirement(document, value, dialect, false, package);
            groups.push((pattern, requirement));
        }
    }
    let keys = document.keys(&plain, "an entry", KEYS, UnknownKeys::Refused, &mut package.problems);
    let problems = &mut package.problems;
    let kind = "a list of verdicts, of `AC`, `WA`, `TLE` and `RTE`";
    let read_verdicts = |node: &Node| -> Option<BTreeSet<Verdict>> {
        let codes = node.texts()?;
        let verdicts: Option<Vec<Verdict>> = codes.iter().map(|code| parse_verdict(code, dialect)).collect();
        Some(verdicts?.into_iter().flat_map(|verdict| class(verdict, dialect)).copied().collect())
    };
    let requirement = Requirement {
        permitted: keys.read("permitted", kind, problems, read_verdicts),
        required: keys.read("required", kind, problems, read_verdicts),
        score: keys.read("score", "a number, or a list of two", problems, |node| match &node.value {
            Value::List(ends) => match ends.as_slice() {
                [low, high] => Some(ExpectedScore::Within(low.number()?, high.number()?)),
                _ => None,
            },
            _ => node.number().map(|score| ExpectedScore::Within(score, score)),
        }),
        message: keys.text("message", problems),
    };
    (requirement, groups)
}

fn parse_verdict(code: &str, dialect: Dialect) -> Option<Verdict> {
    let known: &[Verdict] =
        if dialect == Dialect::Own { &[AC, WA, TLE, MLE, OLE, RTE, CE] } else { &[AC, WA, TLE, RTE] };
    known.iter().copied().find(|verdict| verdict.code() == code)
}
