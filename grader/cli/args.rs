//! The command line, parsed and nothing else: no file is read and no default looked up here.

mod course;

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValue};
use grade_model::Points;
use grader::report::Format;

pub(crate) use course::{
    CiArgs, CiCommand, CiRunArgs, KeygenArgs, PlatformArg, PullArgs, SignArgs, VerifyArgs, WatchArgs,
};

/// Grade programming exercises: the same verdict on every machine, and feedback that explains.
#[derive(Debug, Parser)]
#[command(name = "grade", version, max_term_width = 100, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 accepted, 1 judged and not accepted, 2 a usage or exercise error, 3 a judge error."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every subcommand understands.
#[derive(Debug, Args)]
pub(crate) struct GlobalArgs {
    /// Folder that holds exercise folders, directly or up to three levels down [default: the nearest `exercises`]
    #[arg(long, global = true, value_name = "DIR", env = "GRADE_EXERCISES", hide_env_values = true)]
    pub(crate) exercises: Option<PathBuf>,
    /// Folder for compiled modules [default: `grade` in the user's cache folder]
    #[arg(long, global = true, value_name = "DIR", env = "GRADE_CACHE", hide_env_values = true)]
    pub(crate) cache: Option<PathBuf>,
    /// Who will read the report: hidden tests stay hidden from students [default: student]
    #[arg(long, global = true, value_enum, env = "GRADE_AUDIENCE", hide_env_values = true)]
    pub(crate) audience: Option<AudienceArg>,
    /// What to write to standard output [default: human]
    #[arg(long, global = true, value_enum, env = "GRADE_FORMAT", hide_env_values = true)]
    pub(crate) format: Option<FormatArg>,
    /// When to use colour [default: auto]
    #[arg(long, global = true, value_enum, value_name = "WHEN", env = "GRADE_COLOR", hide_env_values = true)]
    pub(crate) color: Option<ColorArg>,
    /// How many tests run at once [default: the number of processors]
    #[arg(short, long, global = true, value_name = "N", env = "GRADE_JOBS", hide_env_values = true, value_parser = parse_jobs)]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Install nothing: when the compiler's WebAssembly target is missing, say the command that installs it
    #[arg(long, global = true, env = "GRADE_OFFLINE", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub(crate) offline: bool,
    /// Judge nothing where neither Landlock nor a private root keeps the compiler from reading files
    #[arg(long, global = true, env = "GRADE_REQUIRE_JAIL", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub(crate) require_jail: bool,
    /// Path of the Rust compiler [default: the one of the pinned version that rustup installed]
    #[arg(long, global = true, value_name = "PATH", env = "GRADE_RUSTC", hide_env_values = true)]
    pub(crate) rustc: Option<PathBuf>,
    /// Say less: only the verdict, no progress
    #[arg(short, long, global = true, action = clap::ArgAction::Count, conflicts_with = "verbose")]
    pub(crate) quiet: u8,
    /// Say more: every test, every failure, what the verdict depends on
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(crate) verbose: u8,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Judge submissions with sample and hidden tests, and report
    #[command(visible_alias = "s")]
    Submit(JudgeArgs),
    /// Judge submissions with the sample tests only
    #[command(visible_alias = "t")]
    Test(JudgeArgs),
    /// Judge the samples whenever a file is saved
    Watch(WatchArgs),
    /// Grade a student's repository in continuous integration
    Ci(CiArgs),
    /// Make a key pair, for signing results or for sealing packs
    Keygen(KeygenArgs),
    /// Sign a result
    Sign(SignArgs),
    /// Check a result: who signed it, what it is of, and whether judging again says the same
    Verify(VerifyArgs),
    /// List the exercises
    List(ListArgs),
    /// Show an exercise's statement and samples
    Show(ShowArgs),
    /// Copy an exercise's starter file into the current folder
    Start(StartArgs),
    /// Make an exercise to start from
    New(NewArgs),
    /// Let exercises prove themselves: data, example submissions, limits, hidden tests that notice mistakes
    Check(CheckArgs),
    /// Write the inputs of exercises with their generators, and the answers with their accepted solution
    Generate(GenerateArgs),
    /// Measure submissions and propose a limit of fuel between the accepted and the too slow ones
    Calibrate(CalibrateArgs),
    /// Make pages for a browser of saved JSON reports: one page, or an index of a class
    Report(ReportArgs),
    /// Measure how many mutants of the solution an exercise's hidden tests kill
    Mutants(MutantsArgs),
    /// Put exercises into one archive: what students may have, or everything
    Pack(PackArgs),
    /// Take exercises out of an archive
    Unpack(UnpackArgs),
    /// Say what is there, what is missing and what to type
    Doctor,
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
}

