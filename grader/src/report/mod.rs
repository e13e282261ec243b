//! Reports, one file per format; each a pure function of reports.
//!
//! A renderer sees a [`Report`], which holds nothing that its audience may not see; none knows a judgement or a secret.
//! Formats for people may also say how this run went ([`RunInfo`]); formats for machines do not, so that judging again
//! gives the same bytes. Where a platform asks whose submission it is, an [`Origin`] says so.
//!
//! ```text
//! json, jsonl, human     the report as it is
//! outline                the report as a flat list of checks: junit, ctrf, tap, check50, exercism, github, …
//! marks                  what a grade book records: one mark, and a row a group
//! ```

mod autolab;
mod canvas_csv;
mod check50;
mod classroom50;
mod ctrf;
mod exercism;
#[doc(hidden)]
pub mod fixtures;
mod format;
mod github;
mod github_classroom;
mod gradescope;
mod html;
mod human;
mod json;
mod jsonl;
mod junit;
mod lti_ags;
mod markdown;
mod marks;
mod moment;
mod nbgrader_csv;
mod origin;
mod outline;
mod prairielearn;
mod read;
pub(crate) mod sarif;
mod shares;
mod tap;

use grade_model::{MemberReport, Report, RunInfo, Verdict};
use thiserror::Error;

pub use format::Format;
pub use html::{ClassEntry, ClassIndex, Skipped};
pub use human::{HumanOptions, Verbosity};
pub use json::schema;
pub use jsonl::{compiled_line, failed_line, started_line};
pub use origin::{Classroom, Origin};
pub use read::{READ_BYTES_MAX, ReadError, read_json};

/// A report, with what is known beside it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What the audience may see of the judgement.
    pub report: &'a Report,
    /// How the run went.
    pub run: &'a RunInfo,
    /// Whose submission it is.
    pub origin: &'a Origin,
}

/// Why a format cannot hold some reports.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RenderError {
    /// The format holds one report.
    #[error("the format `{}` holds one submission, and there are {count}", .format.name())]
    Several {
        /// The format.
        format: Format,
        /// How many there are.
        count: usize,
    },
    /// The format holds submissions for one exercise.
    #[error("the format `{}` holds one exercise, and there are `{first}` and `{other}`", .format.name())]
    SeveralExercises {
        /// The format.
        format: Format,
        /// An exercise.
        first: String,
        /// Another one.
        other: String,
    },
    /// The format is for a run within Classroom 50.
    #[error("the format `classroom50` needs what only its runner knows: {missing} is not set")]
    NoClassroom {
        /// The variable that is not set.
        missing: String,
    },
    /// The format says whose score it is.
    #[error("the format `{}` needs to know the student", .format.name())]
    NoStudent {
        /// The format.
        format: Format,
    },
    /// There is a judge error in the report, so that any score would be a wrong one.
    #[error("the judge failed, so there is no score for the format `{}`", .format.name())]
    NoScore {
        /// The format.
        format: Format,
    },
}

impl RenderError {
    /// What to do next.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Several { .. } => {
                "write a file for each: put `{submission}` or `{exercise}` into its name, as in \
                 `--report FORMAT=results/{submission}.json`"
            }
            Self::SeveralExercises { .. } => "put `{exercise}` into the file's name",
            Self::NoClassroom { .. } => "use it in an autograder of Classroom 50, or choose another format",
            Self::NoStudent { .. } => "`grade submit` and `grade report` take the student's name as `--student`",
            Self::NoScore { .. } => "grade the submission again",
        }
    }
}

/// Writes one report whose origin does not matter. `run` and `options` reach formats for people only.
///
/// Empty where the format has no way to say it; [`render_all`] says why.
#[must_use]
pub fn render(format: Format, report: &Report, run: &RunInfo, options: &HumanOptions) -> Vec<u8> {
    let origin = Origin::default();
    render_all(format, &[Entry { report, run, origin: &origin }], options).unwrap_or_default()
}

