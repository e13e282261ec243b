//! A program whose runs happen in a worker: preparing it, and running requests in order.

use std::{
    collections::BTreeMap,
    fs::File,
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use grade_model::{Bytes, Limits, Outcome, Program, Request, RunnerError};
use tokio::{io::AsyncWriteExt as _, sync::Semaphore};

use super::{
    Prepared, RefusalKind, SandboxConfig,
    protocol::{
        Answer, Expectation, Refusal, RunAnswer, RunLimits, answer_bytes_max, decode_answer, decode_run_answer,
        encode_compile, encode_load, encode_run, run_answer_bytes_max,
    },
    supervisor::{Remains, Trouble, Worker, receive, unless_cancelled},
};

/// How often a worker is tried: once more than fate allows.
const ATTEMPTS: usize = 2;

/// Bytes of inputs that a worker holds at once, in parts of [`PART_BYTES`].
const PARTS_MAX: u32 = 1024;
const PART_BYTES: usize = 64 << 10;

/// Parts that the smallest request takes: as many requests are on their way at once as fit.
const PARTS_MIN: u32 = 16;

/// How Rust's report of an allocation that failed begins.
const ALLOCATION_FAILED: &str = "memory allocation of";

/// What a program needs to be started, and to be started again.
struct Source {
    config: Arc<SandboxConfig>,
    module: Bytes,
    compiled: Option<File>,
    compile_cpu_seconds_max: u64,
    compile_memory_bytes_max: u64,
}

/// A program in a worker.
struct SandboxedProgram {
    source: Source,
    /// `None` after trouble, until the next run.
    worker: Mutex<Option<Worker>>,
}

impl Drop for SandboxedProgram {
    /// Leaves no process behind that is still on its way out, so that whoever waits for this one has waited for all.
    fn drop(&mut self) {
        let worker = self.worker.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(worker) = worker {
            self.source.config.runtime.block_on(worker.end());
        }
    }
}

/// A worker that was told its module.
enum Started {
    Ready(Box<Worker>, Option<Vec<u8>>),
    Refused(Refusal),
}

/// See [`super::Sandbox::prepare`].
pub(super) fn prepare(
    config: &Arc<SandboxConfig>,
    module: Bytes,
    compiled: Option<File>,
    limits: &Limits,
) -> Result<Prepared, RunnerError> {
    if module.len() as u64 > limits.module_bytes_max {
        let reason = format!("the module has {} bytes of {} allowed", module.len(), limits.module_bytes_max);
        return Ok(Prepared::Refused { kind: RefusalKind::Size, reason });
    }
    let source = Source {
        config: Arc::clone(config),
        module,
        compiled,
        compile_cpu_seconds_max: limits.compile_cpu_seconds_max.max(1),
        compile_memory_bytes_max: limits.compile_memory_bytes_max,
    };
    let started = config.runtime.block_on(unless_cancelled(config, start(&source)))?;
    Ok(match started {
        Started::Ready(worker, compiled) => {
            let program = SandboxedProgram { source, worker: Mutex::new(Some(*worker)) };
            Prepared::Ready { program: Box::new(program), compiled }
        }
        Started::Refused(Refusal { kind, reason }) => Prepared::Refused { kind, reason },
    })
}

/// Starts a worker with its module, again if it fails.
async fn start(source: &Source) -> Result<Started, RunnerError> {
    let mut attempt = 1;
    loop {
        let mut worker = Worker::start(&source.config, source.compiled.as_ref())?;
        let (trouble, was_compiling) = match introduce(&mut worker, source).await {
            (Ok(Answer::Ready(compiled)), _) => return Ok(Started::Ready(Box::new(worker), compiled)),
            (Ok(Answer::Refused(refusal)), _) => return Ok(Started::Refused(refusal)),
            (Ok(Answer::Stale), compiling) => (Trouble::Failed("it compiles nothing".to_owned()), compiling),
            (Ok(Answer::Failed(reason)), compiling) => (Trouble::Failed(reason), compiling),
            (Err(trouble), compiling) => (trouble, compiling),
        };
        let remains = worker.bury().await;
        if let Some(refusal) = Some(&remains).filter(|_| was_compiling).and_then(refusal_of) {
            return Ok(Started::Refused(refusal));
        }
        if attempt == ATTEMPTS {
            return Err(remains.describe(&trouble));
        }
        attempt += 1;
    }
}

/// Tells a worker its module. Also says whether the worker was left compiling.
async fn introduce(worker: &mut Worker, source: &Source) -> (Result<Answer, Trouble>, bool) {
    let config = &source.config;
    let jobs = u32::try_from(config.jobs.get()).unwrap_or(u32::MAX);
    if source.compiled.is_some() {
        match exchange(worker, source, &encode_load(jobs), config.wall).await {
            Ok(Answer::Stale) => {}
            answer => return (answer, false),
        }
    }
    let (seconds, bytes) = (source.compile_cpu_seconds_max, source.compile_memory_bytes_max);
    let order = encode_compile(jobs, seconds, bytes, &source.module);
    // CPU time binds. A machine that is busy with other work gets ten times as long to spend it.
    let wall = config.wall.saturating_add(Duration::from_secs(seconds.saturating_mul(10)));
    (exchange(worker, source, &order, wall).await, true)
}

async fn exchange(worker: &mut Worker, source: &Source, order: &[u8], wall: Duration) -> Result<Answer, Trouble> {
    let wasm_bytes = source.module.len() as u64;
    worker.send(order).await?;
    let answer = worker.receive(answer_bytes_max(wasm_bytes), wall).await?;
    Ok(decode_answer(&answer, wasm_bytes)?)
}

/// What the end of a worker says that was compiling under limits.
fn refusal_of(remains: &Remains) -> Option<Refusal> {
    match remains.signal()? {
        libc::SIGXCPU => Some(Refusal::new(RefusalKind::CompileTime, "the module takes too much CPU time to compile")),
        // An allocation that fails ends a Rust program so. No guest has run yet that could have said the same.
        libc::SIGABRT if remains.diagnostics.starts_with(ALLOCATION_FAILED) => {
            Some(Refusal::new(RefusalKind::CompileMemory, "the module takes too much memory to compile"))
        }
        _ => None,
    }
}

impl Program for SandboxedProgram {
    fn run(
        &self,
        requests: &[Request],
        limits: &Limits,
        sink: &mut dyn FnMut(usize, Outcome),
    ) -> Result<(), RunnerError> {
        let config = &self.source.config;
        let mut worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner);
        let mut runs = Runs { requests, limits: RunLimits::of(limits), delivered: 0, early: BTreeMap::new(), sink };
        let kept = worker.take();
        *worker = Some(config.runtime.block_on(unless_cancelled(config, runs.complete(&self.source, kept)))?);
        Ok(())
    }
}

