//! The `grade` command: the only place that knows the judge and the runners both, and the only one that prints.
//!
//! ```text
//! argv ─► args (parse only) ─► config (flags, environment, files) ─► commands/<name> ─► exit code
//! ```
//!
//! The same binary is the sandbox worker and the compiler's jail: hidden first arguments lead there before anything
//! else is read.

mod args;
mod commands;
mod config;
mod exit;
mod files;
mod library;
mod origin;
mod output;
mod progress;
mod reports;
mod screen;
mod session;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let hidden = std::env::args_os().nth(1);
    if let Some(exit) = hidden.and_then(|command| runners::run_hidden_command(&command)) {
        return exit;
    }
    let cli = args::Cli::parse();
    let exit = match commands::run(&cli) {
        Ok(exit) => exit,
        Err(error) => {
            output::print_error(&error);
            error.exit
        }
    };
    exit.into()
}
