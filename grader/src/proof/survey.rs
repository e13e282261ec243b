//! What can be said of an exercise without running anything, and the list of what is to be run.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use grade_model::{
    Exercise, ExerciseId, Member, SourceRules, SourceTree, Stimulus, Submission, TestCase, TestGroup, Visibility,
};

use super::{
    Figures, Finding, Requirement, guess, mutation,
    place::{line_diagnostic, read_text},
    rules,
    trial::Trial,
};
use crate::{
    exercise::{
        ExerciseError, Found, LoadOptions, SpecDiagnostic, files,
        icpc::{ExampleSubmission, example_submissions},
        load, load_author_programs,
    },
    submission::{self, LanguageTable},
};

/// An example submission, or a starter, with the file or folder that it was read from.
pub(super) struct Example {
    /// Relative to the exercise: `submissions/wrong_answer/greedy.rs`.
    pub(super) path: PathBuf,
    pub(super) submission: Submission,
}

impl Example {
    /// The folder that its sources lie in, relative to the exercise.
    pub(super) fn source_folder(&self) -> String {
        let sources = &self.submission.sources;
        let is_folder = sources.files.len() > 1 || !self.path.ends_with(&sources.root);
        let folder = if is_folder { Some(self.path.as_path()) } else { self.path.parent() };
        folder.map(|path| path.display().to_string()).unwrap_or_default()
    }
}

/// A hidden group that holds cases of its own.
pub(super) struct HiddenGroup {
    pub(super) name: Arc<str>,
    /// The places of its cases in the order of judging.
    pub(super) cases: Vec<usize>,
}

/// An exercise, ready to be tried.
pub(super) struct Survey {
    pub(super) id: ExerciseId,
    pub(super) folder: PathBuf,
    /// Whether it is of our own format, which knows more requirements than problem packages do.
    pub(super) is_own: bool,
    /// Without its source rules, so that trials show what the tests say. `None` when it does not load; there is
    /// nothing to try then.
    pub(super) exercise: Option<Exercise>,
    /// By language.
    pub(super) source_rules: BTreeMap<String, SourceRules>,
    pub(super) input_validator: Option<SourceTree>,
    pub(super) generators: BTreeMap<String, SourceTree>,
    pub(super) groups: Vec<HiddenGroup>,
    pub(super) findings: Vec<Finding>,
    pub(super) trials: Vec<Trial>,
    pub(super) figures: Figures,
}

impl Survey {
    /// Reads the exercise and everything beside it.
    pub(super) fn of(found: &Found, languages: LanguageTable<'_>) -> Self {
        let mut survey = Self {
            id: found.id.clone(),
            folder: found.folder.clone(),
            is_own: files::exists(&found.folder.join("exercise.toml")),
            exercise: None,
            source_rules: BTreeMap::new(),
            input_validator: None,
            generators: BTreeMap::new(),
            groups: Vec::new(),
            findings: Vec::new(),
            trials: Vec::new(),
            figures: Figures::default(),
        };
        match load(&found.folder, found.id.clone(), LoadOptions { hidden: true }) {
            Ok(mut exercise) => {
                survey.source_rules = std::mem::take(&mut exercise.source_rules);
                survey.examine(&exercise);
                survey.exercise = Some(exercise);
                survey.read_programs(languages);
            }
            Err(error) => survey.complain_of_all(error),
        }
        survey
    }

    /// The path of a file of the exercise.
    pub(super) fn path_of(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.folder.join(relative)
    }

    /// A finding that makes the exercise fall short; for a problem package, whose format does not ask for it, it is
    /// only a warning.
    pub(super) fn own_rule(&self, requirement: Requirement, diagnostic: SpecDiagnostic) -> Finding {
        if self.is_own { Finding::error(requirement, diagnostic) } else { Finding::warning(requirement, diagnostic) }
    }

    fn complain_of_all(&mut self, error: ExerciseError) {
        let findings = error.diagnostics.into_iter().map(|fault| Finding::error(Requirement::Complete, fault));
        self.findings.extend(findings);
    }

    fn examine(&mut self, exercise: &Exercise) {
        let cases = exercise.root.cases();
        self.groups = hidden_groups(&exercise.root);
        let hidden = cases.iter().filter(|case| case.visibility == Visibility::Secret).count();
        self.figures = Figures {
            samples: (cases.len() - hidden) as u64,
            hidden: hidden as u64,
            groups: self.groups.len() as u64,
            fuel_limit: exercise.limits.fuel,
            ..Figures::default()
        };
        let is_blank = exercise.statement.as_ref().is_some_and(|statement| statement.text.trim().is_empty());
        let missing = [
            (exercise.statement.is_none(), "statement.md", "is missing", "write what the student has to do"),
            (is_blank, "statement.md", "is empty", "write what the student has to do"),
            (hidden == 0, "data/secret", "has no cases", "put hidden tests into data/secret/GROUP"),
            (exercise.starters.is_empty(), "starter", "has no file", "write one that compiles and does not pass"),
        ];
        for (is_missing, path, what, suggestion) in missing {
            if is_missing {
                let fault = SpecDiagnostic::about(self.path_of(path), format!("`{path}` {what}")).suggest(suggestion);
                self.findings.push(self.own_rule(Requirement::Complete, fault));
            }
        }
        self.report_repeated_inputs(&cases);
        if self.is_own && !exercise.proof.has_carriage_returns {
            self.report_foreign_marks(&cases);
        }
    }

