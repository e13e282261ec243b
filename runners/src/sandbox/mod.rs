//! The sandbox worker: a child process that holds Cranelift and the guests of one submission.
//!
//! ```text
//! grade (parent)                                    a program of one submission
//!  ├─ pipe: orders (module, inputs, limits)   ──►  worker: this program again, as `__sandbox-worker`
//!  ├─ pipe: answers (outcomes)                ◄──   ├─ Cranelift, or a compiled module by descriptor
//!  └─ pipe: diagnostics, capped               ◄──   └─ threads, each with one fresh instance a run
//! ```
//!
//! The parent loads no native code made from a submission and reads answers as a stranger's bytes. A worker knows a
//! module and inputs, and neither answers nor exercises; it serves one submission and dies with its parent. One that
//! is stuck or dead is killed and replaced once; after that it is a failure of ours. No clock decides how a run ends:
//! fuel does, and a host that never blocks.

mod engine;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
mod guest;
mod memory;
mod module;
mod program;
mod protocol;
mod supervisor;
#[cfg(test)]
mod tests;
mod wasi;
mod worker;

use std::{fs::File, num::NonZeroUsize, path::PathBuf, sync::Arc, time::Duration};

use grade_model::{Bytes, Limits, Program, RunnerError};
use tokio::runtime::Handle;

pub use self::{protocol::RefusalKind, worker::worker_main};
pub use crate::cancel::CancelToken;

/// The hidden command by which a program runs as a worker: whoever has it as the first argument calls
/// [`worker_main`].
pub const WORKER_COMMAND: &str = "__sandbox-worker";

/// How to start and watch workers.
#[derive(Clone, Debug)]
pub struct SandboxConfig {
    /// The program that is started as a worker: our own.
    pub program: PathBuf,
    /// Guests that one worker runs at once.
    pub jobs: NonZeroUsize,
    /// A runtime with I/O and time, on threads of its own.
    pub runtime: Handle,
    /// Ends whatever is under way.
    pub cancel: CancelToken,
    /// How long to wait for an answer, beside time for the fuel that it may take. Only guards against a worker that is
    /// stuck, so it may be long.
    pub wall: Duration,
}

/// Turns modules into programs that run in workers.
#[derive(Clone, Debug)]
pub struct Sandbox {
    config: Arc<SandboxConfig>,
}

/// A module that was looked at.
pub enum Prepared {
    /// It can be run.
    Ready {
        /// The program.
        program: Box<dyn Program>,
        /// The compiled module, for the cache, when it was compiled just now. It is native code: hand it to
        /// [`Sandbox::prepare`] only if it comes from there, whole.
        compiled: Option<Vec<u8>>,
    },
    /// It cannot be run, by its own fault.
    Refused {
        /// What is wrong with it.
        kind: RefusalKind,
        /// The same for people: printable ASCII, whatever the module holds.
        reason: String,
    },
}

impl Sandbox {
    /// The version of the host's calls and their prices: a part of what a unit of fuel is.
    pub const HOST_VERSION: &str = "1";

    /// A sandbox that starts workers as stated.
    #[must_use]
    pub fn new(config: SandboxConfig) -> Self {
        Self { config: Arc::new(config) }
    }

    /// The engine and its version, `wasmtime 48.0.8`: a part of what a unit of fuel is.
    #[must_use]
    pub fn engine_version() -> String {
        engine::ENGINE_VERSION.to_owned()
    }

    /// A digest, `sha256:…`, over all that a compiled module depends on beside its module: engine, settings,
    /// instruction set and host. A part of the key under which a compiled module is kept.
    #[must_use]
    pub fn compatibility() -> String {
        engine::compatibility(Self::HOST_VERSION)
    }

    /// Starts a worker for a module and has it compiled, unless `compiled` is what an earlier call gave for the same
    /// module. A `compiled` that does not fit this engine is ignored.
    ///
    /// Blocks; not to be called on a thread of the runtime.
    ///
    /// # Errors
    /// When the worker cannot be started, fails twice, or when `cancel` was raised.
    pub fn prepare(&self, module: Bytes, compiled: Option<File>, limits: &Limits) -> Result<Prepared, RunnerError> {
        program::prepare(&self.config, module, compiled, limits)
    }
}
