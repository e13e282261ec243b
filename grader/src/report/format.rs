//! The names of the formats, and what each can hold.

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal.
    Human,
    /// One JSON object on one line, described by `schema/grade-report-1.schema.json`.
    Json,
    /// Events, one JSON object a line.
    Jsonl,
    /// One HTML page that needs no script and loads nothing.
    Html,
    /// JUnit's XML.
    Junit,
    /// GitHub's Markdown, for a step summary.
    Markdown,
    /// Workflow commands that become annotations on GitHub and Forgejo.
    Github,
    /// SARIF 2.1.0: what the compiler said, on the lines that it said it of.
    Sarif,
    /// Common Test Report Format 1.0.0.
    Ctrf,
    /// Test Anything Protocol 14.
    Tap,
    /// `result.json` of Classroom 50.
    Classroom50,
    /// What a runner hands to the reporter of GitHub Classroom, before it is encoded as base64.
    GithubClassroom,
    /// `results.json` of Gradescope.
    Gradescope,
    /// `results.json` of PrairieLearn.
    Prairielearn,
    /// The last two lines of an Autolab autograder.
    Autolab,
    /// `results.json` of an Exercism test runner, version 3.
    Exercism,
    /// The JSON output of check50.
    Check50,
    /// A file for the import of Canvas's grade book.
    CanvasCsv,
    /// The grades that nbgrader exports.
    NbgraderCsv,
    /// The body of a score for LTI's Assignment and Grade Services.
    LtiAgs,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 20] = [
        Self::Human,
        Self::Json,
        Self::Jsonl,
        Self::Html,
        Self::Junit,
        Self::Markdown,
        Self::Github,
        Self::Sarif,
        Self::Ctrf,
        Self::Tap,
        Self::Classroom50,
        Self::GithubClassroom,
        Self::Gradescope,
        Self::Prairielearn,
        Self::Autolab,
        Self::Exercism,
        Self::Check50,
        Self::CanvasCsv,
        Self::NbgraderCsv,
        Self::LtiAgs,
    ];

    /// The name by which a user chooses it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Html => "html",
            Self::Junit => "junit",
            Self::Markdown => "markdown",
            Self::Github => "github",
            Self::Sarif => "sarif",
            Self::Ctrf => "ctrf",
            Self::Tap => "tap",
            Self::Classroom50 => "classroom50",
            Self::GithubClassroom => "github-classroom",
            Self::Gradescope => "gradescope",
            Self::Prairielearn => "prairielearn",
            Self::Autolab => "autolab",
            Self::Exercism => "exercism",
            Self::Check50 => "check50",
            Self::CanvasCsv => "canvas-csv",
            Self::NbgraderCsv => "nbgrader-csv",
            Self::LtiAgs => "lti-ags",
        }
    }

    /// What it is for, in a few words.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Human => "For people at a terminal",
            Self::Json => "For machines: one JSON object a line",
            Self::Jsonl => "Events while it runs, one JSON object a line",
            Self::Html => "A page for a browser",
            Self::Junit => "JUnit XML: GitLab, Jenkins and most CI systems",
            Self::Markdown => "A step summary of GitHub or Forgejo",
            Self::Github => "Annotations in a GitHub or Forgejo workflow",
            Self::Sarif => "Messages on lines for code scanning and editors",
            Self::Ctrf => "Common Test Report Format",
            Self::Tap => "Test Anything Protocol",
            Self::Classroom50 => "`result.json` of Classroom 50",
            Self::GithubClassroom => "The runner's result of GitHub Classroom",
            Self::Gradescope => "`results.json` of Gradescope",
            Self::Prairielearn => "`results.json` of PrairieLearn",
            Self::Autolab => "The last lines of an Autolab autograder",
            Self::Exercism => "`results.json` of an Exercism test runner",
            Self::Check50 => "The output of check50",
            Self::CanvasCsv => "Import into Canvas's grade book",
            Self::NbgraderCsv => "nbgrader's export of grades",
            Self::LtiAgs => "The body of an LTI score",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether one document of this format can hold several submissions.
    #[must_use]
    pub const fn holds_many(self) -> bool {
        match self {
            Self::Human
            | Self::Json
            | Self::Jsonl
            | Self::Junit
            | Self::Markdown
            | Self::Github
            | Self::Sarif
            | Self::Ctrf
            | Self::Tap
            | Self::CanvasCsv
            | Self::NbgraderCsv => true,
            Self::Classroom50
            | Self::GithubClassroom
            | Self::Gradescope
            | Self::Prairielearn
            | Self::Autolab
            | Self::Exercism
            | Self::Check50
            | Self::LtiAgs
            | Self::Html => false,
        }
    }

    /// Whether several documents one after the other are a document, so that each can be written as soon as it is
    /// there.
    #[must_use]
    pub const fn is_joinable(self) -> bool {
        matches!(self, Self::Human | Self::Json | Self::Jsonl)
    }
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
