//! Reports, one file per format; each a pure function of a report.
//!
//! A renderer sees a [`Report`], which holds nothing that its audience may not see; none knows a judgement or a secret.
//! Formats for people may also say how this run went ([`RunInfo`]); formats for machines never do, so that judging
//! again gives the same bytes.

#[doc(hidden)]
pub mod fixtures;
mod html;
mod human;
mod json;
mod read;

use grade_model::{MemberReport, Report, RunInfo, Verdict};

pub use html::{ClassEntry, ClassIndex, Skipped};
pub use human::{HumanOptions, Verbosity};
pub use json::schema;
pub use read::{READ_BYTES_MAX, ReadError, read_json};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal.
    Human,
    /// One JSON object on one line, described by `schema/grade-report-1.schema.json`.
    Json,
    /// One HTML page that needs no script and loads nothing.
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Human, Self::Json, Self::Html];

    /// The name by which a user chooses it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Html => "html",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Writes a report. `run` and `options` reach formats for people only.
#[must_use]
pub fn render(format: Format, report: &Report, run: &RunInfo, options: &HumanOptions) -> Vec<u8> {
    match format {
        Format::Human => human::render(report, run, options).into_bytes(),
        Format::Json => json::render(report).into_bytes(),
        Format::Html => html::render(report, run).into_bytes(),
    }
}

/// Whether there are points to speak of: an exercise without points has none, and neither has a judgement with a
/// judge error anywhere in it, because zero would be a statement about the submission.
fn has_score(report: &Report) -> bool {
    report.is_scored
        && report.verdict != Verdict::JudgeError
        && report
            .groups
            .iter()
            .all(|group| group.verdict != Some(Verdict::JudgeError) && !has_judge_error(&group.members))
}

fn has_judge_error(members: &[MemberReport]) -> bool {
    members.iter().any(|member| match member {
        MemberReport::Test(test) => test.verdict == Verdict::JudgeError,
        MemberReport::Group(group) => group.verdict == Some(Verdict::JudgeError) || has_judge_error(&group.members),
    })
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn formats_have_names() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("yaml"), None);
    }
}
