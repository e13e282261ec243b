//! The subcommands, a file each. They are thin: find the things, call the crates, print what comes back.

mod calibrate;
mod check;
pub(crate) mod ci;
mod completions;
mod doctor;
mod generate;
mod judge;
mod list;
mod mutants;
mod new;
mod pack;
mod report;
mod sealing;
mod show;
mod signing;
mod start;
mod verify;
mod watch;

use crate::{
    args::{Cli, Command},
    config::{self, Settings},
    exit::{CommandError, Exit},
    output,
};

/// Runs the subcommand that the command line names.
pub(crate) fn run(cli: &Cli) -> Result<Exit, CommandError> {
    if let Command::Completions(args) = &cli.command {
        return completions::run(args);
    }
    let settings = config::current_folder().and_then(|folder| Settings::resolve(&cli.global, &folder));
    let settings = settings.inspect_err(|error| {
        if let Command::Ci(args) = &cli.command {
            ci::tell_failure(args, error.exit);
        }
    })?;
    if settings.verbosity >= 0 {
        for warning in &settings.warnings {
            output::note(&format!("warning: {}", output::safe(warning)));
        }
    }
    match &cli.command {
        Command::New(args) => new::run(args, &settings),
        Command::Generate(args) => generate::run(args, &settings),
        Command::Calibrate(args) => calibrate::run(args, &settings),
        Command::Check(args) => check::run(args, &settings),
        Command::Submit(args) => judge::run(args, judge::Tests::All, &settings),
        Command::Test(args) => judge::run(args, judge::Tests::Samples, &settings),
        Command::Watch(args) => watch::run(args, &settings),
        Command::Ci(args) => ci::run(args, &settings),
        Command::Keygen(args) => signing::keygen(args, &settings),
        Command::Sign(args) => signing::sign(args, &settings),
        Command::Verify(args) => verify::run(args, &settings),
        Command::List(args) => list::run(args, &settings),
        Command::Report(args) => report::run(args, settings.verbosity),
        Command::Show(args) => show::run(args, &settings),
        Command::Start(args) => start::run(args, &settings),
        Command::Mutants(args) => mutants::run(args, &settings),
        Command::Pack(args) => pack::run(args, &settings),
        Command::Unpack(args) => pack::run_unpack(args),
        Command::Doctor => doctor::run(&settings),
        Command::Completions(args) => completions::run(args),
    }
}
