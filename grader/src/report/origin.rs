//! Whose submission it is and where it came from, for platforms that ask.
//!
//! None of this reaches a verdict or a score, and the JSON report does not hold it.

/// Whose submission it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The student's name in a grade book: a login or a number.
    pub student: Option<String>,
    /// What the submission is called among others, `alice-sum`; empty when there is one only.
    pub label: String,
    /// The folder that the report's file names are relative to, with its slash: `week1/`; empty for the current one.
    pub folder: String,
    /// The name of the only file as it is on disk, where a report may know it by a tamer one: `my solution.rs`.
    pub file_name: Option<String>,
    /// What Classroom 50 says of it.
    pub classroom: Option<Classroom>,
}

/// What Classroom 50's runner says of a submission, by the names of its variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classroom {
    /// `CLASSROOM`: the classroom's short name.
    pub classroom: String,
    /// `ASSIGNMENT`: the assignment's slug.
    pub assignment: String,
    /// `ASSIGNMENT_TYPE`: `individual` or `group`.
    pub assignment_type: String,
    /// `OWNER`, or `USERNAME`: the login of the repository's owner.
    pub owner: String,
    /// `SUBMISSION_TAG`: `submit/<UTC time>-<short commit>`.
    pub submission: String,
    /// `COMMIT_URL`.
    pub commit: String,
    /// `RELEASE_URL`.
    pub release: String,
    /// `REVIEW_URL`.
    pub review: String,
}

impl Classroom {
    /// The first variable that is not set but must be.
    pub(super) fn missing(&self) -> Option<&'static str> {
        let fields = [
            ("CLASSROOM", &self.classroom),
            ("ASSIGNMENT", &self.assignment),
            ("OWNER", &self.owner),
            ("SUBMISSION_TAG", &self.submission),
            ("COMMIT_URL", &self.commit),
            ("RELEASE_URL", &self.release),
        ];
        fields.into_iter().find_map(|(name, value)| value.is_empty().then_some(name))
    }
}
