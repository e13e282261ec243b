//! The sandbox as what the runner prepares programs with.

use std::fs::File;

use grade_model::{Bytes, Limits, RunnerError};

use super::prepare::{Prepare, Prepared};
use crate::sandbox::{self, Sandbox};

impl Prepare for Sandbox {
    fn engine(&self) -> String {
        Self::engine_version()
    }

    fn host(&self) -> String {
        Self::HOST_VERSION.to_owned()
    }

    fn compatibility(&self) -> String {
        // On a machine that the engine does not support, preparing says so; until then no code fits the key.
        Self::compatibility().unwrap_or_default()
    }

    fn prepare(&self, module: Bytes, compiled: Option<File>, limits: &Limits) -> Result<Prepared, RunnerError> {
        Ok(match self.prepare(module, compiled, limits)? {
            sandbox::Prepared::Ready { program, compiled } => Prepared::Ready { program, compiled },
            sandbox::Prepared::Refused { reason, .. } => Prepared::Refused { reason },
        })
    }
}
