//! `grade ci`: grades a student's repository, and writes what the platform that it runs on understands.
//!
//! ```text
//! environment ─► platform.rs   which files, and where          nothing of it reaches a verdict
//! PATH… ──────► plan.rs        which submissions, of which exercises
//!                 judge ─► documents.rs   a file for each format of each report
//!                       └► totals.rs      score, max-score and result for later steps
//! ```

mod documents;
mod fetch;
mod plan;
mod platform;
mod publish;
mod pull;
mod totals;

use std::path::{Path, PathBuf};

use grade_model::{Report, RunInfo};
use grader::{exercise::Found, report::Origin, signature::SecretKey};

pub(crate) use self::publish::parse_branch;
use self::{documents::Target, plan::Plan, platform::Platform, totals::Totals};
use super::{judge, signing};
use crate::{
    args::{CiArgs, CiCommand, CiRunArgs},
    config::Settings,
    exit::{CommandError, Exit},
    library, origin, output,
    session::Session,
};

pub(crate) fn run(args: &CiArgs, settings: &Settings) -> Result<Exit, CommandError> {
    match &args.command {
        Some(CiCommand::Pull(pull)) => pull::run(pull, settings),
        None => {
            let result = grade_repository(&args.run, platform_of(&args.run), settings);
            result.inspect_err(|error| tell_failure(args, error.exit))
        }
    }
}

/// Tells later steps that there is no score, whatever lies in the folder for reports from before.
pub(crate) fn tell_failure(args: &CiArgs, exit: Exit) {
    let run = &args.run;
    if args.command.is_some() || run.dry_run {
        return;
    }
    let totals = Totals::of(&[], exit);
    // The error that led here is the one to tell.
    let _ = totals::tell(&totals, platform_of(run));
    let _ = refuse_link(&run.output).and_then(|()| totals::write(&totals, &run.output));
}

fn platform_of(args: &CiRunArgs) -> Platform {
    args.platform.map_or_else(Platform::detect, Platform::from)
}

/// A submission, judged.
struct Judged {
    /// What its files are called: the exercise's id with `.` for `/`.
    name: String,
    report: Report,
    run: RunInfo,
    /// Whose it is, for platforms that ask.
    origin: Origin,
}

fn grade_repository(args: &CiRunArgs, platform: Platform, settings: &Settings) -> Result<Exit, CommandError> {
    let settings = closed_in(settings, args.no_require_jail);
    let found = library::find_all(&settings)?;
    let plan = plan::make(&args.paths, &args.exercise, &found)?;
    let key = args.sign.as_deref().map(signing::read_secret).transpose()?;
    let target = Target {
        platform,
        folder: &args.output,
        log: settings.format,
        formats: &args.formats,
        key: key.as_ref(),
        is_classroom: args.classroom50,
    };
    if args.dry_run {
        output::print(describe(&plan, &target).as_bytes())?;
        return Ok(plan.exit());
    }
    if args.classroom50 && plan.items.len() > 1 {
        return Err(CommandError::usage("`result.json` of Classroom 50 holds one submission, and there are several")
            .hint("name the assignment's exercise with `--exercise ID`"));
    }
    refuse_link(&args.output)?;
    // Whatever ends this job from here on, no score of an earlier one is left for later steps.
    totals::write(&Totals::of(&[], Exit::Judge), &args.output)?;
    let (judged, exit) = judge_plan(&plan, &found, &settings)?;
    let exit = judged.iter().map(|judged| judge::exit_of(&judged.report, args.fail_below)).fold(exit, Exit::max);
    // One document that cannot be written stops no other.
    let mut worst_write = Exit::Accepted;
    for judged in &judged {
        worst_write = worst_write.max(documents::write_all(judged, &target, &settings));
    }
    let exit = exit.max(worst_write);
    let totals = Totals::of(&judged, exit);
    totals::write(&totals, &args.output)?;
    totals::tell(&totals, platform)?;
    // The platform's own runner takes any other code for a failure of ours, and asks for another run.
    let is_grade = exit <= Exit::NotAccepted;
    Ok(if args.classroom50 && is_grade { Exit::Accepted } else { exit })
}

/// The settings of a job: whoever wrote the code that is compiled may not read what the job can read.
fn closed_in(settings: &Settings, no_require_jail: bool) -> Settings {
    Settings { require_jail: !no_require_jail, ..settings.clone() }
}

/// A student's repository may hold a link where reports are to go, or on the way there.
fn refuse_link(folder: &Path) -> Result<(), CommandError> {
    // Put together anew, because a link with a slash behind it is followed before it is looked at.
    let folder: PathBuf = folder.components().collect();
    // What an absolute path leads through is the machine's.
    let steps = if folder.is_absolute() { 1 } else { usize::MAX };
    match folder.ancestors().take(steps).find(|step| step.is_symlink()) {
        Some(link) => Err(CommandError::usage(format!("{} is a link", link.display()))
            .hint("reports are written to a folder of their own: name another one with `--output DIR`")),
        None => Ok(()),
    }
}

/// Judges what was planned, one after the other. What cannot be judged is told at once, and the rest is judged.
fn judge_plan(plan: &Plan, found: &[Found], settings: &Settings) -> Result<(Vec<Judged>, Exit), CommandError> {
    let session = Session::start(settings)?;
    let mut gravest = plan.exit();
    for error in plan.errors() {
        output::print_error(&error);
    }
    let mut judged: Vec<Judged> = Vec::new();
    for item in &plan.items {
        let named = item.exercise.as_deref();
        match judge::judge_one(&item.path, named, judge::Tests::All, found, &session, settings) {
            Ok((report, run)) => {
                let name = documents::name_for(&report, &judged);
                let slug = report.exercise.id.rsplit('/').next().unwrap_or_default();
                let origin = origin::find(&item.path, slug, None, plan.items.len() == 1);
                judged.push(Judged { name, report, run, origin });
            }
            Err(error) => {
                output::print_error(&error);
                gravest = gravest.max(error.exit);
            }
        }
        if gravest == Exit::Interrupted {
            break;
        }
    }
    session.end();
    Ok((judged, gravest))
}

/// What would be graded and written.
fn describe(plan: &Plan, target: &Target<'_>) -> String {
    let mut text = format!("platform: {}\n", target.platform.name());
    for item in &plan.items {
        let exercise = item.exercise.as_deref().unwrap_or("the exercise that it names");
        text.push_str(&format!("grade: {}: {exercise}\n", output::safe_line(&item.path.display().to_string())));
        let name = documents::name_of_id(exercise);
        for line in documents::describe(&name, target) {
            text.push_str(&format!("  write: {line}\n"));
        }
    }
    for line in totals::describe(target.platform, target.folder) {
        text.push_str(&format!("write: {line}\n"));
    }
    for error in plan.errors() {
        text.push_str(&format!("{}\n", error.render()));
    }
    text
}

/// Signs the JSON report that `path` holds, where there is a key.
fn sign(bytes: &[u8], path: &Path, key: Option<&SecretKey>) -> Result<(), CommandError> {
    match key {
        Some(key) => signing::write_signature(bytes, path, key, &signing::signature_path(path)),
        None => Ok(()),
    }
}
