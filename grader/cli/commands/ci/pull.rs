//! `grade ci pull`: takes students' commits as data, grades them with hidden tests, and keeps a report for each.
//!
//! This runs in the instructor's own repository or on the instructor's own machine, which is what keeps hidden tests
//! hidden: nothing that a student wrote decides what is run here.

use std::{path::Path, time::Duration};

use grade_model::{Audience, Points};
use grader::{
    exercise::Found,
    report::{Format, Origin},
    roster::{self, ResultRow, Student},
    signature::SecretKey,
};

use super::{
    Judged, closed_in,
    documents::{self, Target},
    fetch::{FetchLimits, Fetched, fetch},
    plan,
    platform::Platform,
    publish::publish,
    refuse_link, signing,
};
use crate::{
    args::PullArgs,
    commands::judge,
    config::Settings,
    exit::{CommandError, Exit},
    files, library, output,
    session::Session,
};

/// What grading every student needs.
struct Course<'a> {
    args: &'a PullArgs,
    roster_folder: &'a Path,
    found: &'a [Found],
    session: &'a Session,
    settings: &'a Settings,
    key: Option<SecretKey>,
}

pub(super) fn run(args: &PullArgs, settings: &Settings) -> Result<Exit, CommandError> {
    let settings = closed_in(settings, args.no_require_jail);
    if args.publish.is_some() && settings.audience != Audience::Student {
        return Err(CommandError::usage("`--publish` hands reports to students, and these are made for staff")
            .hint("leave `--audience staff` out, or publish nothing"));
    }
    let found = library::find_all(&settings)?;
    let text = signing::read_limited(&args.roster, roster::BYTES_MAX)?;
    let students = roster::read(&String::from_utf8_lossy(&text)).map_err(|error| {
        CommandError::usage(format!("{}: {error}", args.roster.display()))
            .hint("a roster is CSV: the line `student,repository,ref`, and a line for each student")
    })?;
    refuse_link(&args.output)?;
    let session = Session::start(&settings)?;
    let course = Course {
        args,
        roster_folder: args.roster.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new(".")),
        found: &found,
        session: &session,
        settings: &settings,
        key: args.sign.as_deref().map(signing::read_secret).transpose()?,
    };
    let mut rows = Vec::new();
    let mut gravest = Exit::Accepted;
    for student in &students {
        let (of_student, exit) = course.grade(student);
        for row in &of_student {
            output::print(format!("{}\n", describe(row)).as_bytes())?;
        }
        rows.extend(of_student);
        gravest = gravest.max(exit);
        if exit == Exit::Interrupted {
            break;
        }
    }
    session.end();
    files::write(&args.output.join("results.csv"), &roster::write_results(&rows))?;
    Ok(gravest)
}

