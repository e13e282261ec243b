//! What judging needs besides the exercise: the runtime, the runner, and a way to stop.

use std::{num::NonZeroUsize, path::PathBuf, sync::Arc};

use runners::{
    cache::Cache,
    cancel::CancelToken,
    rust::{RustConfig, RustRunner},
    sandbox::{Sandbox, SandboxConfig},
};

use crate::{
    config::Settings,
    exit::{CommandError, Exit},
    output,
};

/// A runtime that supervises child processes, and the runner on top of it.
pub(crate) struct Session {
    // Dropped after the runner, whose children it supervises.
    runner: RustRunner,
    _runtime: tokio::runtime::Runtime,
}
