//! The worker's side: reads orders, compiles, and runs guests on as many threads as it was told.
//!
//! ```text
//! main thread    reads orders; ends the process when the parent closes the pipe, whatever the others are doing
//! set-up thread  loads or compiles the module, once
//! run threads    take runs from a queue and answer each when it ends, in any order
//! ```

use std::{
    fs::File,
    io::{self, BufReader, Write as _},
    os::fd::AsFd,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, mpsc},
    thread,
};

use grade_model::Request;

use super::{
    engine,
    guest::Loaded,
    memory::{MemoryPool, open_page_map},
    module,
    protocol::{
        Order, Refusal, RunLimits, decode_order, encode_ended, encode_failed, encode_ready, encode_refused,
        encode_stale, read_frame,
    },
};
use crate::jail::{
    close_in_worker,
    spawn::{limit_own_process, take_inherited_file},
};

/// The longest order, in bytes. The parent is trusted; this only catches a stream that is no stream of orders.
const ORDER_BYTES_MAX: u64 = 1 << 36;

/// The body of the hidden command `__sandbox-worker`: reads orders on standard input and answers on standard output
/// until the input ends.
#[must_use]
pub fn worker_main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The parent keeps what stands here for its own message. There is nobody else to tell.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

fn serve() -> io::Result<()> {
    let mut page_map = None;
    close_in_worker(|| page_map = open_page_map())?;
    let mut orders = BufReader::with_capacity(64 << 10, own(&io::stdin())?);
    let mut inherited = take_inherited_file()?;
    let shared = Arc::new(Shared {
        answers: Mutex::new(own(&io::stdout())?),
        loaded: OnceLock::new(),
        memories: Arc::new(MemoryPool::new(page_map)),
    });
    let (queue, runs) = mpsc::channel();
    let runs = Arc::new(Mutex::new(runs));
    let (mut jobs, mut threads) = (1, 0);
    let mut bounds = Bounds::default();
    while let Some(frame) = read_frame(&mut orders, ORDER_BYTES_MAX)? {
        let shared = Arc::clone(&shared);
        match decode_order(&frame).map_err(io::Error::other)? {
            Order::Load { jobs: asked } => {
                jobs = asked;
                let file = inherited.take();
                start(move || shared.guarded(0, || load(&shared, file)))?;
            }
            Order::Compile { jobs: asked, cpu_seconds_max, memory_bytes_max, wasm } => {
                jobs = asked;
                let limits = (cpu_seconds_max, memory_bytes_max);
                start(move || shared.guarded(0, || compile(&shared, limits, &wasm)))?;
            }
            Order::Run { index, limits, request } => {
                bounds.make_room(jobs, &limits)?;
                // Nobody receives only when every thread is gone, and threads end only with the queue.
                let _ = queue.send(Run { index, limits, request });
                if threads < jobs {
                    threads += 1;
                    let runs = Arc::clone(&runs);
                    start(move || take_runs(&shared, &runs))?;
                }
            }
        }
    }
    Ok(())
}

/// A descriptor of our own, without the buffer and the lock of the standard library's streams.
fn own(stream: &impl AsFd) -> io::Result<File> {
    Ok(File::from(stream.as_fd().try_clone_to_owned()?))
}

fn start(body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().stack_size(engine::THREAD_STACK_BYTES).spawn(body).map(|_| ())
}

/// What this process may use while guests run. Fuel and the limits of linear memory bind; these bounds only stop a
/// process that has gone astray, so they are wide.
#[derive(Default)]
struct Bounds {
    cpu_seconds_needed: u64,
    cpu_seconds_max: u64,
    memory_bytes_max: u64,
}

impl Bounds {
    /// CPU time for the start and end of a run, in seconds.
    const CPU_SECONDS_PER_RUN: u64 = 10;
    /// Fuel that the slowest machine spends in a second: a hundredth of what was measured on ordinary ones.
    const FUEL_PER_CPU_SECOND: u64 = 20_000_000;
    /// Memory of the process itself and of inputs that wait, in bytes.
    const MEMORY_BYTES: u64 = 1 << 30;
    /// Memory of a thread that runs guests, beside the guest's own, in bytes.
    const MEMORY_BYTES_PER_THREAD: u64 = 64 << 20;

