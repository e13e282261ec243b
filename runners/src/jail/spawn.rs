//! Starts a process that must not outlive this one, and what such a process does first.
//!
//! The child has no environment, no descriptor but its standard streams and at most one inherited file, a process
//! group of its own, so that a terminal's signals do not reach it, and a signal to die by when its parent does.

use std::{
    fs::File,
    io,
    os::fd::{AsRawFd as _, FromRawFd as _, RawFd},
    path::PathBuf,
    process::Stdio,
    sync::{OnceLock, mpsc},
    thread,
};

use tokio::{
    process::{Child, Command},
    runtime::Handle,
};

/// A process to start.
pub(crate) struct KeptCommand {
    /// The program, which is looked up nowhere.
    pub(crate) program: PathBuf,
    /// Its first argument. The second is the number of the inherited descriptor, if there is one.
    pub(crate) argument: &'static str,
    /// A file that it inherits.
    pub(crate) inherited: Option<File>,
}

type Task = Box<dyn FnOnce() + Send>;

/// Starts a process whose three standard streams are pipes.
///
/// The kernel sends the dying signal when the *thread* ends that started the child. Callers come and go, so one
/// thread that never ends starts them all.
///
/// # Errors
/// When the process cannot be started.
pub(crate) fn spawn_kept(command: KeptCommand, runtime: &Handle) -> io::Result<Child> {
    static STARTER: OnceLock<mpsc::Sender<Task>> = OnceLock::new();
    let starter = STARTER.get_or_init(|| {
        let (tasks, queue) = mpsc::channel::<Task>();
        // Without the thread the queue is closed, which sending reports.
        let _started = thread::Builder::new().name("starter".to_owned()).spawn(move || {
            for task in queue {
                task();
            }
        });
        tasks
    });
    let (answer, child) = mpsc::sync_channel(1);
    let runtime = runtime.clone();
    let gone = || io::Error::other("the thread that starts processes is gone");
    let task: Task = Box::new(move || {
        let _entered = runtime.enter();
        // Nobody waits any more if this fails; the child is dropped and so killed.
        let _ = answer.send(spawn(&command));
    });
    starter.send(task).map_err(|_| gone())?;
    child.recv().map_err(|_| gone())?
}

#[expect(unsafe_code, reason = "a child that closes itself in does so between fork and exec")]
fn spawn(kept: &KeptCommand) -> io::Result<Child> {
    let inherited = kept.inherited.as_ref().map(File::as_raw_fd);
    let mut command = Command::new(&kept.program);
    command
        .arg(kept.argument)
        .args(inherited.map(|fd| fd.to_string()))
        .env_clear()
        .current_dir("/")
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let parent = std::process::id();
    // SAFETY: The closure runs in the child between fork and exec. It makes system calls only: it allocates nothing
    // and takes no lock.
    unsafe { command.pre_exec(move || close_in(parent, inherited)) };
    command.spawn()
}

#[expect(unsafe_code, reason = "system calls without a safe wrapper")]
fn close_in(parent: u32, inherited: Option<RawFd>) -> io::Result<()> {
    let no_core = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: The pointer is to a live value of the type that the call takes.
    check(unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const no_core) })?;
    #[cfg(target_os = "linux")]
    {
        // SAFETY: The call takes numbers only.
        check(unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) })?;
        // SAFETY: The call takes nothing and cannot fail.
        if unsafe { libc::getppid() }.cast_unsigned() != parent {
            // The parent died before the signal was asked for.
            return Err(io::Error::from_raw_os_error(libc::ESRCH));
        }
        // Rust opens every descriptor with the flag already; this covers what other code opened. A kernel without the
        // call does not take away what Rust has done.
        // SAFETY: The call takes numbers only, and marks descriptors instead of closing them.
        unsafe { libc::syscall(libc::SYS_close_range, 3, libc::c_uint::MAX, libc::CLOSE_RANGE_CLOEXEC) };
    }
    #[cfg(not(target_os = "linux"))]
    let _ = parent;
    if let Some(fd) = inherited {
        // SAFETY: The call takes numbers only; the descriptor is open, because the parent holds its file.
        check(unsafe { libc::fcntl(fd, libc::F_SETFD, 0) })?;
    }
    Ok(())
}

fn check(result: libc::c_int) -> io::Result<()> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// The file that this process inherited, by the number that [`spawn_kept`] states as the second argument. To be
/// called once.
///
/// # Errors
/// When the argument is not the number of an open descriptor beside the standard streams.
#[expect(unsafe_code, reason = "a descriptor's number says nothing about who owns it")]
pub(crate) fn take_inherited_file() -> io::Result<Option<File>> {
    let Some(argument) = std::env::args_os().nth(2) else { return Ok(None) };
    let invalid = || io::Error::new(io::ErrorKind::InvalidInput, "no descriptor was inherited under this number");
    let fd: RawFd = argument.to_str().and_then(|number| number.parse().ok()).ok_or_else(invalid)?;
    // SAFETY: The call takes numbers only.
    if fd <= 2 || unsafe { libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC) } == -1 {
        return Err(invalid());
    }
    // SAFETY: The descriptor is open, was passed to this process by its parent, and nothing else here knows of it.
    Ok(Some(unsafe { File::from_raw_fd(fd) }))
}

/// Bounds this process from now on: CPU time that ends it with `SIGXCPU`, and memory that it may allocate. `None`
/// lifts a bound, as far as whoever started us allows.
///
/// # Errors
/// When the kernel refuses.
pub(crate) fn limit_own_process(cpu_seconds_max: Option<u64>, memory_bytes_max: Option<u64>) -> io::Result<()> {
    limit(libc::RLIMIT_CPU as i32, cpu_seconds_max)?;
    limit(libc::RLIMIT_DATA as i32, memory_bytes_max)
}

#[expect(unsafe_code, reason = "system calls without a safe wrapper")]
fn limit(resource: i32, wanted: Option<u64>) -> io::Result<()> {
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: The pointer is to a live value of the type that the call fills.
    check(unsafe { libc::getrlimit(resource as _, &raw mut limit) })?;
    // A hard limit, as administrators set them for all users, can only be lowered: it stays.
    limit.rlim_cur = wanted.map_or(limit.rlim_max, |wanted| limit.rlim_max.min(wanted as libc::rlim_t));
    // SAFETY: The pointer is to a live value of the type that the call takes.
    check(unsafe { libc::setrlimit(resource as _, &raw const limit) })
}