/// Writes some reports as one document.
///
/// # Errors
/// When the format cannot hold them; see [`RenderError`].
pub fn render_all(format: Format, entries: &[Entry<'_>], options: &HumanOptions) -> Result<Vec<u8>, RenderError> {
    refuse(format, entries)?;
    let each = |write: &dyn Fn(&Entry<'_>) -> String| entries.iter().map(write).collect::<String>();
    let text = match format {
        Format::Human => {
            let pages: Vec<String> =
                entries.iter().map(|entry| human::render(entry.report, entry.run, options)).collect();
            pages.join("\n")
        }
        Format::Json => each(&|entry| json::render(entry.report)),
        Format::Html => each(&|entry| html::render(entry.report, entry.run)),
        Format::Jsonl => each(&|entry| jsonl::render(entry.report)),
        Format::Junit => junit::render(entries),
        Format::Markdown => markdown::render(entries),
        Format::Github => github::render(entries),
        Format::Sarif => sarif::render(entries),
        Format::Ctrf => ctrf::render(entries),
        Format::Tap => tap::render(entries),
        Format::Classroom50 => each(&classroom50::render),
        Format::GithubClassroom => each(&|entry| github_classroom::render(entry.report)),
        Format::Gradescope => each(&|entry| gradescope::render(entry.report)),
        Format::Prairielearn => each(&|entry| prairielearn::render(entry.report)),
        Format::Autolab => each(&|entry| autolab::render(entry.report)),
        Format::Exercism => each(&|entry| exercism::render(entry.report)),
        Format::Check50 => each(&|entry| check50::render(entry.report)),
        Format::CanvasCsv => canvas_csv::render(entries),
        Format::NbgraderCsv => nbgrader_csv::render(entries),
        Format::LtiAgs => each(&lti_ags::render),
    };
    Ok(text.into_bytes())
}

/// Says why a format cannot hold these reports, where it cannot.
fn refuse(format: Format, entries: &[Entry<'_>]) -> Result<(), RenderError> {
    if entries.len() > 1 && !format.holds_many() {
        return Err(RenderError::Several { format, count: entries.len() });
    }
    if format == Format::CanvasCsv
        && let Some((first, rest)) = entries.split_first()
        && let Some(other) = rest.iter().find(|entry| entry.report.exercise.id != first.report.exercise.id)
    {
        let id = |entry: &Entry<'_>| entry.report.exercise.id.clone();
        return Err(RenderError::SeveralExercises { format, first: id(first), other: id(other) });
    }
    for entry in entries {
        let needs_score = matches!(format, Format::Classroom50 | Format::GithubClassroom | Format::Autolab);
        if needs_score && has_judge_error_anywhere(entry.report) {
            return Err(RenderError::NoScore { format });
        }
        let is_nameless = match format {
            Format::LtiAgs => entry.origin.student.is_none(),
            Format::CanvasCsv | Format::NbgraderCsv => entry.origin.student.is_none() && entry.origin.label.is_empty(),
            _ => false,
        };
        if is_nameless {
            return Err(RenderError::NoStudent { format });
        }
        if format == Format::Classroom50
            && let Some(missing) = entry.origin.classroom.as_ref().map_or(Some("CLASSROOM"), Classroom::missing)
        {
            return Err(RenderError::NoClassroom { missing: missing.to_owned() });
        }
    }
    Ok(())
}

/// Whether there are points to speak of: an exercise without points has none, and neither has a judgement with a
/// judge error anywhere in it, because zero would be a statement about the submission.
fn has_score(report: &Report) -> bool {
    report.is_scored && !has_judge_error_anywhere(report)
}

fn has_judge_error_anywhere(report: &Report) -> bool {
    report.verdict == Verdict::JudgeError
        || report
            .groups
            .iter()
            .any(|group| group.verdict == Some(Verdict::JudgeError) || has_judge_error(&group.members))
}

fn has_judge_error(members: &[MemberReport]) -> bool {
    members.iter().any(|member| match member {
        MemberReport::Test(test) => test.verdict == Verdict::JudgeError,
        MemberReport::Group(group) => group.verdict == Some(Verdict::JudgeError) || has_judge_error(&group.members),
    })
}
