//! `grade submit` and `grade test`: judge submissions one after the other, and report on each.

use std::{
    io,
    path::Path,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use grade_model::{Audience, Exercise, ExerciseId, Points, Report, RunInfo, Submission, Verdict};
use grader::{
    disclose::{disclose, disclose_fault},
    exercise::{Clues, Found, identify},
    judge::{Event, JudgeFailure, JudgeOptions, judge},
    report::{self, Format, HumanOptions, Verbosity},
    submission,
};

use crate::{
    args::JudgeArgs,
    config::Settings,
    exit::{CommandError, Exit},
    library, origin, output,
    progress::Progress,
    reports::{Judged, Plan},
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
    let plan = Plan::new(&args.reports, settings.format, args.submissions.len())?;
    let found = library::find_all(settings)?;
    let session = Session::start(settings)?;
    let named = args.exercise.as_deref();
    let shows_layers = plan.has(Format::Human);
    let judging = Judging { named, tests, found: &found, session: &session, settings, shows_layers };
    let is_alone = args.submissions.len() == 1;
    let mut gravest = Exit::Accepted;
    let mut judged: Vec<Judged> = Vec::new();
    for (index, path) in args.submissions.iter().enumerate() {
        let mut stream = Stream::new(plan.stdout);
        let exit = match judging.judge(path, &mut stream) {
            Ok((exercise, report, run)) => {
                let origin = origin::find(path, exercise.slug(), args.student.as_deref(), is_alone);
                let one = Judged { report, run, origin, name: origin::name_submission(path) };
                print_report(&one, &stream, plan.stdout, index > 0, settings)?;
                let exit = exit_of(&one.report, args.fail_below);
                judged.push(one);
                exit
            }
            // The other submissions are judged all the same, unless the user wants to stop.
            Err(error) => {
                stream.tell(|| report::failed_line(error.exit.code()));
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
    Ok(gravest.max(plan.write(&judged, &options(settings))))
}

/// What judging each submission of a command has in common.
struct Judging<'a> {
    named: Option<&'a str>,
    tests: Tests,
    found: &'a [Found],
    session: &'a Session,
    settings: &'a Settings,
    /// Whether a report will say which layers of the sandbox are on.
    shows_layers: bool,
}

impl Judging<'_> {
    fn judge(&self, path: &Path, stream: &mut Stream) -> Result<(ExerciseId, Report, RunInfo), CommandError> {
        let settings = self.settings;
        let (exercise, submission) = read(path, self.named, self.tests, self.found, settings)?;
        let runner = self.session.runner(&submission.language).ok_or_else(|| {
            CommandError::usage(format!("there is no runner for `{}`", submission.language))
                .hint("this version of grade takes submissions in Rust")
        })?;
        stream.tell(|| {
            let files: Vec<String> = submission.sources.files.keys().cloned().collect();
            report::started_line(&exercise.id.to_string(), &files, &submission.language)
        });
        let name = output::safe_line(&submission.sources.root);
        let progress = Progress::start(name, settings.verbosity >= 0);
        let mut clock = Clock::start();
        if self.shows_layers {
            self.session.ask_for_layers();
        }
        let options = JudgeOptions { samples_only: self.tests == Tests::Samples };
        let judgement = judge(&exercise, &submission, runner, options, &mut |event| {
            clock.follow(event);
            progress.follow(&event);
            if let Event::BuildFinished { is_ok } = event {
                stream.tell(|| report::compiled_line(is_ok));
            }
        });
        drop(progress);
        let judgement = judgement.map_err(|failure| judge_error(failure, &exercise, settings.audience))?;
        let mut run = clock.stop();
        run.is_samples_only = self.tests == Tests::Samples;
        if self.shows_layers {
            run.layers = self.session.layers();
        }
        Ok((exercise.id, disclose(&judgement, settings.audience), run))
    }
}

/// Judges one submission, of the exercise that is `named` or that it says itself.
pub(super) fn judge_one(
    path: &Path,
    named: Option<&str>,
    tests: Tests,
    found: &[Found],
    session: &Session,
    settings: &Settings,
) -> Result<(Report, RunInfo), CommandError> {
    let judging = Judging { named, tests, found, session, settings, shows_layers: true };
    let (_, report, run) = judging.judge(path, &mut Stream { is_on: false, lines: 0 })?;
    Ok((report, run))
}

/// The events of one submission that standard output has seen already, where it takes events.
struct Stream {
    is_on: bool,
    lines: usize,
}

impl Stream {
    fn new(format: Format) -> Self {
        Self { is_on: format == Format::Jsonl, lines: 0 }
    }

    /// Writes a line. Whether standard output can be written to at all turns out with the report.
    fn tell(&mut self, line: impl FnOnce() -> String) {
        if self.is_on && output::print(line().as_bytes()).is_ok() {
            self.lines += 1;
        }
    }
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
    // Standard input can be read only once, so it is read before its exercise is known.
    let mut from_stdin = None;
    let head = if is_stdin {
        let read = submission::read_stdin(&mut io::stdin().lock(), "main.rs", &languages).map_err(submission_error)?;
        let head = read.sources.files.values().next().map(|bytes| bytes.to_vec()).unwrap_or_default();
        from_stdin = Some(read);
        head
    } else {
        submission::read_head(path, &languages).map_err(submission_error)?
    };
    let clues = Clues { named, path: (!is_stdin).then_some(path), head: &head };
    let exercise = identify(found, &clues).map_err(|error| {
        let hint = error.hint();
        CommandError::usage(error.to_string()).hint(hint)
    })?;
    let submission = match from_stdin {
        Some(submission) => submission,
        None => submission::read(path, exercise.id.slug(), &languages).map_err(submission_error)?,
    };
    Ok((library::load(exercise, tests == Tests::All, settings)?, submission))
}

/// Why there is no submission to judge, with what to do.
pub(super) fn submission_error(error: submission::SubmissionError) -> CommandError {
    let hint = error.hint();
    let error = CommandError::usage(error.to_string());
    match hint {
        Some(hint) => error.hint(hint),
        None => error,
    }
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

/// How a report for people looks on standard output.
fn options(settings: &Settings) -> HumanOptions {
    HumanOptions {
        width: output::width(),
        colour: output::use_color(settings.color, io::IsTerminal::is_terminal(&io::stdout())),
        unicode: output::use_unicode(),
        verbosity: match settings.verbosity {
            ..0 => Verbosity::Quiet,
            0 => Verbosity::Normal,
            1.. => Verbosity::Verbose,
        },
    }
}

/// Prints a report whose format lets it stand beside others; of events those that are not told yet.
fn print_report(
    judged: &Judged,
    stream: &Stream,
    format: Format,
    is_next: bool,
    settings: &Settings,
) -> Result<(), CommandError> {
    if !format.is_joinable() {
        return Ok(());
    }
    if is_next && format == Format::Human && settings.verbosity >= 0 {
        output::print(b"\n")?;
    }
    let bytes = report::render(format, &judged.report, &judged.run, &options(settings));
    let rest: Vec<u8> = bytes.split_inclusive(|byte| *byte == b'\n').skip(stream.lines).flatten().copied().collect();
    output::print(&rest)
}

/// 0 for an accepted submission, or with `--fail-below` for one whose score reaches the percentage.
pub(super) fn exit_of(report: &Report, fail_below: Option<Points>) -> Exit {
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
