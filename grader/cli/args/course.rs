//! Arguments of the commands that run courses: signing, continuous integration, watching.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use grade_model::Points;
use grader::{report::Format, signature::PublicKey};

/// Arguments of `keygen`.
#[derive(Debug, Args)]
pub(crate) struct KeygenArgs {
    /// The file for the secret key; it must not exist yet [default: grade.key, or grade-seal.key with `--seal`]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Make a key that opens sealed packs, instead of one that signs results
    #[arg(long)]
    pub(crate) seal: bool,
}

/// Arguments of `sign`.
#[derive(Debug, Args)]
pub(crate) struct SignArgs {
    /// The result: one report of `--format json`
    #[arg(value_name = "RESULT")]
    pub(crate) result: PathBuf,
    /// The file with the secret key that `grade keygen` made
    #[arg(long, value_name = "FILE", env = "GRADE_SIGNING_KEY", hide_env_values = true)]
    pub(crate) key: PathBuf,
    /// The file for the signature [default: RESULT.sig]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// The result: one report of `--format json`
    #[arg(value_name = "RESULT")]
    pub(crate) result: PathBuf,
    /// The public key that is trusted: `ed25519:…`
    #[arg(long, value_name = "PUBLIC_KEY", env = "GRADE_PUBLIC_KEY", value_parser = parse_key, required_unless_present = "rerun")]
    pub(crate) key: Option<PublicKey>,
    /// The file with the signature [default: RESULT.sig]
    #[arg(long, value_name = "FILE")]
    pub(crate) signature: Option<PathBuf>,
    /// The exercise that the result must be of
    #[arg(short, long, value_name = "ID")]
    pub(crate) exercise: Option<String>,
    /// The submission that the result must be of
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "rerun")]
    pub(crate) submission: Option<PathBuf>,
    /// Judge this submission again, and compare the report's bytes
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) rerun: Option<PathBuf>,
}

/// Arguments of `ci`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct CiArgs {
    /// Another way to grade
    #[command(subcommand)]
    pub(crate) command: Option<CiCommand>,
    #[command(flatten)]
    pub(crate) run: CiRunArgs,
}

/// What `ci` can do besides grading the repository that it runs in.
#[derive(Debug, Subcommand)]
pub(crate) enum CiCommand {
    /// Fetch students' repositories as data, grade them with hidden tests, and keep a report for each
    Pull(PullArgs),
}

/// Arguments of `ci` where it grades the repository that it runs in.
#[derive(Debug, Args)]
pub(crate) struct CiRunArgs {
    /// Submissions, or folders to look for them in [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Grade only these exercises, each of which must be there; may be repeated
    #[arg(short, long = "exercise", value_name = "ID")]
    pub(crate) exercise: Vec<String>,
    /// Exit with 0 when the score reaches this percentage, and with 1 when it does not
    #[arg(long, value_name = "PERCENT", value_parser = super::parse_percent)]
    pub(crate) fail_below: Option<Points>,
    /// Further formats, a file each beside the reports; separated by commas
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = super::parse_format)]
    pub(crate) formats: Vec<Format>,
    /// The folder for reports
    #[arg(short, long, value_name = "DIR", default_value = "grade-report")]
    pub(crate) output: PathBuf,
    /// Where this runs [default: what the environment says]
    #[arg(long, value_enum)]
    pub(crate) platform: Option<PlatformArg>,
    /// Write `result.json` for Classroom 50, of the only submission, and exit with 0 also when tests fail
    #[arg(long)]
    pub(crate) classroom50: bool,
    /// Judge also where no layer of the sandbox keeps the compiler from reading files
    #[arg(long)]
    pub(crate) no_require_jail: bool,
    /// Sign each JSON report with the secret key in this file
    #[arg(long, value_name = "FILE", env = "GRADE_SIGNING_KEY", hide_env_values = true)]
    pub(crate) sign: Option<PathBuf>,
    /// Say what would be graded and written, and do neither
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Arguments of `ci pull`.
#[derive(Debug, Args)]
pub(crate) struct PullArgs {
    /// The roster: a CSV file with the columns student, repository, and ref if it is not the default branch
    #[arg(value_name = "ROSTER")]
    pub(crate) roster: PathBuf,
    /// Grade only these exercises; one that a student lacks is a row without a score; may be repeated
    #[arg(short, long = "exercise", value_name = "ID")]
    pub(crate) exercise: Vec<String>,
    /// The folder for reports, one folder for each student, and `results.csv`
    #[arg(short, long, value_name = "DIR", default_value = "grade-results")]
    pub(crate) output: PathBuf,
    /// How long fetching one repository may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) fetch_seconds_max: u64,
    /// How large one repository may be, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    pub(crate) repository_mib_max: u64,
    /// Judge also where no layer of the sandbox keeps the compiler from reading files
    #[arg(long)]
    pub(crate) no_require_jail: bool,
    /// Sign each JSON report with the secret key in this file
    #[arg(long, value_name = "FILE", env = "GRADE_SIGNING_KEY", hide_env_values = true)]
    pub(crate) sign: Option<PathBuf>,
    /// Commit each student's reports to this branch of the student's repository, where it is on a server
    #[arg(long, value_name = "BRANCH", value_parser = crate::commands::ci::parse_branch)]
    pub(crate) publish: Option<String>,
}

/// Where a job runs. It decides what is written where, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlatformArg {
    /// GitHub Actions
    Github,
    /// GitLab CI
    Gitlab,
    /// Forgejo or Gitea Actions
    Forgejo,
    /// Anything else
    Plain,
}

/// Arguments of `watch`.
#[derive(Debug, Args)]
pub(crate) struct WatchArgs {
    /// The submission [default: the only one in the current folder]
    #[arg(value_name = "FILE|DIR")]
    pub(crate) submission: Option<PathBuf>,
    /// The exercise [default: from a `// grade: ID` line, the file's name, or its folder's]
    #[arg(short, long, value_name = "ID")]
    pub(crate) exercise: Option<String>,
    /// Look at the file four times a second instead of waiting for the system to tell
    #[arg(long)]
    pub(crate) poll: bool,
    /// Print one report after the other, as where standard output is no terminal
    #[arg(long)]
    pub(crate) plain: bool,
}

fn parse_key(text: &str) -> Result<PublicKey, String> {
    text.parse().map_err(|error: grader::signature::KeyError| error.to_string())
}
