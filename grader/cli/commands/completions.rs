//! `grade completions SHELL`.

use clap::CommandFactory as _;

use crate::{
    args::{Cli, CompletionsArgs},
    exit::{CommandError, Exit},
    output,
};

pub(crate) fn run(args: &CompletionsArgs) -> Result<Exit, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "grade", &mut script);
    output::print(&script)?;
    Ok(Exit::Accepted)
}
