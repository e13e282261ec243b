//! Closes in the native compilers that read a student's files, and supervises them.
//!
//! A compiler is hostile input's first reader. It gets no environment but what is listed, no standard input, a fresh
//! folder, limits, and a session of its own that is dead when [`run`] returns:
//!
//! ```text
//! grade ── run ──► session leader (the compiler) ──► its linker
//!            │        stdout, stderr: drained, kept up to a limit
//!            └─ CPU limit (kernel), wall time, room on the disk and cancellation (here) ──► kill the session's group
//! ```
//!
//! CPU time binds; wall time only catches a compiler that waits for something. With a helper the session leader is
//! our own program, which closes itself in (see `confine`) and only then becomes the compiler. [`layers`] says which of
//! its layers this machine has.

mod confine;
mod disk;
mod helper;
mod limits;
pub mod probe;
pub(crate) mod spawn;

use std::{
    ffi::OsString,
    io,
    os::unix::process::ExitStatusExt as _,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    time::Duration,
};

use grade_model::{RunnerError, SandboxLayer};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _},
    process::{Child, Command},
};

pub(crate) use self::confine::PAGEMAP_SCAN;
use self::confine::{Calls, Confinement};
pub use self::helper::{HELPER_COMMAND, helper_main};
use crate::cancel::CancelToken;

/// How long pipes are read after every process of the jail was killed.
const DRAIN_MAX: Duration = Duration::from_secs(2);

/// How compilers are closed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JailConfig {
    /// Our own program, started as the helper; `None` does without the layers that a helper adds.
    pub helper: Option<PathBuf>,
    /// Whether to judge nothing where no layer keeps files unread.
    pub is_required: bool,
}

/// A compiler to run, and everything that it may touch.
#[derive(Clone, Debug)]
pub struct JailedCommand {
    /// The program, an absolute path. It is not looked up.
    pub program: PathBuf,
    /// Its arguments. Nothing of a submission belongs here.
    pub args: Vec<OsString>,
    /// Its whole environment.
    pub env: Vec<(OsString, OsString)>,
    /// Where it starts.
    pub folder: PathBuf,
    /// Our own program, which closes itself in before it becomes the compiler; `None` leaves the compiler with limits
    /// and a session of its own, for tests and for systems without the layers.
    pub helper: Option<PathBuf>,
    /// Whether to fail when the helper can keep no file unread.
    pub is_jail_required: bool,
    /// Folders that it reads and executes from, beside the system's shared libraries.
    pub executable: Vec<PathBuf>,
    /// Files and folders that it reads; links among them appear as links.
    pub readable: Vec<PathBuf>,
    /// Folders that it writes into.
    pub writable: Vec<PathBuf>,
    /// An empty folder that a private root is put over.
    pub root: PathBuf,
    /// What bounds it.
    pub limits: JailLimits,
}

/// What bounds a compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JailLimits {
    /// CPU time of each process, in seconds. One more second and the kernel kills it without asking.
    pub cpu_seconds_max: u64,
    /// Wall time of all of it, in seconds.
    pub wall_seconds_max: u64,
    /// Data segment of each process, in bytes: what it allocates, not what it maps from files.
    pub memory_bytes_max: u64,
    /// Size of any file that it writes, in bytes.
    pub file_bytes_max: u64,
    /// Room on the disk that all files in its writable folders may take, in bytes. It is looked at from time to time, so
    /// a compiler that writes fast gets beyond it before it is stopped.
    pub disk_bytes_max: u64,
    /// Bytes of standard output, and as many of standard error, that are kept. The rest is read and dropped.
    pub output_bytes_max: u64,
}

/// How a compiler ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JailEnding {
    /// By itself, with this code.
    Exited(i32),
    /// By this signal.
    Signalled(i32),
    /// It was killed after its wall time.
    WallTime,
    /// It was killed because its files took too much room.
    Disk,
}

/// What is left of a compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JailedExit {
    /// How it ended.
    pub ending: JailEnding,
    /// Standard output, up to the limit.
    pub stdout: Vec<u8>,
    /// Standard error, up to the limit.
    pub stderr: Vec<u8>,
}

/// Runs a compiler to its end. When this returns, or its future is dropped, nothing of it is alive.
///
/// The kernel kills the compiler when the thread that started it ends. So the thread that polls this future first has
/// to live as long as the future: await it below `Handle::block_on`, not on a pool's thread that may retire.
///
/// # Errors
/// When the program cannot be started or waited for, and when `cancel` was raised.
pub async fn run(command: &JailedCommand, cancel: &CancelToken) -> Result<JailedExit, RunnerError> {
    if cancel.is_cancelled() {
        return Err(RunnerError::interrupted());
    }
    let mut child = start(command)
        .map_err(|e| RunnerError::failed(format!("cannot start {}", command.program.display())).caused_by(e))?;
    let bytes_max = command.limits.output_bytes_max;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let drained = async { tokio::join!(drain(stdout, bytes_max), drain(stderr, bytes_max)) };
    let supervised = supervise(child, command, cancel);
    tokio::pin!(drained, supervised);
    let (ending, (stdout, stderr)) = tokio::select! {
        ending = &mut supervised => {
            // Killed processes hold no pipe any more, so the time-out is only against surprises.
            (ending?, tokio::time::timeout(DRAIN_MAX, drained).await.unwrap_or_default())
        }
        output = &mut drained => (supervised.await?, output),
    };
    if command.helper.is_some() && ending == JailEnding::Exited(helper::HELPER_FAILED) {
        let reason = String::from_utf8_lossy(&stderr).trim().escape_debug().to_string();
        return Err(RunnerError::failed("the compiler cannot be closed in")
            .caused_by(reason)
            .hint("`grade doctor` says which layers of the sandbox this machine has"));
    }
    Ok(JailedExit { ending, stdout, stderr })
}