impl Course<'_> {
    /// The rows of one student, and how grave what went wrong is. A low score is nothing that went wrong.
    fn grade(&self, student: &Student) -> (Vec<ResultRow>, Exit) {
        let trouble = |trouble: &str| ResultRow {
            student: student.name.clone(),
            trouble: output::safe_line(trouble),
            ..ResultRow::default()
        };
        let limits = FetchLimits {
            time_max: Duration::from_secs(self.args.fetch_seconds_max),
            bytes_max: self.args.repository_mib_max << 20,
        };
        // The folder is private to this user, and goes when this student is graded.
        let folder = match tempfile::tempdir() {
            Ok(folder) => folder,
            Err(error) => return (vec![trouble(&format!("no temporary folder: {error}"))], Exit::Judge),
        };
        let cancel = self.session.cancel_token();
        let mut fetched = match fetch(student, self.roster_folder, folder.path(), limits, cancel.clone()) {
            Ok(fetched) => fetched,
            Err(error) => {
                let exit = if cancel.is_cancelled() { Exit::Interrupted } else { Exit::Usage };
                return (vec![trouble(&error)], exit);
            }
        };
        let blank = ResultRow { commit: fetched.commit.clone(), ..trouble("") };
        let paths = [fetched.folder.clone()];
        let plan = match plan::make(&paths, &self.args.exercise, self.found) {
            Ok(plan) => plan,
            Err(error) => {
                let trouble = output::safe_line(&error.summary());
                return (vec![ResultRow { trouble, ..blank }], Exit::Usage);
            }
        };
        let mut exit = plan.exit();
        let tree = format!("{}/", fetched.folder.display());
        let shorten = |error: &CommandError| output::safe_line(&error.summary().replace(&tree, ""));
        let mut rows: Vec<ResultRow> =
            plan.errors().iter().map(|error| ResultRow { trouble: shorten(error), ..blank.clone() }).collect();
        let mut before = Vec::new();
        for item in &plan.items {
            let exercise = item.exercise.clone().unwrap_or_default();
            match self.judge(student, item, &fetched, &mut before) {
                Ok(row) => rows.push(row),
                Err(error) => {
                    exit = exit.max(error.exit);
                    rows.push(ResultRow { exercise, trouble: shorten(&error), ..blank.clone() });
                }
            }
            if exit == Exit::Interrupted {
                return (rows, exit);
            }
        }
        let names: Vec<&str> = before.iter().map(|judged| judged.name.as_str()).collect();
        if let Some(branch) = self.args.publish.as_deref().filter(|_| !names.is_empty())
            && let Err(trouble) = publish(&mut fetched, &self.args.output.join(&student.name), &names, branch)
        {
            exit = exit.max(if cancel.is_cancelled() { Exit::Interrupted } else { Exit::Usage });
            let trouble = output::safe_line(&format!("not published: {trouble}"));
            rows.iter_mut().filter(|row| row.trouble.is_empty()).for_each(|row| row.trouble.clone_from(&trouble));
        }
        (rows, exit)
    }

    fn judge(
        &self,
        student: &Student,
        item: &plan::Item,
        fetched: &Fetched,
        before: &mut Vec<Judged>,
    ) -> Result<ResultRow, CommandError> {
        let named = item.exercise.as_deref();
        let (report, run) =
            judge::judge_one(&item.path, named, judge::Tests::All, self.found, self.session, self.settings)?;
        let name = documents::name_for(&report, before);
        let origin = Origin { student: Some(student.name.clone()), ..Origin::default() };
        let judged = Judged { name, report, run, origin };
        let folder = self.args.output.join(&student.name);
        let target = Target {
            platform: Platform::Plain,
            folder: &folder,
            log: Format::Human,
            formats: &[],
            key: self.key.as_ref(),
            is_classroom: false,
        };
        let written = documents::write_all(&judged, &target, &quiet(self.settings));
        if written > Exit::NotAccepted {
            return Err(CommandError::judge("a report was not written"));
        }
        let report = &judged.report;
        let row = ResultRow {
            student: student.name.clone(),
            exercise: report.exercise.id.clone(),
            verdict: report.verdict.code().to_owned(),
            score: points(report.score, report.score_max),
            score_max: points(report.score_max, report.score_max),
            commit: fetched.commit.clone(),
            report: format!("{}/{}.json", student.name, judged.name),
            trouble: if report.is_provisional { "no hidden tests at hand".to_owned() } else { String::new() },
        };
        before.push(judged);
        Ok(row)
    }
}

/// Points as a decimal; nothing where there is nothing to earn.
fn points(points: Points, maximum: Points) -> String {
    if maximum > Points::ZERO { points.to_decimal(maximum) } else { String::new() }
}

/// The log names students and scores, and leaves reports to their files.
fn quiet(settings: &Settings) -> Settings {
    Settings { verbosity: -1, ..settings.clone() }
}

fn describe(row: &ResultRow) -> String {
    match (row.exercise.is_empty(), row.score.is_empty()) {
        (true, _) => format!("{}: {}", row.student, row.trouble),
        (false, true) => format!("{} {}: {}", row.student, row.exercise, row.trouble),
        (false, false) => {
            let trouble = if row.trouble.is_empty() { String::new() } else { format!(", {}", row.trouble) };
            format!("{} {}: {} {} / {}{trouble}", row.student, row.exercise, row.verdict, row.score, row.score_max)
        }
    }
}
