//! What this runner needs of a sandbox.

use std::fs::File;

use grade_model::{Bytes, Limits, RunnerError};

use crate::sandbox::{Prepared, Sandbox};

/// Turns modules into programs.
pub trait Prepare: Send + Sync {
    /// The engine and its version, `wasmtime 48.0.8`.
    fn engine(&self) -> String;

    /// The version of the host's calls and their prices.
    fn host(&self) -> String;

    /// Everything that native code made from a module depends on. Code made under another text is never handed in.
    fn compatibility(&self) -> String;

    /// Makes a program from a module. `compiled` is native code that this sandbox made from the module earlier.
    ///
    /// # Errors
    /// When the sandbox failed; a module that it does not accept is no error.
    fn prepare(&self, module: Bytes, compiled: Option<File>, limits: &Limits) -> Result<Prepared, RunnerError>;
}

impl Prepare for Sandbox {
    fn engine(&self) -> String {
        Self::engine_version()
    }

    fn host(&self) -> String {
        Self::HOST_VERSION.to_owned()
    }

    fn compatibility(&self) -> String {
        Self::compatibility()
    }

    fn prepare(&self, module: Bytes, compiled: Option<File>, limits: &Limits) -> Result<Prepared, RunnerError> {
        self.prepare(module, compiled, limits)
    }
}
