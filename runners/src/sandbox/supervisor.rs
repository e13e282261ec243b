//! The parent's side of one worker process: starting, talking, watching, killing.

use std::{
    fs::File,
    future::Future,
    io,
    os::unix::process::ExitStatusExt as _,
    process::ExitStatus,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use grade_model::RunnerError;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    process::{Child, ChildStderr, ChildStdin, ChildStdout},
    task::JoinHandle,
    time::timeout,
};

use super::{
    SandboxConfig, WORKER_COMMAND,
    protocol::{Malformed, printable, read_frame_async},
};
use crate::jail::spawn::{KeptCommand, spawn_kept};

/// Diagnostics of a worker that are kept, in bytes.
const DIAGNOSTICS_BYTES_MAX: u64 = 16 << 10;

/// How long a killed worker's last words are waited for.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Trouble with a worker that a fresh worker may not have.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The pipe broke, because the worker is gone or has sent what is no frame.
    Pipe(io::Error),
    /// It sent what it must not send.
    Answer(Malformed),
    /// It said itself that it failed.
    Failed(String),
    /// It did not answer in time.
    Stuck(Duration),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Pipe(error)
    }
}

impl From<Malformed> for Trouble {
    fn from(error: Malformed) -> Self {
        Self::Answer(error)
    }
}

/// What is left of a worker.
pub(super) struct Remains {
    status: Option<ExitStatus>,
    /// What it said on standard error, as printable text, cut.
    pub(super) diagnostics: String,
}

impl Remains {
    /// The signal that ended it, if it was not ours.
    pub(super) fn signal(&self) -> Option<i32> {
        self.status.and_then(|status| status.signal())
    }

    /// The failure of ours that this is.
    pub(super) fn describe(&self, trouble: &Trouble) -> RunnerError {
        let what = match trouble {
            Trouble::Pipe(error) if error.kind() == io::ErrorKind::InvalidData => {
                format!("a sandbox worker sent {error}")
            }
            Trouble::Pipe(_) => match self.status {
                Some(status) => format!("a sandbox worker ended early ({status})"),
                None => "a sandbox worker ended early".to_owned(),
            },
            Trouble::Answer(error) => format!("a sandbox worker sent a {error}"),
            Trouble::Failed(reason) => format!("a sandbox worker failed: {reason}"),
            Trouble::Stuck(wall) => format!("a sandbox worker gave no answer for {} seconds", wall.as_secs()),
        };
        let error = RunnerError::failed(format!("{what}, twice in a row"));
        if self.diagnostics.is_empty() { error } else { error.caused_by(format!("it said: {}", self.diagnostics)) }
    }
}

/// A worker process.
pub(super) struct Worker {
    child: Child,
    pub(super) orders: ChildStdin,
    pub(super) answers: BufReader<ChildStdout>,
    diagnostics: Arc<Mutex<Vec<u8>>>,
    draining: JoinHandle<()>,
}

impl Worker {
    /// Starts one.
    pub(super) fn start(config: &SandboxConfig, compiled: Option<&File>) -> Result<Self, RunnerError> {
        let cannot = |error: io::Error| {
            RunnerError::failed(format!("cannot start a sandbox worker ({})", config.program.display()))
                .caused_by(error)
        };
        let inherited = compiled.map(File::try_clone).transpose().map_err(cannot)?;
        let command = KeptCommand { program: config.program.clone(), argument: WORKER_COMMAND, inherited };
        let mut child = spawn_kept(command, &config.runtime).map_err(cannot)?;
        let no_pipe = || cannot(io::Error::other("it has no pipes"));
        let orders = child.stdin.take().ok_or_else(no_pipe)?;
        let answers = BufReader::with_capacity(64 << 10, child.stdout.take().ok_or_else(no_pipe)?);
        let stderr = child.stderr.take().ok_or_else(no_pipe)?;
        let diagnostics = Arc::new(Mutex::new(Vec::new()));
        let draining = config.runtime.spawn(drain(stderr, Arc::clone(&diagnostics)));
        Ok(Self { child, orders, answers, diagnostics, draining })
    }

    /// Sends an order.
    pub(super) async fn send(&mut self, order: &[u8]) -> Result<(), Trouble> {
        self.orders.write_all(order).await?;
        Ok(self.orders.flush().await?)
    }

    /// Waits for an answer.
    pub(super) async fn receive(&mut self, bytes_max: u64, wall: Duration) -> Result<Vec<u8>, Trouble> {
        receive(&mut self.answers, bytes_max, wall).await
    }

    /// Kills it and waits until it is gone.
    pub(super) async fn end(mut self) {
        let _killed = timeout(LAST_WORDS, self.child.kill()).await;
    }

    /// Kills it and gathers what is left.
    pub(super) async fn bury(mut self) -> Remains {
        // A worker that ended by itself a moment ago keeps its own status; the kill only reaches a live one.
        let ended = timeout(Duration::from_millis(50), self.child.wait()).await;
        let status = match ended {
            Ok(status) => status.ok(),
            Err(_) => {
                let _killed = self.child.kill().await;
                None
            }
        };
        let _drained = timeout(LAST_WORDS, &mut self.draining).await;
        let bytes = self.diagnostics.lock().unwrap_or_else(PoisonError::into_inner);
        let diagnostics = printable(String::from_utf8_lossy(&bytes).trim(), DIAGNOSTICS_BYTES_MAX);
        Remains { status, diagnostics }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.draining.abort();
    }
}

/// Waits for an answer on a worker's pipe.
pub(super) async fn receive(
    answers: &mut BufReader<ChildStdout>,
    bytes_max: u64,
    wall: Duration,
) -> Result<Vec<u8>, Trouble> {
    match timeout(wall, read_frame_async(answers, bytes_max)).await {
        Ok(frame) => Ok(frame?),
        Err(_) => Err(Trouble::Stuck(wall)),
    }
}

/// Reads diagnostics to their end, so that the worker never waits for a reader, and keeps the first of them.
async fn drain(mut from: ChildStderr, kept: Arc<Mutex<Vec<u8>>>) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        let room = usize::try_from(DIAGNOSTICS_BYTES_MAX).unwrap_or(0).saturating_sub(kept.len());
        kept.extend_from_slice(&buffer[..count.min(room)]);
    }
}

/// Waits for work, or for the user who wants it to stop.
pub(super) async fn unless_cancelled<T>(
    config: &SandboxConfig,
    work: impl Future<Output = Result<T, RunnerError>>,
) -> Result<T, RunnerError> {
    tokio::select! {
        biased;
        () = config.cancel.cancelled() => Err(RunnerError::interrupted()),
        result = work => result,
    }
}
