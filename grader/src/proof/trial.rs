//! One thing to run of an exercise, and what it shows.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError},
};

use grade_model::{
    Build, BuildRequest, CaseJudgement, CompileLog, Exercise, GroupJudgement, JudgedMember, Judgement, Profile, Runner,
    RunnerError, Severity, SourceTree, Stimulus, Submission, Verdict,
};

use super::{
    Finding, Requirement,
    guess::{Guess, Guessing},
    place::{answer_diagnostic, checker_log, checker_words, file_line_diagnostic, key_diagnostic, rejection_of},
    survey::{Example, Survey},
    twice::{Differences, Twice},
};
use crate::{
    check::{input_validator_request, read_input_validator_outcome},
    exercise::{SpecDiagnostic, icpc::ExampleSubmission},
    generate::{self, GenerateError},
    judge::{ExerciseFault, JudgeFailure, JudgeOptions, author_limits, judge},
    quantity::{share, thousands},
};

/// Cases that a finding names at most of one program.
const CASES_TOLD_MAX: usize = 3;

/// Something to run.
pub(super) enum Trial {
    /// The input validator, over every input.
    Validate,
    /// The generators, held against the inputs that are there.
    Generate,
    /// A submission that must get full points.
    Accepted(Example, ExampleSubmission),
    /// Any other submission.
    Example(Example, ExampleSubmission),
    /// What a student starts from.
    Starter(Example),
    /// A program that does not look at its input.
    Guess(Guess),
}

/// What a trial showed.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub(super) findings: Vec<Finding>,
    /// The most fuel that an accepted submission spent on a case.
    pub(super) fuel_spent_max: u64,
    /// Groups, by their place in the survey, that a submission which is not to be accepted fails.
    pub(super) failed_groups: BTreeSet<usize>,
}

impl Trial {
    /// Runs it.
    ///
    /// # Errors
    /// When the sandbox or a compiler failed.
    pub(super) fn run(&self, survey: &Survey, runner: &dyn Runner) -> Result<Evidence, RunnerError> {
        let Some(exercise) = &survey.exercise else { return Ok(Evidence::default()) };
        let run = Run { survey, exercise, runner };
        match self {
            Self::Validate => run.validate(),
            Self::Generate => run.generate(),
            Self::Accepted(example, expected) => run.accept(example, expected),
            Self::Example(example, expected) => run.try_example(example, expected),
            Self::Starter(example) => run.try_starter(example),
            Self::Guess(guess) => run.try_guess(guess),
        }
    }
}

struct Run<'a> {
    survey: &'a Survey,
    exercise: &'a Exercise,
    runner: &'a dyn Runner,
}

