//! `grade mutants`: which slips of a solution the hidden tests notice, and the record of it beside each exercise.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use grade_model::{Audience, Exercise, Submission};
use grader::{
    disclose::disclose_fault,
    exercise::{
        Found,
        icpc::{ExampleSubmission, example_submissions},
    },
    judge::JudgeFailure,
    mutate::{self, Measurement, MutationFailure, Record, RecordError},
    submission,
};

use super::check::choose;
use crate::{
    args::MutantsArgs,
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
    session::{self, Session},
};

pub(crate) fn run(args: &MutantsArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let chosen = choose(&args.ids, settings)?;
    let session = Session::start(settings)?;
    let mut gravest = Exit::Accepted;
    for found in &chosen {
        let exit = match measure_one(found, args, &session, settings) {
            Ok(true) => Exit::Accepted,
            Ok(false) => Exit::Usage,
            // The other exercises are measured all the same, unless the user wants to stop.
            Err(error) => {
                output::print_error(&error);
                error.exit
            }
        };
        gravest = gravest.max(exit);
        if exit == Exit::Interrupted {
            break;
        }
    }
    session.end();
    Ok(gravest)
}

/// Measures one exercise, unless its record is fresh, and tells whether its score is high enough.
fn measure_one(
    found: &Found,
    args: &MutantsArgs,
    session: &Session,
    settings: &Settings,
) -> Result<bool, CommandError> {
    let exercise = library::load(found, true, settings)?;
    let earlier = Record::load(&found.folder).map_err(|error| record_error(&error))?;
    let (name, solution) = read_solution(found, args.solution.as_deref(), earlier.as_ref())?;
    if let Some(record) = earlier.as_ref().filter(|record| !args.again && record.is_fresh(&exercise, &solution)) {
        output::print(format!("{}\n", summary(&exercise, record, "fresh")).as_bytes())?;
        return Ok(is_enough(&exercise, record));
    }
    let runner = session.runner(&solution.language).ok_or_else(|| {
        CommandError::usage(format!("{}: there is no runner for `{}`", exercise.id, solution.language))
    })?;
    let total = mutate::find_mutants(&solution).map_err(|failure| mutation_error(failure, &exercise))?.len();
    let progress = Counter::start(&exercise.id.0, total, settings.verbosity >= 0);
    let measurement = mutate::measure(&exercise, &solution, runner, settings.jobs, &|at| progress.follow(at.done))
        .map_err(|failure| mutation_error(failure, &exercise))?;
    drop(progress);
    let record = Record::of(&name, &exercise, &solution, &measurement, earlier.as_ref());
    record.save(&found.folder).map_err(|error| record_error(&error))?;
    let uncompilable = measurement.mutants.len() - measurement.total();
    let note = format!("{uncompilable} more do not compile");
    let mut text = format!("{}\n", summary(&exercise, &record, &note));
    write_survivors(&mut text, &found.folder.join(&name), &solution, &measurement, &record);
    output::print(text.as_bytes())?;
    Ok(is_enough(&exercise, &record))
}

/// The accepted solution of that name, that of the record, or the first by name; with its path below the exercise's
/// folder.
fn read_solution(
    found: &Found,
    named: Option<&str>,
    earlier: Option<&Record>,
) -> Result<(String, Submission), CommandError> {
    let examples =
        example_submissions(&found.folder).map_err(|error| CommandError::usage(error.to_string().trim_end()))?;
    let mut accepted = examples;
    accepted.retain(ExampleSubmission::is_solution);
    let place = match (named, earlier) {
        (Some(name), _) => accepted.iter().position(|example| example.path.file_name().is_some_and(|it| it == name)),
        (None, Some(record)) => accepted.iter().position(|example| example.path == Path::new(&record.solution)),
        (None, None) => Some(0),
    };
    let Some(accepted) = accepted.get(place.unwrap_or(0)).filter(|_| named.is_none() || place.is_some()) else {
        let name = named.map(|name| format!(" called {}", output::safe_line(name))).unwrap_or_default();
        return Err(CommandError::usage(format!("{} has no accepted submission{name}", found.id))
            .hint("solutions are files and folders in submissions/accepted/"));
    };
    let path: PathBuf = found.folder.join(&accepted.path);
    let submission = submission::read(&path, found.id.slug(), &session::languages())
        .map_err(|error| CommandError::usage(error.to_string()))?;
    Ok((accepted.path.to_string_lossy().into_owned(), submission))
}

