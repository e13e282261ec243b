//! `grade submit` and `grade test`: judge submissions one after the other, and report on each.

use std::{
    io,
    path::Path,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use grade_model::{Audience, Exercise, Points, Report, RunInfo, Submission, Verdict};
use grader::{
    disclose::{disclose, disclose_fault},
    exercise::{Clues, Found, identify},
    judge::{Event, JudgeFailure, JudgeOptions, judge},
    report::{self, Format, HumanOptions, Verbosity},
    submission,
};

use crate::{
    args::{FormatArg, JudgeArgs},
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
    progress::Progress,
    session::{self, Session},
};

/// Which tests to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tests {
    /// Samples and hidden tests.
    All,
    /// Samples only.
    Samples,
}

pub(crate) fn run(args: &JudgeArgs, tests: Tests, settings: &Settings) -> Result<Exit, CommandError> {
    let found = library::find_all(settings)?;
    let session = Session::start(settings)?;
    let mut gravest = Exit::Accepted;
    for (index, path) in args.submissions.iter().enumerate() {
        let exit = match judge_one(path, args, tests, &found, &session, settings) {
            Ok(report) => {
                let info = report.1;
                print_report(&report.0, &info, index > 0, settings)?;
                exit_of(&report.0, args.fail_below)
            }
            // The other submissions are judged all the same, unless the user wants to stop.
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

fn judge_one(
    path: &Path,
    args: &JudgeArgs,
    tests: Tests,
    found: &[Found],
    session: &Session,
    settings: &Settings,
) -> Result<(Report, RunInfo), CommandError> {
    let (exercise, submission) = read(path, args.exercise.as_deref(), tests, found, settings)?;
    let runner = session.runner(&submission.language).ok_or_else(|| {
        CommandError::usage(format!("there is no runner for `{}`", submission.language))
            .hint("this version of grade takes submissions in Rust")
    })?;
    let name = output::safe_line(&submission.sources.root);
    let progress = Progress::start(name, settings.verbosity >= 0);
    let mut clock = Clock::start();
    let options = JudgeOptions { samples_only: tests == Tests::Samples };
    let judgement = judge(&exercise, &submission, runner, options, &mut |event| {
        clock.follow(event);
        progress.follow(&event);
    });
    drop(progress);
    let judgement = judgement.map_err(|failure| judge_error(failure, &exercise, settings.audience))?;
    let report = disclose(&judgement, settings.audience);
    let mut info = clock.stop();
    if settings.format != FormatArg::Json {
        info.layers = session.layers();
    }
    Ok((report, info))
}

/// Finds the exercise that the submission belongs to, and reads both.
fn read(
    path: &Path,
    named: Option<&str>,
    tests: Tests,
    found: &[Found],
    settings: &Settings,
) -> Result<(Exercise, Submission), CommandError> {
    let languages = session::languages();
    let is_stdin = path == Path::new("-");
    let error = |error: submission::SubmissionError| {
        let hint = error.hint();
        let error = CommandError::usage(error.to_string());
        match hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    };
    // Standard input can be read only once, so it is read before its exercise is known.
    let mut from_stdin = None;
    let head = if is_stdin {
        let read = submission::read_stdin(&mut io::stdin().lock(), "main.rs", &languages).map_err(error)?;
        let head = read.sources.files.values().next().map(|bytes| bytes.to_vec()).unwrap_or_default();
        from_stdin = Some(read);
        head
    } else {
        submission::read_head(path, &languages).map_err(error)?
    };
    let clues = Clues { named, path: (!is_stdin).then_some(path), head: &head };
    let exercise = identify(found, &clues).map_err(|error| {
        let hint = error.hint();
        CommandError::usage(error.to_string()).hint(hint)
    })?;
    let submission = match from_stdin {
        Some(submission) => submission,
        None => submission::read(path, exercise.id.slug(), &languages).map_err(error)?,
    };
    Ok((library::load(exercise, tests == Tests::All, settings)?, submission))
}

/// Whose fault a failure to judge is, with what to do, and for staff with what the exercise's programs said.
fn judge_error(failure: JudgeFailure, exercise: &Exercise, audience: Audience) -> CommandError {
    match failure {
        JudgeFailure::Runner(error) => error.into(),
        JudgeFailure::Language { .. } => CommandError::usage(failure.to_string()),
        JudgeFailure::Exercise(fault) => {
            CommandError::usage(format!("{}: {}", exercise.id, disclose_fault(&fault, audience)))
                .hint("this is the exercise's fault, not the submission's: tell whoever wrote it")
        }
    }
}

fn print_report(report: &Report, info: &RunInfo, is_next: bool, settings: &Settings) -> Result<(), CommandError> {
    let format = match settings.format {
        FormatArg::Human => Format::Human,
        FormatArg::Json => Format::Json,
        FormatArg::Html => Format::Html,
    };
    let options = HumanOptions {
        width: output::width(),
        colour: output::use_color(settings.color, io::IsTerminal::is_terminal(&io::stdout())),
        unicode: output::use_unicode(),
        verbosity: match settings.verbosity {
            ..0 => Verbosity::Quiet,
            0 => Verbosity::Normal,
            1.. => Verbosity::Verbose,
        },
    };
    if is_next && format == Format::Human && settings.verbosity >= 0 {
        output::print(b"\n")?;
    }
    output::print(&report::render(format, report, info, &options))
}

/// 0 for an accepted submission, or with `--fail-below` for one whose score reaches the percentage.
fn exit_of(report: &Report, fail_below: Option<Points>) -> Exit {
    let reaches = |percent: Points| {
        let needed = percent.checked_mul(report.score_max)?.checked_div(100)?;
        Some(report.score >= needed)
    };
    let passes = match fail_below {
        // Without points, as in a run of the samples only, the verdict is the score.
        Some(percent) if report.score_max > Points::ZERO => reaches(percent).unwrap_or(false),
        Some(_) | None => report.verdict == Verdict::Accepted,
    };
    if passes { Exit::Accepted } else { Exit::NotAccepted }
}

/// Durations, for people. Nothing of this reaches a report that machines read.
struct Clock {
    started: SystemTime,
    last: Instant,
    info: RunInfo,
}

impl Clock {
    fn start() -> Self {
        Self { started: SystemTime::now(), last: Instant::now(), info: RunInfo::default() }
    }

    fn follow(&mut self, event: Event) {
        if let Event::BuildFinished { .. } = event {
            self.info.compile_ms = self.lap();
        }
    }

    fn stop(mut self) -> RunInfo {
        self.info.test_ms = self.lap();
        self.info.started_unix_seconds = self.started.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        self.info
    }

    fn lap(&mut self) -> u64 {
        let lap = u64::try_from(self.last.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last = Instant::now();
        lap
    }
}
