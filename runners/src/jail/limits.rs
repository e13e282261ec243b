//! What a child process does to itself between `fork` and `exec`, and how its group is killed.

#![expect(unsafe_code, reason = "resource limits, sessions and signals have no safe interface in the standard library")]

use std::io;

use tokio::process::Command;

use super::JailLimits;

/// Files that a compiler may hold open at once.
const OPEN_FILES_MAX: u64 = 256;

/// Makes the child of `command` close itself in before it executes its program.
pub(super) fn impose(command: &mut Command, limits: &JailLimits) {
    let limits = [
        (libc::RLIMIT_CPU as i32, limits.cpu_seconds_max, limits.cpu_seconds_max.saturating_add(1)),
        (libc::RLIMIT_DATA as i32, limits.memory_bytes_max, limits.memory_bytes_max),
        (libc::RLIMIT_FSIZE as i32, limits.file_bytes_max, limits.file_bytes_max),
        (libc::RLIMIT_NOFILE as i32, OPEN_FILES_MAX, OPEN_FILES_MAX),
        (libc::RLIMIT_CORE as i32, 0, 0),
    ];
    // SAFETY: `getpid` has no preconditions and cannot fail.
    let parent = unsafe { libc::getpid() };
    // SAFETY: the closure runs in the child between `fork` and `exec`, where only async-signal-safe calls are sound.
    // It allocates nothing and makes system calls only; an error it returns is sent to the parent by `spawn`.
    unsafe {
        command.pre_exec(move || {
            lead_session()?;
            die_with(parent)?;
            close_inherited();
            limits.iter().try_for_each(|&(resource, soft, hard)| limit(resource, soft, hard))
        });
    }
}

/// Kills every process in the group of `leader`.
pub(super) fn kill_group(leader: u32) {
    // Group 0 would be our own, and group 1 everyone's.
    if let Ok(leader @ 2..) = libc::pid_t::try_from(leader) {
        // SAFETY: `kill` takes plain integers. A group that is gone already makes it fail, which is what we want.
        unsafe { libc::kill(-leader, libc::SIGKILL) };
    }
}

fn check(result: libc::c_int) -> io::Result<()> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// A session of its own is a process group of its own, and has no terminal to read from or write to.
fn lead_session() -> io::Result<()> {
    // SAFETY: no preconditions; it fails only for a group leader, and a forked child is none.
    check(unsafe { libc::setsid() })
}

#[cfg(target_os = "linux")]
fn die_with(parent: libc::pid_t) -> io::Result<()> {
    // SAFETY: both calls take plain integers.
    check(unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL, 0, 0, 0) })?;
    // SAFETY: as above.
    check(unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) })?;
    // A parent that died before the first call sends no signal.
    // SAFETY: `getppid` has no preconditions.
    if unsafe { libc::getppid() } == parent { Ok(()) } else { Err(io::Error::from_raw_os_error(libc::ESRCH)) }
}

#[cfg(not(target_os = "linux"))]
fn die_with(_parent: libc::pid_t) -> io::Result<()> {
    Ok(())
}

/// Marks what whoever started us left open to be closed by `exec`. Kernels before 5.11 cannot, and the standard
/// library opens nothing without the mark, so a failure leaves only what strangers left open.
#[cfg(target_os = "linux")]
fn close_inherited() {
    let (first, last) = (3 as libc::c_long, libc::c_long::from(u32::MAX));
    // SAFETY: it takes plain integers, and marking closes nothing that the child needs before `exec`.
    unsafe { libc::syscall(libc::SYS_close_range, first, last, libc::CLOSE_RANGE_CLOEXEC as libc::c_long) };
}

#[cfg(not(target_os = "linux"))]
fn close_inherited() {}

fn limit(resource: i32, soft: u64, hard: u64) -> io::Result<()> {
    let wanted = libc::rlimit { rlim_cur: soft as libc::rlim_t, rlim_max: hard as libc::rlim_t };
    let mut current = wanted;
    // SAFETY: `current` is a valid place for the result.
    check(unsafe { libc::getrlimit(resource as _, &raw mut current) })?;
    // A hard limit can only be lowered, so one that is lower already stays.
    let lowered = libc::rlimit {
        rlim_cur: wanted.rlim_cur.min(current.rlim_max),
        rlim_max: wanted.rlim_max.min(current.rlim_max),
    };
    // SAFETY: `lowered` is a valid limit that outlives the call.
    check(unsafe { libc::setrlimit(resource as _, &raw const lowered) })
}