/// Requests on their way through a worker.
struct Runs<'a> {
    requests: &'a [Request],
    limits: RunLimits,
    delivered: usize,
    /// Outcomes that wait for an earlier one. Those of a worker that failed later count: they were held against
    /// their limits.
    early: BTreeMap<usize, Outcome>,
    sink: &'a mut dyn FnMut(usize, Outcome),
}

impl Runs<'_> {
    /// Runs every request, with a fresh worker if the first one fails.
    async fn complete(&mut self, source: &Source, kept: Option<Worker>) -> Result<Worker, RunnerError> {
        let mut kept = kept;
        let mut attempt = 1;
        loop {
            let mut worker = match kept.take() {
                Some(worker) => worker,
                None => match start(source).await? {
                    Started::Ready(worker, _) => *worker,
                    Started::Refused(refusal) => return Err(RunnerError::failed(refusal.reason)),
                },
            };
            let Err(trouble) = self.drive(&mut worker, &source.config).await else { return Ok(worker) };
            let remains = worker.bury().await;
            if attempt == ATTEMPTS {
                return Err(remains.describe(&trouble));
            }
            attempt += 1;
        }
    }

    /// Sends what has no outcome yet, and delivers outcomes as they come. Both at once: a worker that cannot get rid
    /// of its answers takes no orders.
    async fn drive(&mut self, worker: &mut Worker, config: &SandboxConfig) -> Result<(), Trouble> {
        let requests = self.requests;
        let limits = self.limits;
        let due: Vec<usize> =
            (self.delivered..requests.len()).filter(|index| !self.early.contains_key(index)).collect();
        let window = Semaphore::new(PARTS_MAX as usize);
        let (orders, answers) = (&mut worker.orders, &mut worker.answers);
        let sending = async {
            for &index in &due {
                let request = &requests[index];
                // The semaphore is never closed.
                if let Ok(permit) = window.acquire_many(parts(request, config.jobs)).await {
                    permit.forget();
                }
                orders.write_all(&encode_run(index as u64, &limits, request)).await?;
            }
            Ok::<(), Trouble>(orders.flush().await?)
        };
        let receiving = async {
            let wall = patience(config, &limits);
            let mut left = due.len();
            self.deliver(config, &window);
            while left > 0 {
                let answer = receive(answers, run_answer_bytes_max(&limits), wall).await?;
                let expect = |index: u64| self.expect(&due, index);
                match decode_run_answer(&answer, expect)? {
                    (_, RunAnswer::Failed(reason)) => return Err(Trouble::Failed(reason)),
                    (index, RunAnswer::Ended(outcome)) => {
                        let index = usize::try_from(index).unwrap_or(usize::MAX);
                        self.early.insert(index, outcome);
                        left -= 1;
                        self.deliver(config, &window);
                    }
                }
            }
            Ok(())
        };
        tokio::try_join!(sending, receiving).map(|_| ())
    }

    /// What was asked under an index that has no answer yet.
    fn expect(&self, due: &[usize], index: u64) -> Option<Expectation<'_>> {
        let index = usize::try_from(index).ok()?;
        let is_due = due.binary_search(&index).is_ok() && index >= self.delivered && !self.early.contains_key(&index);
        let request = self.requests.get(index).filter(|_| is_due)?;
        Some(Expectation { request, limits: self.limits })
    }

    /// Hands over what is next in order.
    fn deliver(&mut self, config: &SandboxConfig, window: &Semaphore) {
        while let Some(outcome) = self.early.remove(&self.delivered) {
            window.add_permits(parts(&self.requests[self.delivered], config.jobs) as usize);
            (self.sink)(self.delivered, outcome);
            self.delivered += 1;
        }
    }
}

/// How much of the window a request takes until its outcome is delivered.
fn parts(request: &Request, jobs: NonZeroUsize) -> u32 {
    let files: usize = request.files.iter().map(|file| file.bytes.reveal().len()).sum();
    let bytes = request.stdin.reveal().len().saturating_add(files);
    let parts = u32::try_from(bytes / PART_BYTES + 1).unwrap_or(PARTS_MAX);
    // Every thread of the worker can have a request, whatever its size.
    let share = (PARTS_MAX / 2) / u32::try_from(jobs.get()).unwrap_or(PARTS_MAX).clamp(1, PARTS_MAX / 2);
    parts.max(PARTS_MIN).min(share.max(1))
}

/// How long the next answer may take. Ten nanoseconds a unit of fuel is some forty times what an idle machine needs.
fn patience(config: &SandboxConfig, limits: &RunLimits) -> Duration {
    config.wall.saturating_add(Duration::from_nanos(limits.fuel.saturating_mul(10)))
}