/// Arguments of `submit` and `test`.
#[derive(Debug, Args)]
pub(crate) struct JudgeArgs {
    /// Submissions: files, folders whose root is `main.rs` or `<exercise>.rs`, or `-` for standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) submissions: Vec<PathBuf>,
    /// The exercise [default: from a `// grade: ID` line, the file's name, or its folder's]
    #[arg(short, long, value_name = "ID")]
    pub(crate) exercise: Option<String>,
    /// Write a report besides, or without FILE to standard output in place of the usual one. Repeatable. FILE may hold
    /// `{exercise}`, `{submission}` and `{student}`
    #[arg(long = "report", value_name = "FORMAT[=FILE]", value_parser = parse_report)]
    pub(crate) reports: Vec<ReportArg>,
    /// The student's name in grade books [default: the file's name, or its folder's]
    #[arg(long, value_name = "NAME", env = "GRADE_STUDENT", hide_env_values = true)]
    pub(crate) student: Option<String>,
    /// Exit with 0 when the score reaches this percentage, and with 1 when it does not
    #[arg(long, value_name = "PERCENT", value_parser = parse_percent)]
    pub(crate) fail_below: Option<Points>,
}

/// Arguments of `list`.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Only the exercises of this skill
    #[arg(long)]
    pub(crate) skill: Option<String>,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The exercise: `algorithms/binary-search`, or `binary-search` where that is the only one
    #[arg(value_name = "ID")]
    pub(crate) exercise: String,
}

/// Arguments of `start`.
#[derive(Debug, Args)]
pub(crate) struct StartArgs {
    /// The exercise: `algorithms/binary-search`, or `binary-search` where that is the only one
    #[arg(value_name = "ID")]
    pub(crate) exercise: String,
    /// The language, where there is a choice
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) language: Option<String>,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// The exercise's name, `binary-search` or `algorithms/binary-search`
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The skill that it belongs to
    #[arg(long, value_name = "SKILL")]
    pub(crate) skill: Option<String>,
    /// What students hand in
    #[arg(long, value_enum, default_value = "stdio")]
    pub(crate) kind: KindArg,
    /// The language of its programs [default: rust]
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) language: Option<String>,
}

/// What students hand in, and how it is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindArg {
    /// A program that reads and prints
    Stdio,
    /// A function that the exercise's driver calls
    Driver,
    /// A program whose output the exercise's checker judges
    Checker,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// The exercises [default: every one]
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Prove again what was proved before and did not change
    #[arg(long)]
    pub(crate) all: bool,
    /// Measure first how many mutants the hidden tests kill, where the record is stale or missing
    #[arg(long)]
    pub(crate) mutants: bool,
}

/// Arguments of `generate`.
#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    /// The exercises [default: every one]
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Write nothing; exit with 2 when something would be written
    #[arg(long)]
    pub(crate) check: bool,
}

/// Arguments of `calibrate`.
#[derive(Debug, Args)]
pub(crate) struct CalibrateArgs {
    /// The exercises [default: every one]
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// Write the proposed limits into `exercise.toml`
    #[arg(long)]
    pub(crate) write: bool,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// Files that `grade submit --format json` wrote, or folders of them, named after students
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) results: Vec<PathBuf>,
    /// Where to write: a page, a folder for several, or `-` for standard output [default: beside FILE, or `grade-report`]
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Show what was written in the browser
    #[arg(long)]
    pub(crate) open: bool,
}

