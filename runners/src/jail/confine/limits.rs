//! Limits of a process and of its children, each for itself.
#![expect(unsafe_code, reason = "resource limits have no safe interface in std")]

use std::io;

use super::namespaces::check;

/// What the kernel bounds for a process.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct ProcessLimits {
    /// CPU time of all threads, in seconds. The process gets SIGXCPU, a second later SIGKILL.
    pub cpu_seconds_max: Option<u64>,
    /// Writable private memory, in bytes.
    pub data_bytes_max: Option<u64>,
    /// The largest file that it may write, in bytes.
    pub file_bytes_max: u64,
    /// Processes and threads of its user. The kernel does not apply it to root.
    pub processes_max: Option<u64>,
    /// Open files.
    pub open_files_max: u64,
}

pub(super) fn set(limits: &ProcessLimits) -> io::Result<()> {
    set_one(libc::RLIMIT_CORE, 0, 0)?;
    set_one(libc::RLIMIT_FSIZE, limits.file_bytes_max, limits.file_bytes_max)?;
    set_one(libc::RLIMIT_NOFILE, limits.open_files_max, limits.open_files_max)?;
    if let Some(seconds) = limits.cpu_seconds_max {
        set_one(libc::RLIMIT_CPU, seconds, seconds.saturating_add(1))?;
    }
    if let Some(bytes) = limits.data_bytes_max {
        set_one(libc::RLIMIT_DATA, bytes, bytes)?;
    }
    match limits.processes_max {
        Some(processes) => set_one(libc::RLIMIT_NPROC, processes, processes),
        None => Ok(()),
    }
}

/// Lowers one limit; a hard limit that is lower already stays.
fn set_one(resource: libc::__rlimit_resource_t, soft: u64, hard: u64) -> io::Result<()> {
    let mut now = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the structure outlives the call.
    check(unsafe { libc::getrlimit(resource, &raw mut now) })?;
    let hard = hard.min(now.rlim_max);
    let new = libc::rlimit { rlim_cur: soft.min(hard), rlim_max: hard };
    // SAFETY: the structure outlives the call.
    check(unsafe { libc::setrlimit(resource, &raw const new) })
}
