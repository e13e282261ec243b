//! `grade generate`: inputs from an exercise's generators, answers from its accepted solution; says what changed.

use std::path::Path;

use grade_model::{CheckMode, Exercise, Runner, Submission};
use grader::{
    exercise::{Found, icpc::example_submissions, load_author_programs},
    generate::{self, AnswerError, Change, GenerateError},
    judge::author_limits,
    submission,
};

use super::check::choose;
use crate::{
    args::GenerateArgs,
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
    session::{self, Session},
};

pub(crate) fn run(args: &GenerateArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let found = choose(&args.ids, settings)?;
    let session = Session::start(settings)?;
    let runner = session.runner("rust").ok_or_else(|| CommandError::judge("there is no runner for Rust"))?;
    let mut exit = Exit::Accepted;
    for found in &found {
        match generate_one(found, args.check, runner, settings) {
            Ok(is_current) if is_current || !args.check => {}
            Ok(_) => exit = exit.max(Exit::Usage),
            Err(error) => {
                output::print_error(&error);
                exit = exit.max(error.exit);
                if error.exit == Exit::Interrupted {
                    break;
                }
            }
        }
    }
    session.end();
    Ok(exit)
}

/// Says what changed, and writes it unless `is_dry`. Whether nothing did.
fn generate_one(found: &Found, is_dry: bool, runner: &dyn Runner, settings: &Settings) -> Result<bool, CommandError> {
    let folder = &found.folder;
    // Without the hidden tests, which may lack the answers that are to be written.
    let exercise = library::load(found, false, settings)?;
    let programs = load_author_programs(folder).map_err(|error| library::exercise_error(&error, settings))?;
    let limits = author_limits(&exercise.limits);
    let generated = generate::run_generators(&programs.generators, &limits, runner).map_err(|error| match error {
        GenerateError::Runner(error) => error.into(),
        GenerateError::Program(fault) => {
            let log = fault.log.as_ref().map(|log| format!("\n{}", log.text.trim_end())).unwrap_or_default();
            CommandError::usage(format!("{}: the generator `{}` {}{log}", found.id, fault.generator, fault.message))
        }
    })?;
    let changes = generate::compare(folder, &generated);
    if !is_dry {
        generate::write_inputs(folder, &generated, &changes).map_err(answer_error)?;
    }
    let mut answers: Vec<String> =
        changes.iter().filter_map(|c| c.path.strip_suffix(".in")).map(str::to_owned).collect();
    answers.extend(generate::unanswered(folder));
    answers.sort();
    answers.dedup();
    if has_patterns(&exercise) {
        answers.clear();
    }
    if !is_dry && !answers.is_empty() {
        let solution = read_solution(found, &exercise)?;
        generate::write_answers(folder, &exercise, &solution, &answers, runner).map_err(answer_error)?;
    }
    report(found, &changes, &answers, generated.count(), settings)?;
    Ok(changes.is_empty() && answers.is_empty())
}

fn report(
    found: &Found,
    changes: &[Change],
    answers: &[String],
    count: usize,
    settings: &Settings,
) -> Result<(), CommandError> {
    let mut text = String::new();
    for change in changes {
        let what = change.line.map_or("new".to_owned(), |line| format!("changed, first in line {line}"));
        text.push_str(&format!("{}  {}  {what}\n", found.id, change.path));
    }
    for case in answers {
        text.push_str(&format!("{}  {case}.ans\n", found.id));
    }
    if text.is_empty() && settings.verbosity >= 0 {
        text = format!("{}  {} up to date\n", found.id, grader::quantity::count(count as u64, "generated input"));
    }
    output::print(output::safe(&text).as_bytes())
}

/// Whether answers are regular expressions, which no solution prints.
fn has_patterns(exercise: &Exercise) -> bool {
    exercise.root.cases().iter().any(|case| *case.check == CheckMode::Regex)
}

/// The first of the accepted solutions.
fn read_solution(found: &Found, exercise: &Exercise) -> Result<Submission, CommandError> {
    let examples = example_submissions(&found.folder).map_err(|error| CommandError::usage(error.to_string()))?;
    let accepted = examples.iter().find(|example| example.is_solution());
    let accepted = accepted.ok_or_else(|| {
        CommandError::usage(format!("{} has no accepted solution to make answers with", found.id))
            .hint("put one into submissions/accepted")
    })?;
    let path = found.folder.join(&accepted.path);
    let path = std::fs::canonicalize(&path).unwrap_or_else(|_| Path::new(&path).to_owned());
    submission::read(&path, exercise.id.slug(), &session::languages())
        .map_err(|error| CommandError::usage(error.to_string()))
}

fn answer_error(error: AnswerError) -> CommandError {
    match error {
        AnswerError::Runner(error) => error.into(),
        AnswerError::Solution(message) => CommandError::usage(message),
        AnswerError::File { path, source } => {
            CommandError::judge(format!("failed to read or write `{path}`")).caused_by(source)
        }
    }
}