    /// Widens the bounds for one more run.
    fn make_room(&mut self, jobs: u32, limits: &RunLimits) -> io::Result<()> {
        let seconds = Self::CPU_SECONDS_PER_RUN.saturating_add(limits.fuel / Self::FUEL_PER_CPU_SECOND);
        self.cpu_seconds_needed = self.cpu_seconds_needed.saturating_add(seconds);
        // A guest's output and files are held, encoded and sent.
        let copies = limits.output_bytes_max.saturating_mul(8);
        let thread = limits.memory_bytes_max.saturating_add(copies).saturating_add(Self::MEMORY_BYTES_PER_THREAD);
        let memory = thread.saturating_mul(u64::from(jobs).saturating_add(2)).saturating_add(Self::MEMORY_BYTES);
        if self.cpu_seconds_needed > self.cpu_seconds_max || memory > self.memory_bytes_max {
            self.cpu_seconds_max = self.cpu_seconds_needed.saturating_mul(2);
            self.memory_bytes_max = self.memory_bytes_max.max(memory);
            limit_own_process(Some(self.cpu_seconds_max), Some(self.memory_bytes_max))?;
        }
        Ok(())
    }
}

/// A run that waits for a thread.
struct Run {
    index: u64,
    limits: RunLimits,
    request: Box<Request>,
}

/// What all threads share.
struct Shared {
    answers: Mutex<File>,
    loaded: OnceLock<Loaded>,
    memories: Arc<MemoryPool>,
}

impl Shared {
    fn answer(&self, frame: &[u8]) {
        // When the parent has gone, so has this process in a moment.
        let _ = lock(&self.answers).write_all(frame);
    }

    /// Runs `body` and reports its failure, a panic included, so that the parent does not wait for nothing.
    fn guarded(&self, index: u64, body: impl FnOnce() -> Result<(), String>) {
        match catch_unwind(AssertUnwindSafe(body)) {
            Ok(Ok(())) => {}
            Ok(Err(reason)) => self.answer(&encode_failed(index, &reason)),
            Err(_) => self.answer(&encode_failed(index, "the worker panicked")),
        }
    }

    fn adopt(&self, loaded: Loaded, compiled: Option<&[u8]>) -> Result<(), String> {
        self.loaded.set(loaded).map_err(|_| "a module is loaded already".to_owned())?;
        self.answer(&encode_ready(compiled));
        Ok(())
    }

    fn refuse(&self, refusal: &Refusal) {
        self.answer(&encode_refused(refusal));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere is reported as a failure of its own run; what the lock guards is whole.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn load(shared: &Shared, file: Option<File>) -> Result<(), String> {
    let engine = engine::new(&shared.memories).map_err(|error| format!("{error:#}"))?;
    let Some(module) = file.and_then(|file| module::map(&engine, file)) else {
        shared.answer(&encode_stale());
        return Ok(());
    };
    match module::link(&engine, &module) {
        Ok(loaded) => shared.adopt(loaded, None)?,
        Err(refusal) => shared.refuse(&refusal),
    }
    Ok(())
}

fn compile(shared: &Shared, limits: (u64, u64), wasm: &[u8]) -> Result<(), String> {
    let engine = engine::new(&shared.memories).map_err(|error| format!("{error:#}"))?;
    limit_own_process(Some(limits.0), Some(limits.1)).map_err(|error| format!("cannot set limits: {error}"))?;
    let compiled = module::compile(&engine, wasm);
    limit_own_process(None, None).map_err(|error| format!("cannot lift limits: {error}"))?;
    let linked = compiled.and_then(|(module, bytes)| Ok((module::link(&engine, &module)?, bytes)));
    match linked {
        Ok((loaded, bytes)) => shared.adopt(loaded, Some(&bytes))?,
        Err(refusal) => shared.refuse(&refusal),
    }
    Ok(())
}

fn take_runs(shared: &Shared, runs: &Mutex<mpsc::Receiver<Run>>) {
    loop {
        // The lock is held while waiting; the others wait for the lock instead of the queue.
        let next = lock(runs).recv();
        let Ok(run) = next else { return };
        shared.guarded(run.index, || {
            let loaded = shared.loaded.get().ok_or("no module is loaded")?;
            let outcome = loaded.run(&run.request, &run.limits)?;
            shared.answer(&encode_ended(run.index, &outcome));
            Ok(())
        });
    }
}
