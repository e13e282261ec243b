//! Compiling and running submissions: native compilers behind a jail, guests in a sandbox worker, modules in a cache.
//!
//! It knows no exercise and no verdict; what it saw goes back to the judge in the types of `grade-model`.

pub mod cache;
pub mod cancel;
pub mod examine;
pub mod jail;
pub mod notice;
pub mod recipe;
pub mod rust;
pub mod sandbox;
#[cfg(test)]
mod script;
pub mod toolchain;

use std::{ffi::OsStr, process::ExitCode};

/// Runs the hidden command that this binary was started with as a child of its own, if it was.
#[must_use]
pub fn run_hidden_command(command: &OsStr) -> Option<ExitCode> {
    match command.to_str()? {
        sandbox::WORKER_COMMAND => Some(sandbox::worker_main()),
        jail::HELPER_COMMAND => Some(jail::helper_main()),
        _ => None,
    }
}