/// Arguments of `mutants`.
#[derive(Debug, Args)]
pub(crate) struct MutantsArgs {
    /// The exercises [default: all of them]
    #[arg(value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// The solution to change, in the exercise's `submissions/accepted/` [default: that of the record, or the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) solution: Option<String>,
    /// Measure also where the record is fresh
    #[arg(long)]
    pub(crate) again: bool,
}

/// Arguments of `pack`.
#[derive(Debug, Args)]
pub(crate) struct PackArgs {
    /// The exercises
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// The archive to write, such as `week-1.tar.gz`
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// With hidden tests, solutions and everything else: not for students
    #[arg(long)]
    pub(crate) full: bool,
    /// With everything, and readable only for the holder of the secret key of this public one, `age1…`; or a file with
    /// such keys, one a line. Repeatable
    #[arg(long, value_name = "KEY|FILE")]
    pub(crate) seal: Vec<String>,
}

/// Arguments of `unpack`.
#[derive(Debug, Args)]
pub(crate) struct UnpackArgs {
    /// The archive
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The folder to write into
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
    /// The file with the secret key that opens a sealed archive
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// Who will read a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AudienceArg {
    /// Hidden tests show what their feedback level allows
    Student,
    /// Everything
    Staff,
}

/// What to write to standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormatArg(pub(crate) Format);

/// Every format, as clap wants to have them.
const FORMATS: [FormatArg; Format::ALL.len()] = {
    let mut formats = [FormatArg(Format::Human); Format::ALL.len()];
    let mut index = 0;
    while index < formats.len() {
        formats[index] = FormatArg(Format::ALL[index]);
        index += 1;
    }
    formats
};

impl ValueEnum for FormatArg {
    fn value_variants<'a>() -> &'a [Self] {
        &FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()).help(self.0.purpose()))
    }
}

/// A report, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReportArg {
    pub(crate) format: Format,
    /// The file's name with placeholders; `None` for standard output.
    pub(crate) file: Option<String>,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn parse_jobs(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "write a whole number from 1".to_owned())
}

fn parse_report(text: &str) -> Result<ReportArg, String> {
    let (name, file) = text.split_once('=').map_or((text, None), |(name, file)| (name, Some(file)));
    let format = parse_format(name)?;
    match file {
        Some("") => Err(format!("name a file behind `{name}=`, or leave the `=` out for standard output")),
        None | Some("-") => Ok(ReportArg { format, file: None }),
        Some(file) => Ok(ReportArg { format, file: Some(file.to_owned()) }),
    }
}

fn parse_format(name: &str) -> Result<Format, String> {
    Format::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.into_iter().map(Format::name).collect();
        format!("`{name}` is none of {}", names.join(", "))
    })
}

fn parse_percent(text: &str) -> Result<Points, String> {
    let percent: Points = text.parse().map_err(|error| format!("{error}: write it as 80 or 62.5"))?;
    if percent < Points::ZERO || percent > Points::whole(100) {
        return Err("a percentage lies between 0 and 100".to_owned());
    }
    Ok(percent)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::{Format, ReportArg, parse_report};

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }

    #[test]
    fn a_report_has_a_format_and_maybe_a_file() {
        let report = |format, file: Option<&str>| Ok(ReportArg { format, file: file.map(str::to_owned) });
        assert_eq!(parse_report("junit"), report(Format::Junit, None));
        assert_eq!(parse_report("tap=-"), report(Format::Tap, None));
        assert_eq!(parse_report("canvas-csv=a=b.csv"), report(Format::CanvasCsv, Some("a=b.csv")));
        assert!(parse_report("junit=").is_err() && parse_report("xml").is_err() && parse_report("").is_err());
    }
}
