//! The sandbox from outside: guests with known ends, workers that misbehave, order and determinism under load.
//!
//! This program is its own worker: started with the hidden command it is one, under the names of `faults` a faulty
//! one.

mod faults;
mod guests;
mod limits;
mod made_modules;
mod modules;
mod pipeline;

use std::{num::NonZeroUsize, path::PathBuf, process::ExitCode, time::Duration};

use grade_model::{Bytes, Limits, Outcome, Program, Request, RunnerError, Secret};
use libtest_mimic::{Arguments, Trial};
use runners::sandbox::{CancelToken, Prepared, Sandbox, SandboxConfig, WORKER_COMMAND, worker_main};
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    let mut args = std::env::args();
    let name = args.next().unwrap_or_default();
    if args.next().as_deref() == Some(WORKER_COMMAND) {
        return faults::behave(&name).unwrap_or_else(worker_main);
    }
    let trials = [guests::trials(), faults::trials(), limits::trials(), modules::trials(), pipeline::trials()];
    libtest_mimic::run(&Arguments::from_args(), trials.into_iter().flatten().collect()).exit_code()
}

/// A test by its name.
fn trial(name: &str, body: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, || {
        body();
        Ok(())
    })
}

/// A sandbox with a runtime of its own.
struct Fixture {
    runtime: Runtime,
    cancel: CancelToken,
    program: PathBuf,
    jobs: usize,
    wall: Duration,
}

impl Fixture {
    fn new(jobs: usize) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        Self {
            runtime: runtime.expect("a runtime"),
            cancel: CancelToken::new(),
            program: std::env::current_exe().expect("a path"),
            jobs,
            wall: Duration::from_secs(120),
        }
    }

    fn sandbox(&self) -> Sandbox {
        Sandbox::new(SandboxConfig {
            program: self.program.clone(),
            jobs: NonZeroUsize::new(self.jobs).expect("a job"),
            runtime: self.runtime.handle().clone(),
            cancel: self.cancel.clone(),
            wall: self.wall,
        })
    }

    fn prepare(&self, wat: &str) -> Result<Prepared, RunnerError> {
        self.sandbox().prepare(module(wat), None, &limits())
    }

    #[track_caller]
    fn program(&self, wat: &str) -> Box<dyn Program> {
        match self.prepare(wat).expect("a worker") {
            Prepared::Ready { program, .. } => program,
            Prepared::Refused { kind, reason } => panic!("refused as {kind:?}: {reason}"),
        }
    }
}

#[track_caller]
fn module(wat: &str) -> Bytes {
    wat::parse_str(wat).expect("a module in text form").into()
}

/// The limits of a guest that does not state others.
fn limits() -> Limits {
    Limits {
        fuel: 1_000_000,
        memory_bytes_max: 1 << 20,
        output_bytes_max: 4096,
        source_bytes_max: 0,
        compile_cpu_seconds_max: 60,
        compile_memory_bytes_max: 4 << 30,
        compile_log_bytes_max: 0,
        module_bytes_max: 16 << 20,
    }
}

fn request(stdin: &[u8]) -> Request {
    Request {
        stdin: Secret::new(stdin.into()),
        args: Secret::new(Vec::new()),
        files: Vec::new(),
        output_folder: None,
        seed: 0,
    }
}

/// Runs all requests and gives their outcomes, after checking that they came in order.
fn run(program: &dyn Program, requests: &[Request], limits: &Limits) -> Result<Vec<Outcome>, RunnerError> {
    let mut outcomes = Vec::new();
    program.run(requests, limits, &mut |index, outcome| {
        assert_eq!(index, outcomes.len(), "outcomes come in the order of requests");
        outcomes.push(outcome);
    })?;
    assert_eq!(outcomes.len(), requests.len());
    Ok(outcomes)
}