impl Run<'_> {
    fn accept(&self, example: &Example, expected: &ExampleSubmission) -> Result<Evidence, RunnerError> {
        let mut evidence = Evidence::default();
        let differences = Arc::new(Differences::default());
        let sources = &example.submission.sources;
        let twice = Twice { runner: self.runner, sources, differences: Arc::clone(&differences) };
        let Some(judgement) = self.judge(&example.submission, &twice, &shown_path(example), &mut evidence)? else {
            return Ok(evidence);
        };
        if !judgement.is_compiled {
            evidence.findings.push(self.not_compiled(example, Requirement::Accepted, &judgement.compile_log));
            return Ok(evidence);
        }
        let cases = cases_of(&judgement);
        let rejected: Vec<_> = cases.iter().filter(|case| case.verdict != Verdict::Accepted).collect();
        evidence.findings.extend(rejected.iter().take(CASES_TOLD_MAX).map(|case| self.rejected(example, case)));
        if rejected.is_empty() {
            let unmet = expected.unmet(&judgement).into_iter().map(|lack| self.unmet(example, &lack));
            evidence.findings.extend(unmet);
            if judgement.is_scored && judgement.score != judgement.score_max {
                let message = format!(
                    "this submission passes every case and yet has {} of {} points",
                    judgement.score, judgement.score_max
                );
                let fault = SpecDiagnostic::about(self.survey.path_of(&example.path), message);
                evidence.findings.push(Finding::error(Requirement::Accepted, fault));
            }
            evidence.findings.extend(self.over_margin(example, &cases));
        }
        for &place in differences.lock().unwrap_or_else(PoisonError::into_inner).iter().take(CASES_TOLD_MAX) {
            let name = cases.get(place).map(|case| &*case.name.0).unwrap_or_default();
            let message = format!("two runs of this submission differ on `data/{name}.in`");
            let fault = SpecDiagnostic::about(self.survey.path_of(&example.path), message);
            evidence.findings.push(Finding::error(Requirement::Repeatable, fault));
        }
        evidence.fuel_spent_max = cases.iter().map(|case| case.usage.fuel).max().unwrap_or(0);
        Ok(evidence)
    }

    /// A case that a submission which must be accepted does not pass: the answer is wrong, or the submission is.
    fn rejected(&self, example: &Example, case: &CaseJudgement) -> Finding {
        let name = &case.name.0;
        let who = shown_path(example);
        let fault = match (case.verdict, rejection_of(case)) {
            (Verdict::WrongAnswer, Some(rejection)) => {
                let why = checker_words(case).map_or(rejection.message.clone(), |words| format!("checker: {words}"));
                let message = format!("`data/{name}.ans` is not what `{who}` prints: {why}");
                answer_diagnostic(self.survey.path_of(format!("data/{name}.ans")), &rejection, message)
                    .suggest("mend the answer or the submission, whichever is wrong")
            }
            (verdict, _) => {
                let message = format!("{} on `data/{name}.in`", verdict_words(verdict));
                SpecDiagnostic::about(self.survey.path_of(&example.path), message)
            }
        };
        Finding::error(Requirement::Accepted, fault)
    }

    /// Less of the limit may be spent than it allows, so that a solution in another style passes as well.
    fn over_margin(&self, example: &Example, cases: &[&CaseJudgement]) -> Option<Finding> {
        let (limit, margin) = (self.exercise.limits.fuel, self.exercise.proof.fuel_margin);
        let worst = cases.iter().max_by_key(|case| case.usage.fuel)?;
        let needed = worst.usage.fuel.saturating_mul(margin);
        if needed <= limit {
            return None;
        }
        let message = format!(
            "`{}` spends {} of {} units of fuel on `data/{}.in`, {}; at most {} leave room for other styles",
            shown_path(example),
            thousands(worst.usage.fuel),
            thousands(limit),
            worst.name.0,
            share(worst.usage.fuel, limit),
            thousands(limit / margin),
        );
        let fault = key_diagnostic(&self.survey.folder, &["limits", "fuel"], message);
        let fault =
            fault.suggest(format!("raise `fuel` to {} or more; `grade calibrate` proposes one", thousands(needed)));
        Some(self.survey.own_rule(Requirement::FuelMargin, fault))
    }

    fn try_example(&self, example: &Example, expected: &ExampleSubmission) -> Result<Evidence, RunnerError> {
        let mut evidence = Evidence::default();
        let judgement = self.judge(&example.submission, self.runner, &shown_path(example), &mut evidence)?;
        let Some(judgement) = judgement else { return Ok(evidence) };
        if !judgement.is_compiled && !expected.permitted.contains(&Verdict::CompileError) {
            evidence.findings.push(self.not_compiled(example, Requirement::Examples, &judgement.compile_log));
            return Ok(evidence);
        }
        evidence.findings.extend(expected.unmet(&judgement).into_iter().map(|lack| self.unmet(example, &lack)));
        let cases = cases_of(&judgement);
        let fails = |place: &usize| cases.get(*place).is_some_and(|case| case.verdict != Verdict::Accepted);
        let groups = self.survey.groups.iter().enumerate();
        evidence.failed_groups =
            groups.filter(|(_, group)| group.cases.iter().any(fails)).map(|(place, _)| place).collect();
        Ok(evidence)
    }

    fn unmet(&self, example: &Example, lack: &str) -> Finding {
        let message = format!("`{}` does not behave as its folder says: {lack}", shown_path(example));
        let fault = SpecDiagnostic::about(self.survey.path_of(&example.path), message);
        Finding::error(Requirement::Examples, fault)
    }

    fn try_starter(&self, example: &Example) -> Result<Evidence, RunnerError> {
        let mut evidence = Evidence::default();
        let judgement = self.judge(&example.submission, self.runner, &shown_path(example), &mut evidence)?;
        let Some(judgement) = judgement else { return Ok(evidence) };
        if !judgement.is_compiled {
            evidence.findings.push(self.not_compiled(example, Requirement::Starters, &judgement.compile_log));
        } else if judgement.verdict == Verdict::Accepted {
            let message = format!("the starter `{}` passes every test", shown_path(example));
            let fault = SpecDiagnostic::about(self.survey.path_of(&example.path), message);
            let fault = fault.suggest("leave something for the student to do");
            evidence.findings.push(Finding::error(Requirement::Starters, fault));
        }
        Ok(evidence)
    }

    fn try_guess(&self, guess: &Guess) -> Result<Evidence, RunnerError> {
        let mut evidence = Evidence::default();
        let submission = guess.submission();
        let guessing = Guessing { runner: self.runner, submission: &submission, guess };
        let place = "output_validator".to_owned();
        let Some(judgement) = self.judge(&submission, &guessing, &place, &mut evidence)? else {
            return Ok(evidence);
        };
        let cases = cases_of(&judgement);
        let passes = |place: &usize| cases.get(*place).is_some_and(|case| case.verdict == Verdict::Accepted);
        for group in self.survey.groups.iter().filter(|group| group.cases.iter().all(passes)) {
            let message = format!("a program that {} passes the group `{}`", guess.words(), group.name);
            let fault = SpecDiagnostic::about(self.survey.path_of(group_path(&group.name)), message);
            let fault = fault.suggest("add a case whose answer is another one");
            evidence.findings.push(self.survey.own_rule(Requirement::NoGuesses, fault));
        }
        Ok(evidence)
    }

    fn validate(&self) -> Result<Evidence, RunnerError> {
        let mut evidence = Evidence::default();
        let Some(sources) = &self.survey.input_validator else { return Ok(evidence) };
        let limits = author_limits(&self.exercise.limits);
        let request = BuildRequest { sources, driver: None, profile: Profile::Release, limits: &limits };
        let program = match self.runner.build(&request)? {
            Build::Ready { program, .. } => program,
            Build::Failed { log } => {
                let fault = self.compile_fault("input_validator", sources, &log);
                evidence.findings.push(Finding::error(Requirement::ValidInputs, fault));
                return Ok(evidence);
            }
        };
        let cases = self.exercise.root.cases();
        let requests: Vec<_> = cases
            .iter()
            .map(|case| {
                let Stimulus::Stdio { stdin, .. } = &case.stimulus;
                input_validator_request(stdin)
            })
            .collect();
        program.run(&requests, &limits, &mut |place, outcome| {
            let (Some(case), Err(refusal)) = (cases.get(place), read_input_validator_outcome(&outcome)) else { return };
            let file = format!("data/{}.in", case.name.0);
            let message = format!("`{file}` is refused by the input validator: {}", refusal.message);
            let fault = file_line_diagnostic(self.survey.path_of(&file), refusal.line, message);
            evidence.findings.push(Finding::error(Requirement::ValidInputs, fault));
        })?;
        Ok(evidence)
    }

    fn generate(&self) -> Result<Evidence, RunnerError> {
        let mut evidence = Evidence::default();
        let limits = author_limits(&self.exercise.limits);
        let generated = match generate::run_generators(&self.survey.generators, &limits, self.runner) {
            Ok(generated) => generated,
            Err(GenerateError::Runner(error)) => return Err(error),
            Err(GenerateError::Program(fault)) => {
                let fault = self.generator_fault(&fault);
                evidence.findings.push(Finding::error(Requirement::Generated, fault));
                return Ok(evidence);
            }
        };
        for change in generate::compare(&self.survey.folder, &generated) {
            let message = match change.line {
                Some(_) => format!("`{}` is not what `{}` writes", change.path, change.generator),
                None => format!("`{}` is missing: `{}` writes it", change.path, change.generator),
            };
            let fault = file_line_diagnostic(self.survey.path_of(&change.path), change.line, message);
            let fault = fault.suggest(format!("`grade generate {}` writes it anew", self.survey.id));
            evidence.findings.push(Finding::error(Requirement::Generated, fault));
        }
        Ok(evidence)
    }

    fn generator_fault(&self, fault: &generate::ProgramFault) -> SpecDiagnostic {
        match &fault.log {
            Some(log) => self.compile_fault("generators", &self.survey.generators[&fault.generator], log),
            None => SpecDiagnostic::about(
                self.survey.path_of(&fault.generator),
                format!("the generator `{}` {}", fault.generator, fault.message),
            ),
        }
    }

    /// Judges; what is the exercise's fault becomes a finding.
    fn judge(
        &self,
        submission: &Submission,
        runner: &dyn Runner,
        place: &str,
        evidence: &mut Evidence,
    ) -> Result<Option<Judgement>, RunnerError> {
        let failure = match judge(self.exercise, submission, runner, JudgeOptions::default(), &mut |_| {}) {
            Ok(judgement) => return Ok(Some(judgement)),
            Err(JudgeFailure::Runner(error)) => return Err(error),
            Err(failure @ JudgeFailure::Language { .. }) => {
                SpecDiagnostic::about(self.survey.path_of(place), failure.to_string())
            }
            Err(JudgeFailure::Exercise(fault)) => self.exercise_fault(&fault),
        };
        evidence.findings.push(Finding::error(Requirement::Complete, failure));
        Ok(None)
    }

    fn exercise_fault(&self, fault: &ExerciseFault) -> SpecDiagnostic {
        if let (Some(log), Some(checker)) = (checker_log(fault), &self.exercise.checker) {
            return self.compile_fault("output_validator", checker, log);
        }
        let message = crate::disclose::disclose_fault(fault, grade_model::Audience::Staff);
        let line = message.trim_end().replace('\n', " | ");
        SpecDiagnostic::about(self.survey.path_of("output_validator"), line)
    }

    fn not_compiled(&self, example: &Example, requirement: Requirement, log: &CompileLog) -> Finding {
        Finding::error(requirement, self.compile_fault(&example.source_folder(), &example.submission.sources, log))
    }

    /// The first error of a compiler, at its line of a file below `folder`.
    fn compile_fault(&self, folder: &str, sources: &SourceTree, log: &CompileLog) -> SpecDiagnostic {
        let errors = || log.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let placed = errors().find(|diagnostic| diagnostic.file.is_some()).or_else(|| errors().next());
        let Some(error) = placed else {
            let why = log.text.lines().next().unwrap_or_default();
            let path = format!("{folder}/{}", sources.root);
            return SpecDiagnostic::about(self.survey.path_of(&path), format!("`{path}` does not compile: {why}"));
        };
        let path = format!("{folder}/{}", error.file.as_deref().unwrap_or(&sources.root));
        let code = error.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
        let message = format!("`{path}` does not compile: {}{code}", error.message);
        let line = usize::try_from(error.line).ok().filter(|line| *line > 0);
        file_line_diagnostic(self.survey.path_of(&path), line, message)
    }
}

/// The folder of a group's cases.
fn group_path(name: &str) -> String {
    if name == "secret" { "data/secret".to_owned() } else { format!("data/secret/{name}") }
}

fn shown_path(example: &Example) -> String {
    example.path.display().to_string()
}

fn verdict_words(verdict: Verdict) -> String {
    format!("{} ({})", verdict.words(), verdict.code())
}

/// Every judged case, in the order of judging; none for a submission that does not compile.
pub(super) fn cases_of(judgement: &Judgement) -> Vec<&CaseJudgement> {
    let mut cases = Vec::new();
    judgement.groups.iter().for_each(|group| collect_cases(group, &mut cases));
    cases
}

fn collect_cases<'a>(group: &'a GroupJudgement, into: &mut Vec<&'a CaseJudgement>) {
    for member in &group.members {
        match member {
            JudgedMember::Case(case) => into.push(case),
            JudgedMember::Group(group) => collect_cases(group, into),
        }
    }
}
