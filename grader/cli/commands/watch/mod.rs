//! `grade watch`: judges the samples whenever a submission is saved.
//!
//! ```text
//! changes.rs      something near the file changed; or a quarter of a second passed
//!     └► the submission's digest is another one? ─► judge ─► interactive.rs  the screen, one failed sample at a time
//!                                                        └► mod.rs          plain: one report after the other
//! ```
//! A digest decides, not an event: editors that write beside the file and rename, or that touch it twice, are all the
//! same, and a file that is gone for a moment is waited for.

mod changes;
mod interactive;

use std::{
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
    time::Duration,
};

use grade_model::{Report, RunInfo};
use grader::{
    exercise::Found,
    report::{self, Format, HumanOptions},
    repository, submission,
};

use self::changes::Changes;
use super::judge;
use crate::{
    args::WatchArgs,
    config::Settings,
    exit::{CommandError, Exit},
    library, output,
    session::{self, Session},
};

/// How long to wait before looking whether the user wants to stop.
const PATIENCE: Duration = Duration::from_millis(100);

pub(crate) fn run(args: &WatchArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let found = library::find_all(settings)?;
    let path = match &args.submission {
        Some(path) => path.clone(),
        None => only_submission(&found)?,
    };
    let changes = Changes::watch(&path, args.poll)?;
    if let (Some(warning), true) = (changes.warning(), settings.verbosity >= 0) {
        output::note(&format!("warning: {}", output::safe_line(warning)));
    }
    let is_plain = args.plain || !io::stdout().is_terminal() || !io::stdin().is_terminal();
    // On a screen of its own there is no place for progress and notices.
    let settings = &Settings { verbosity: if is_plain { settings.verbosity } else { -1 }, ..settings.clone() };
    let session = Session::start(settings)?;
    let mut watched = Watched { path, named: args.exercise.clone(), slug: None, digest: None };
    let exit = if is_plain {
        print_each(&mut watched, &changes, &found, &session, settings)
    } else {
        interactive::run(&mut watched, &changes, &found, &session, settings)
    };
    session.end();
    exit
}

/// The only submission in the current folder.
fn only_submission(found: &[Found]) -> Result<PathBuf, CommandError> {
    let survey = repository::survey(Path::new(""), found, &session::languages());
    match survey.candidates.as_slice() {
        [only] => Ok(only.path.clone()),
        [] => Err(CommandError::usage("there is no submission here").hint("name one: `grade watch FILE`")),
        [first, rest @ ..] => Err(CommandError::usage(format!(
            "there are {} submissions here, {} among them",
            rest.len() + 1,
            first.path.display()
        ))
        .hint("name one: `grade watch FILE`")),
    }
}

/// The submission that is watched.
struct Watched {
    path: PathBuf,
    /// What `--exercise` says.
    named: Option<String>,
    /// The slug of the exercise, once it is known.
    slug: Option<String>,
    /// The digest of what was judged last; `None` when it could not be read.
    digest: Option<String>,
}

impl Watched {
    /// Whether what lies there is something else than what was judged last, and can be read.
    fn is_changed(&mut self) -> bool {
        let stem = self.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let slug = self.slug.as_deref().or(self.named.as_deref()).unwrap_or(&stem);
        let Ok(submission) = submission::read(&self.path, slug, &session::languages()) else { return false };
        if self.digest.as_ref() == Some(&submission.digest) {
            return false;
        }
        self.digest = Some(submission.digest);
        true
    }

    fn judge(
        &self,
        tests: judge::Tests,
        found: &[Found],
        session: &Session,
        settings: &Settings,
    ) -> Result<(Report, RunInfo), CommandError> {
        judge::judge_one(&self.path, self.named.as_deref(), tests, found, session, settings)
    }

    fn learn(&mut self, report: &Report) {
        self.slug = report.exercise.id.rsplit('/').next().map(str::to_owned);
    }
}

/// Without a terminal: one report after the other.
fn print_each(
    watched: &mut Watched,
    changes: &Changes,
    found: &[Found],
    session: &Session,
    settings: &Settings,
) -> Result<Exit, CommandError> {
    let options = HumanOptions {
        width: output::width(),
        colour: output::use_color(settings.color, io::stdout().is_terminal()),
        unicode: output::use_unicode(),
        ..HumanOptions::default()
    };
    let mut is_first = true;
    loop {
        // The first time there is a report in any case, be it that there is nothing to judge.
        if watched.is_changed() || is_first {
            match watched.judge(judge::Tests::Samples, found, session, settings) {
                Ok((report, run)) => {
                    watched.learn(&report);
                    output::print(&report::render(Format::Human, &report, &run, &options))?;
                    output::print(b"\n")?;
                }
                Err(error) if error.exit == Exit::Interrupted => return Ok(Exit::Interrupted),
                Err(error) => output::print_error(&error),
            }
            is_first = false;
        }
        if session.cancel_token().is_cancelled() {
            return Ok(Exit::Interrupted);
        }
        changes.wait(PATIENCE);
    }
}