fn is_enough(exercise: &Exercise, record: &Record) -> bool {
    u64::from(record.score()) >= exercise.proof.mutation_score_min
}

/// `✓ algorithms/bubble-sort  97 %: 60 of 62 mutants killed, 1 waived`.
fn summary(exercise: &Exercise, record: &Record, note: &str) -> String {
    let mark = match (is_enough(exercise, record), output::use_unicode()) {
        (true, true) => "✓",
        (true, false) => "ok",
        (false, true) => "✗",
        (false, false) => "!!",
    };
    let waived = if record.waived.is_empty() { String::new() } else { format!(", {} waived", record.waived.len()) };
    format!(
        "{mark} {}  {} %: {} of {} mutants killed{waived}; {note}",
        exercise.id,
        record.score(),
        record.killed,
        record.total
    )
}

fn write_survivors(text: &mut String, path: &Path, solution: &Submission, measurement: &Measurement, record: &Record) {
    for mutant in measurement.survivors() {
        let waiver = record.waived.iter().find(|waiver| waiver.mutant == mutant.id);
        let fate = if waiver.is_some() { "waived" } else { "survived" };
        let file = match mutant.file == solution.sources.root {
            true => path.to_owned(),
            false => path.join(&mutant.file),
        };
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {fate}: {}  {}:{}", mutant.id, output::safe_line(&shorten(&file)), mutant.line);
        for line in mutate::show_change(&solution.sources, mutant) {
            let _ = writeln!(text, "    {}", output::safe_line(&line));
        }
    }
}

/// A path as the user would type it.
fn shorten(path: &Path) -> String {
    let current = std::env::current_dir().and_then(|folder| folder.canonicalize());
    let relative = current.ok().and_then(|folder| Some(path.strip_prefix(folder).ok()?.to_owned()));
    relative.unwrap_or_else(|| path.to_owned()).display().to_string()
}

fn record_error(error: &RecordError) -> CommandError {
    CommandError::usage(error.to_string())
        .hint("waivers are written by hand, all else by `grade mutants`: remove the file to begin anew")
}

fn mutation_error(failure: MutationFailure, exercise: &Exercise) -> CommandError {
    match failure {
        MutationFailure::Judge(JudgeFailure::Runner(error)) => error.into(),
        MutationFailure::Judge(JudgeFailure::Exercise(fault)) => {
            CommandError::usage(format!("{}: {}", exercise.id, disclose_fault(&fault, Audience::Staff)))
        }
        MutationFailure::NotCompiled(ref log) => {
            let log = log.clone();
            CommandError::usage(format!("{}: {failure}", exercise.id)).hint(log)
        }
        failure => CommandError::usage(format!("{}: {failure}", exercise.id)),
    }
}

/// How far the measurement is, on a terminal.
struct Counter {
    bar: indicatif::ProgressBar,
    name: String,
}

impl Counter {
    fn start(name: &str, total: usize, is_on: bool) -> Self {
        use indicatif::{ProgressBar, ProgressStyle};
        let bar = if is_on { ProgressBar::new(total as u64) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{msg}: {pos} of {len} mutants") {
            bar.set_style(style);
        }
        bar.set_message(output::safe_line(name));
        Self { bar, name: name.to_owned() }
    }

    fn follow(&self, done: usize) {
        self.bar.set_message(output::safe_line(&self.name));
        self.bar.set_position(done as u64);
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