    /// Two cases with one input: a sample among the hidden tests shows a student what should be hidden, and a hidden
    /// case twice says nothing twice.
    fn report_repeated_inputs(&mut self, cases: &[&TestCase]) {
        for (index, case) in cases.iter().enumerate() {
            let Some(first) = cases[..index].iter().find(|first| has_same_input(first, case)) else { continue };
            let message = format!("`data/{}.in` has the same input as `data/{}.in`", case.name.0, first.name.0);
            let fault = SpecDiagnostic::about(self.path_of(format!("data/{}.in", case.name.0)), message);
            let suggestion = if first.visibility == case.visibility {
                "remove one of them"
            } else {
                "a sample is no hidden test: give the hidden case another input"
            };
            let finding = self.own_rule(Requirement::DistinctInputs, fault.suggest(suggestion));
            self.findings.push(finding);
        }
    }

    /// Reports what an editor of another system leaves in test data.
    fn report_foreign_marks(&mut self, cases: &[&TestCase]) {
        let files = cases.iter().flat_map(|case| ["in", "ans"].map(|ending| format!("data/{}.{ending}", case.name.0)));
        for file in files {
            let Some(text) = read_text(&self.path_of(&file)) else { continue };
            let suggestion = "or write `carriage-returns = true` below [proof]";
            if text.starts_with('\u{feff}') {
                let message = format!("`{file}` begins with a byte order mark");
                let fault = line_diagnostic(self.path_of(&file), &text, 1, message);
                let fault = fault.suggest(format!("save it without one, {suggestion}"));
                self.findings.push(Finding::error(Requirement::Complete, fault));
            }
            let Some(line) = text.split('\n').position(|line| line.ends_with('\r')) else { continue };
            let message = format!("`{file}` has a carriage return at the end of line {}", line + 1);
            let fault = line_diagnostic(self.path_of(&file), &text, line + 1, message);
            let fault = fault.suggest(format!("end lines with line feeds only, {suggestion}"));
            self.findings.push(Finding::error(Requirement::Complete, fault));
        }
    }

    fn read_programs(&mut self, languages: LanguageTable<'_>) {
        if self.is_own {
            match load_author_programs(&self.folder) {
                Ok(programs) => {
                    self.input_validator = programs.input_validator;
                    self.generators = programs.generators;
                }
                Err(error) => self.complain_of_all(error),
            }
            self.trials.extend(self.input_validator.is_some().then_some(Trial::Validate));
            self.trials.extend((!self.generators.is_empty()).then_some(Trial::Generate));
            let finding = self.exercise.as_ref().map(|exercise| mutation::examine(exercise, &self.folder, languages));
            self.findings.extend(finding.flatten());
        }
        match example_submissions(&self.folder) {
            Ok(examples) => self.read_examples(examples, languages),
            Err(error) => self.complain_of_all(error),
        }
        let starters = self.exercise.iter().flat_map(|exercise| &exercise.starters);
        let starters: Vec<PathBuf> = starters.map(|starter| Path::new("starter").join(&starter.file)).collect();
        for path in starters {
            let example = self.read_example(&path, languages);
            self.trials.extend(example.map(Trial::Starter));
        }
        let findings = rules::examine(self);
        self.findings.extend(findings);
        if let Some(exercise) = &self.exercise {
            self.trials.extend(guess::choose(exercise, &self.groups).into_iter().map(Trial::Guess));
        }
    }

    fn read_examples(&mut self, expectations: Vec<ExampleSubmission>, languages: LanguageTable<'_>) {
        self.figures.submissions = expectations.len() as u64;
        if !expectations.iter().any(ExampleSubmission::is_solution) {
            let path = "submissions/accepted";
            let fault = SpecDiagnostic::about(self.path_of(path), format!("`{path}` has no submission"));
            let fault = fault.suggest("put a solution there that gets full points");
            self.findings.push(Finding::error(Requirement::Accepted, fault));
        }
        for expected in expectations {
            let Some(example) = self.read_example(&expected.path, languages) else { continue };
            self.trials.push(if expected.is_solution() {
                Trial::Accepted(example, expected)
            } else {
                Trial::Example(example, expected)
            });
        }
    }

    fn read_example(&mut self, path: &Path, languages: LanguageTable<'_>) -> Option<Example> {
        let whole = self.path_of(path);
        // A path of the library may lead through links; what a student hands in may not.
        let real = std::fs::canonicalize(&whole).unwrap_or_else(|_| whole.clone());
        match submission::read(&real, self.id.slug(), languages) {
            Ok(submission) => Some(Example { path: path.to_owned(), submission }),
            Err(error) => {
                let fault = SpecDiagnostic::about(whole, format!("this submission cannot be read: {error}"));
                let fault = match error.hint() {
                    Some(hint) => fault.suggest(hint),
                    None => fault,
                };
                self.findings.push(self.own_rule(Requirement::Examples, fault));
                None
            }
        }
    }
}

fn has_same_input(left: &TestCase, right: &TestCase) -> bool {
    let (Stimulus::Stdio { stdin, args }, Stimulus::Stdio { stdin: other_stdin, args: other_args }) =
        (&left.stimulus, &right.stimulus);
    stdin == other_stdin && args == other_args
}

/// The hidden groups that hold cases of their own, in the order of judging.
fn hidden_groups(root: &TestGroup) -> Vec<HiddenGroup> {
    let (mut groups, mut next) = (Vec::new(), 0);
    collect_groups(root, &mut groups, &mut next);
    groups
}

fn collect_groups(group: &TestGroup, into: &mut Vec<HiddenGroup>, next: &mut usize) {
    let place = into.len();
    into.push(HiddenGroup { name: Arc::clone(&group.name), cases: Vec::new() });
    for member in &group.members {
        match member {
            Member::Case(case) => {
                if case.visibility == Visibility::Secret {
                    into[place].cases.push(*next);
                }
                *next += 1;
            }
            Member::Group(inner) => collect_groups(inner, into, next),
        }
    }
    if into[place].cases.is_empty() {
        into.remove(place);
    }
}