/// Which layers close compilers and guests in, on this machine: what a helper, started for this only, gets.
#[must_use]
pub fn layers(helper: &Path) -> Vec<SandboxLayer> {
    let always = SandboxLayer {
        name: "limits".to_owned(),
        is_on: true,
        detail: "CPU time, memory, file size, open files; dies with its parent".to_owned(),
    };
    let probed = helper::probe(helper).unwrap_or_else(|error| {
        vec![SandboxLayer { name: "jail".to_owned(), is_on: false, detail: error.to_string() }]
    });
    [always].into_iter().chain(probed).collect()
}

/// Closes in the calling process as a sandbox worker: no file to open, no network, no process to start. To be called
/// before it has a second thread and before it reads its first byte. A layer that the kernel does not have stays off.
///
/// `before_mounts` is called without privilege while all files are still there, if there are namespaces at all.
///
/// # Errors
/// When a layer failed halfway.
pub(crate) fn close_in_worker(before_mounts: impl FnOnce()) -> io::Result<()> {
    let confinement = Confinement { root: "/tmp".into(), calls: Calls::Worker, ..Confinement::default() };
    confine::enter(&confinement, before_mounts).map(drop)
}

/// Whether those layers keep files unread that are not named: Landlock or a private root does.
#[must_use]
pub fn keeps_files_unread(layers: &[SandboxLayer]) -> bool {
    confine::keeps_files_unread(layers)
}

/// Kills a process group when it goes out of scope.
struct Group(Option<u32>);

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(leader) = self.0 {
            limits::kill_group(leader);
        }
    }
}

fn start(command: &JailedCommand) -> io::Result<Child> {
    if !command.program.is_absolute() || !command.folder.is_absolute() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "a jailed command needs absolute paths"));
    }
    let line = match &command.helper {
        Some(helper) => helper::command_line(command, helper)?,
        None => [command.program.clone().into()].into_iter().chain(command.args.iter().cloned()).collect(),
    };
    let mut process = Command::new(&line[0]);
    process
        .args(&line[1..])
        .env_clear()
        .envs(command.env.iter().map(|(name, value)| (name, value)))
        .current_dir(&command.folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    limits::impose(&mut process, &command.limits);
    process.spawn()
}

/// Waits for the child, the wall time or the cancellation, whichever comes first, and kills what is left.
async fn supervise(mut child: Child, command: &JailedCommand, cancel: &CancelToken) -> Result<JailEnding, RunnerError> {
    // The leader's id names its group as long as one member lives. Between the leader's end and the kill below no
    // other group can have taken the id, unless all process ids were used up in between.
    let group = Group(child.id());
    let ending = tokio::select! {
        status = child.wait() => Ok(status.map_err(|e| cannot_wait(&command.program, e))?),
        () = tokio::time::sleep(Duration::from_secs(command.limits.wall_seconds_max)) => Err(Ok(JailEnding::WallTime)),
        () = disk::outgrow(&command.writable, command.limits.disk_bytes_max) => Err(Ok(JailEnding::Disk)),
        () = cancel.cancelled() => Err(Err(RunnerError::interrupted())),
    };
    drop(group);
    match ending {
        Ok(status) => Ok(ending_of(status)),
        Err(stopped) => {
            child.wait().await.map_err(|e| cannot_wait(&command.program, e))?;
            stopped
        }
    }
}

fn cannot_wait(program: &Path, error: io::Error) -> RunnerError {
    RunnerError::failed(format!("cannot wait for {}", program.display())).caused_by(error)
}

fn ending_of(status: ExitStatus) -> JailEnding {
    match (status.code(), status.signal()) {
        (Some(code), _) => JailEnding::Exited(code),
        (None, Some(signal)) => JailEnding::Signalled(signal),
        (None, None) => JailEnding::Exited(-1),
    }
}

/// Reads a stream to its end and keeps the first `bytes_max` bytes.
async fn drain(stream: Option<impl AsyncRead + Unpin>, bytes_max: u64) -> Vec<u8> {
    let Some(mut stream) = stream else { return Vec::new() };
    let mut kept = Vec::new();
    // A stream that fails is one that ended: its bytes are messages, not results.
    if (&mut stream).take(bytes_max).read_to_end(&mut kept).await.is_ok() {
        let _dropped = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
    }
    kept
}

#[cfg(test)]
mod tests;
