//! Namespaces: a process that has its own sees nobody else, and nobody on the network.
#![expect(unsafe_code, reason = "namespaces and processes have no safe interface in std")]

use std::{
    fs,
    io::{self, Read as _, Write as _},
    process,
};

/// The user and group that a process is inside its namespace.
const NOBODY: u32 = 65_534;

/// Gives up what a process could gain later: privileges by executing a program, and being looked into.
pub(super) fn forbid_privileges() -> io::Result<()> {
    set_process_option(libc::PR_SET_NO_NEW_PRIVS, 1)?;
    set_process_option(libc::PR_SET_DUMPABLE, 0)
}

/// Processes and threads that a compiler may have at once. A linker starts as many as the machine has processors.
const PROCESSES_MAX: u64 = 1024;

/// Moves to new namespaces. With `has_children`, processes that are started from now on are in a new process namespace;
/// the caller is not, and can start no threads. What lies in `/proc/self` belongs to the process while `inside` is called.
pub(super) fn unshare(has_children: bool, inside: impl FnOnce()) -> io::Result<()> {
    // SAFETY: these calls cannot fail and touch no memory.
    let (user, group) = unsafe { (libc::geteuid(), libc::getegid()) };
    let mut kinds =
        libc::CLONE_NEWUSER | libc::CLONE_NEWNS | libc::CLONE_NEWNET | libc::CLONE_NEWIPC | libc::CLONE_NEWUTS;
    if has_children {
        kinds |= libc::CLONE_NEWPID;
    }
    // The maps are written through /proc, which belongs to root while the process is not dumpable.
    set_process_option(libc::PR_SET_DUMPABLE, 1)?;
    // SAFETY: the flags are valid, and the call touches no memory of ours.
    check(unsafe { libc::unshare(kinds) })?;
    // Nobody inside, so that an executed program has no privilege even within its namespace.
    fs::write("/proc/self/setgroups", "deny")?;
    fs::write("/proc/self/uid_map", format!("{NOBODY} {user} 1"))?;
    fs::write("/proc/self/gid_map", format!("{NOBODY} {group} 1"))?;
    inside();
    set_process_option(libc::PR_SET_DUMPABLE, 0)
}

/// Bounds the processes and threads of the new user namespace.
///
/// Kernels count them by user namespace since 5.14; before, the bound would count whatever else the user runs. The
/// kernel exempts its own root user.
pub(super) fn limit_processes() -> io::Result<()> {
    if !counts_processes_by_namespace(&fs::read_to_string("/proc/sys/kernel/osrelease")?) {
        return Ok(());
    }
    let limit = libc::rlimit { rlim_cur: PROCESSES_MAX, rlim_max: PROCESSES_MAX };
    // SAFETY: the pointer is to a live value of the type that the call takes.
    match check(unsafe { libc::setrlimit(libc::RLIMIT_NPROC, &raw const limit) }) {
        // A limit that is lower already cannot be raised, and stays.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}

fn counts_processes_by_namespace(release: &str) -> bool {
    let mut numbers = release.split(|c: char| !c.is_ascii_digit()).map_while(|number| number.parse::<u32>().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= (5, 14)
}

/// Continues in the second process of the new process namespace.
///
/// ```text
/// caller, outside ── waits ──► first process: tells how the second ended ──► second process: continues
/// ```
/// When the first process ends, the kernel ends every other one in the namespace. It is not the one that continues,
/// because the kernel spares a first process the signals that stop it at its limits.
pub(super) fn continue_as_second_process() -> io::Result<()> {
    let (mut fate, mut told) = io::pipe()?;
    let first = fork()?;
    if first != 0 {
        drop(told);
        let mut status = [0; 4];
        let is_told = fate.read_exact(&mut status).is_ok();
        // Waiting also hands on what the compiler used, for whoever measures this process.
        let first_ended = wait_for(first)?;
        // The first process was killed if it could not tell.
        let ended = if is_told { i32::from_ne_bytes(status) } else { first_ended };
        end_as(ended)
    }
    die_with_parent()?;
    let second = fork()?;
    if second != 0 {
        drop(fate);
        let status = wait_for(second)?;
        // If the caller is gone, so is whoever would want to know.
        let _ = told.write_all(&status.to_ne_bytes());
        exit_now(0)
    }
    die_with_parent()
}

fn fork() -> io::Result<libc::pid_t> {
    // SAFETY: the process has a single thread, so its child may go on using everything.
    let child = unsafe { libc::fork() };
    check(child).map(|()| child)
}

/// The signal that a parent's end sends is not inherited, so each child asks for it. A parent that ended before
/// leaves a process in a group that the grader kills.
fn die_with_parent() -> io::Result<()> {
    set_process_option(libc::PR_SET_PDEATHSIG, libc::SIGKILL.unsigned_abs().into())
}

/// How a child ended.
fn wait_for(child: libc::pid_t) -> io::Result<i32> {
    let mut status = 0;
    loop {
        // SAFETY: `status` outlives the call. Any child is waited for: orphans fall to the first process.
        let ended = unsafe { libc::waitpid(-1, &raw mut status, 0) };
        if ended == child {
            return Ok(status);
        }
        if ended < 0 && io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
            return Err(io::Error::last_os_error());
        }
    }
}

/// Ends this process as a child ended, so that whoever waits for it sees the child's fate.
fn end_as(status: i32) -> ! {
    if libc::WIFSIGNALED(status) {
        let signal = libc::WTERMSIG(status);
        // SAFETY: resets and raises a signal in a process that only ends here.
        unsafe {
            libc::signal(signal, libc::SIG_DFL);
            libc::raise(signal);
        }
        process::abort()
    }
    exit_now(libc::WEXITSTATUS(status))
}

fn exit_now(code: i32) -> ! {
    // SAFETY: ends the process at once; nothing of ours waits to be flushed.
    unsafe { libc::_exit(code) }
}

fn set_process_option(option: i32, value: u64) -> io::Result<()> {
    // SAFETY: the options of this file take one number and touch no memory of ours; unused arguments must be zero.
    check(unsafe { libc::prctl(option, value, 0_u64, 0_u64, 0_u64) })
}

pub(super) fn check(result: i32) -> io::Result<()> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::counts_processes_by_namespace;

    #[test]
    fn releases_are_told_apart() {
        for (release, counts) in
            [("6.1.0-18-amd64\n", true), ("5.14.0\n", true), ("5.13.19\n", false), ("4.19.0+\n", false), ("", false)]
        {
            assert_eq!(counts_processes_by_namespace(release), counts, "{release}");
        }
    }
}
