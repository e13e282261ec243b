//! Where a job runs, by the variables that platforms set. It decides what is written where, and nothing else.

use std::{env, path::PathBuf};

use crate::args::PlatformArg;

/// A platform whose files and commands are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Platform {
    Github,
    Gitlab,
    Forgejo,
    Plain,
}

impl From<PlatformArg> for Platform {
    fn from(arg: PlatformArg) -> Self {
        match arg {
            PlatformArg::Github => Self::Github,
            PlatformArg::Gitlab => Self::Gitlab,
            PlatformArg::Forgejo => Self::Forgejo,
            PlatformArg::Plain => Self::Plain,
        }
    }
}

impl Platform {
    /// What the environment says. Forgejo and Gitea also set GitHub's variables, so they are asked first.
    pub(super) fn detect() -> Self {
        let is_true = |name: &str| env::var(name).is_ok_and(|value| value == "true");
        if is_true("FORGEJO_ACTIONS") || is_true("GITEA_ACTIONS") {
            Self::Forgejo
        } else if is_true("GITHUB_ACTIONS") {
            Self::Github
        } else if is_true("GITLAB_CI") {
            Self::Gitlab
        } else {
            Self::Plain
        }
    }

    /// Its name, as `--platform` takes it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Forgejo => "forgejo",
            Self::Plain => "plain",
        }
    }

    /// The file that takes `name=value` lines for later steps, where the platform has one.
    pub(super) fn outputs_file(self) -> Option<PathBuf> {
        self.file_of("GITHUB_OUTPUT")
    }

    /// The file that takes Markdown for the page of this job, where the platform has one.
    pub(super) fn summary_file(self) -> Option<PathBuf> {
        self.file_of("GITHUB_STEP_SUMMARY")
    }

    fn file_of(self, variable: &str) -> Option<PathBuf> {
        match self {
            Self::Github | Self::Forgejo => env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from),
            Self::Gitlab | Self::Plain => None,
        }
    }
}
