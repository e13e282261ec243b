//! How the program ends: exit codes, and errors with whose fault they are.

use std::{error::Error, fmt, process::ExitCode};

use grade_model::{RunnerError, RunnerErrorKind};

/// The exit codes that are part of the interface, in order of weight: of several submissions the gravest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Accepted, or nothing was to be judged.
    Accepted,
    /// Judged and not accepted: a grade, not a failure.
    NotAccepted,
    /// The command line or an exercise is wrong.
    Usage,
    /// The judge failed: no grade. Try again, never record a zero.
    Judge,
    /// The user asked to stop.
    Interrupted,
}

impl Exit {
    /// The process's exit code.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Accepted => 0,
            Self::NotAccepted => 1,
            Self::Usage => 2,
            Self::Judge => 3,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// An error that ends a command.
#[derive(Debug)]
pub(crate) struct CommandError {
    /// The exit code, which tells whose fault it is.
    pub(crate) exit: Exit,
    /// What failed, a lowercase fragment.
    message: String,
    /// Whether `message` already looks as it should, places and all.
    is_rendered: bool,
    hint: Option<String>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl CommandError {
    /// The user's or the instructor's to mend.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message.into())
    }

    /// An instructor's, already laid out with its places.
    pub(crate) fn rendered(text: String) -> Self {
        Self { is_rendered: true, ..Self::new(Exit::Usage, text) }
    }

    /// Ours.
    pub(crate) fn judge(message: impl Into<String>) -> Self {
        Self::new(Exit::Judge, message.into())
    }

    fn new(exit: Exit, message: String) -> Self {
        Self { exit, message, is_rendered: false, hint: None, source: None }
    }

    /// The same error with what to do next.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same error with what it came from.
    pub(crate) fn caused_by(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What failed and what it came from, in one line.
    pub(crate) fn summary(&self) -> String {
        let mut text = self.message.clone();
        let mut source: Option<&dyn Error> = self.source.as_ref().map(|source| source.as_ref() as &dyn Error);
        while let Some(error) = source {
            text = format!("{text}: {error}");
            source = error.source();
        }
        text
    }

    /// The error and everything it came from, a line each, and what to do next.
    pub(crate) fn render(&self) -> String {
        use fmt::Write as _;
        let mut text = if self.is_rendered {
            self.message.clone()
        } else {
            format!("error: {}", crate::output::safe(&self.message))
        };
        let mut source: Option<&dyn Error> = self.source.as_ref().map(|source| source.as_ref() as &dyn Error);
        while let Some(error) = source {
            // A `String` that is written to cannot fail.
            let _ = write!(text, "\ncaused by: {}", crate::output::safe(&error.to_string()));
            source = error.source();
        }
        if let Some(hint) = &self.hint {
            let _ = write!(text, "\nhint: {}", crate::output::safe(hint));
        }
        text
    }
}

impl From<RunnerError> for CommandError {
    fn from(error: RunnerError) -> Self {
        let (exit, hint) = match error.kind {
            RunnerErrorKind::Missing => (Exit::Judge, None),
            RunnerErrorKind::Failed => {
                (Exit::Judge, Some("the submission is not to blame and has no score: grade it again"))
            }
            RunnerErrorKind::Interrupted => (Exit::Interrupted, None),
        };
        Self { hint: error.hint.or(hint.map(str::to_owned)), source: error.source, ..Self::new(exit, error.message) }
    }
}

#[cfg(test)]
mod tests {
    use super::{CommandError, Exit};

    #[test]
    fn the_chain_is_printed_once_with_a_hint() {
        let inner = std::io::Error::other("disk full");
        let error = CommandError::judge("failed to write `x`").caused_by(inner).hint("free some space");
        assert_eq!(error.render(), "error: failed to write `x`\ncaused by: disk full\nhint: free some space");
    }

    #[test]
    fn the_gravest_exit_counts() {
        assert_eq!([Exit::NotAccepted, Exit::Judge, Exit::Accepted].into_iter().max(), Some(Exit::Judge));
    }
}
