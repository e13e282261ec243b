//! Which report goes where, on which platform.

use std::path::{Path, PathBuf};

use grade_model::Report;
use grader::{
    report::{self, Entry, Format, HumanOptions},
    signature::SecretKey,
};

use super::{Judged, platform::Platform, sign, totals};
use crate::{
    config::Settings,
    exit::{CommandError, Exit},
    files, output, reports,
};

/// A format, and where its documents go on which platforms.
struct Document {
    format: Format,
    place: Place,
    platforms: &'static [Platform],
}

/// Where a document goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Standard output, which is the job's log.
    Log,
    /// The page of the job, where the platform has one.
    Summary,
    /// The file that an autograder of Classroom 50 leaves behind.
    Classroom,
    /// A file in the folder for reports, with this ending behind the exercise's name.
    Ending(&'static str),
}

const WORKFLOWS: &[Platform] = &[Platform::Github, Platform::Forgejo];
const EVERYWHERE: &[Platform] = &[Platform::Github, Platform::Gitlab, Platform::Forgejo, Platform::Plain];

/// What Classroom 50 reads, in the folder that the autograder runs in.
const CLASSROOM_FILE: &str = "result.json";

/// What each platform gets, in the order of writing.
const DOCUMENTS: &[Document] = &[
    Document { format: Format::Human, place: Place::Log, platforms: EVERYWHERE },
    Document { format: Format::Github, place: Place::Log, platforms: WORKFLOWS },
    Document { format: Format::Markdown, place: Place::Summary, platforms: WORKFLOWS },
    Document { format: Format::Json, place: Place::Ending("json"), platforms: EVERYWHERE },
    Document { format: Format::Junit, place: Place::Ending("junit.xml"), platforms: EVERYWHERE },
    Document { format: Format::Html, place: Place::Ending("html"), platforms: EVERYWHERE },
];

/// What is written of each report, and where.
pub(super) struct Target<'a> {
    pub(super) platform: Platform,
    /// The folder for reports.
    pub(super) folder: &'a Path,
    /// Whether Classroom 50 waits for its file.
    pub(super) is_classroom: bool,
    /// What the log gets in the place of the report for people.
    pub(super) log: Format,
    /// Formats beside those of the platform.
    pub(super) formats: &'a [Format],
    /// Signs JSON reports.
    pub(super) key: Option<&'a SecretKey>,
}

/// Writes every document of a report. What cannot be written is told, and the rest is written.
pub(super) fn write_all(judged: &Judged, target: &Target<'_>, settings: &Settings) -> Exit {
    let options = HumanOptions {
        width: output::width(),
        colour: output::use_color(settings.color, false),
        unicode: output::use_unicode(),
        ..HumanOptions::default()
    };
    let mut worst = Exit::Accepted;
    for (format, place) in target.documents() {
        let written = target.write(format, place, judged, &options, settings);
        if let Err(error) = written {
            output::print_error(&error);
            worst = worst.max(error.exit);
        }
    }
    worst
}

/// What would be written of a report.
pub(super) fn describe(name: &str, target: &Target<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (format, place) in target.documents() {
        match place {
            Place::Log => lines.push(format!("{}: the log", format.name())),
            Place::Summary if target.platform.summary_file().is_none() => {}
            Place::Summary => lines.push(format!("{}: $GITHUB_STEP_SUMMARY", format.name())),
            Place::Classroom => lines.push(format!("{}: {CLASSROOM_FILE}", format.name())),
            Place::Ending(ending) => {
                let path = target.path(name, ending).display().to_string();
                lines.push(format!("{}: {path}", format.name()));
                if target.key.is_some() && format == Format::Json {
                    lines.push(format!("signature: {path}.sig"));
                }
            }
        }
    }
    lines
}

impl Target<'_> {
    /// The platform's documents, then the others that were asked for.
    fn documents(&self) -> impl Iterator<Item = (Format, Place)> {
        let here = |document: &&Document| document.platforms.contains(&self.platform);
        let own = DOCUMENTS.iter().filter(here).map(|document| match (document.format, document.place) {
            (Format::Human, Place::Log) => (self.log, Place::Log),
            other => other,
        });
        let others = self.formats.iter().map(|format| (*format, Place::Ending(format.name())));
        // A file is written once, also when it is asked for beside being the platform's.
        let is_own = move |document: &(Format, Place)| {
            DOCUMENTS.iter().filter(here).any(|own| (own.format, own.place) == *document)
        };
        let classroom = self.is_classroom.then_some((Format::Classroom50, Place::Classroom));
        own.chain(classroom).chain(others.filter(move |document| !is_own(document)))
    }

    fn write(
        &self,
        format: Format,
        place: Place,
        judged: &Judged,
        options: &HumanOptions,
        settings: &Settings,
    ) -> Result<(), CommandError> {
        let entry = Entry { report: &judged.report, run: &judged.run, origin: &judged.origin };
        let bytes = report::render_all(format, &[entry], options).map_err(|error| reports::explain(&error))?;
        match place {
            Place::Log if settings.verbosity < 0 => Ok(()),
            Place::Log => output::print(&bytes),
            Place::Summary => match self.platform.summary_file() {
                Some(path) => totals::append_part(&path, &bytes),
                None => Ok(()),
            },
            Place::Classroom => files::write(Path::new(CLASSROOM_FILE), &bytes),
            Place::Ending(ending) => {
                let path = self.path(&judged.name, ending);
                files::write(&path, &bytes).and_then(|()| match format {
                    Format::Json => sign(&bytes, &path, self.key),
                    _ => Ok(()),
                })
            }
        }
    }

    fn path(&self, name: &str, ending: &str) -> PathBuf {
        self.folder.join(format!("{name}.{ending}"))
    }
}

/// What the files of an exercise are called: its id with `.` for `/`.
pub(super) fn name_of_id(id: &str) -> String {
    id.replace('/', ".")
}

/// A name for the files of a report that no report before has.
pub(super) fn name_for(report: &Report, before: &[Judged]) -> String {
    let name = name_of_id(&report.exercise.id);
    let mut names = (1..).map(|number| if number == 1 { name.clone() } else { format!("{name}.{number}") });
    names.find(|name| before.iter().all(|judged| judged.name != *name)).unwrap_or(name)
}
