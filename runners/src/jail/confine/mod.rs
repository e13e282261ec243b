//! Closes in the calling process, for good, before it does anything that a stranger's bytes could steer.
//!
//! ```text
//! no new privileges, not dumpable
//!   └─ namespaces: own user, mounts, network, IPC, host name; own processes for a compiler
//!        └─ mounts: a private root that holds only what is named; all else is absent, not forbidden
//!             └─ Landlock: read the readable, write the writable, execute the executable, no network
//!                  └─ seccomp: no sockets, no tracing, no mounts, no kernel interfaces beyond what is needed
//! ```
//!
//! Each layer is on, or it is off and says why; nothing is silently skipped. Landlock or a private root is what keeps
//! files unread, so [`keeps_files_unread`] asks for one of them. All of them are Linux's; on another system all are off.

#[cfg(target_os = "linux")]
mod filesystem;
#[cfg(target_os = "linux")]
mod mounts;
#[cfg(target_os = "linux")]
mod namespaces;
#[cfg(target_os = "linux")]
mod syscalls;

use std::{io, path::PathBuf};

use grade_model::SandboxLayer;

/// The request of `ioctl` that tells in which state pages are, by `linux/fs.h` since Linux 6.7.
pub(crate) const PAGEMAP_SCAN: u32 = 0xc060_6610;

/// A choice of system calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) enum Calls {
    /// All but those that a compiler has no use for: it starts its linker, and reads and writes files.
    #[default]
    Compiler,
    /// Only those that the sandbox worker needs once it runs: memory, threads, its pipes.
    Worker,
}

/// What a confined process may still do.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Confinement {
    /// Folders to read and to execute from.
    pub(super) executable: Vec<PathBuf>,
    /// Folders and files to read.
    pub(super) readable: Vec<PathBuf>,
    /// Folders to write in.
    pub(super) writable: Vec<PathBuf>,
    /// A folder that the private root is put over.
    pub(super) root: PathBuf,
    /// Which system calls are left.
    pub(super) calls: Calls,
}

/// Whether files that are not named stay unread: Landlock or a private root sees to it.
pub(super) fn keeps_files_unread(layers: &[SandboxLayer]) -> bool {
    layers.iter().any(|layer| layer.is_on && ["private root", "landlock"].contains(&layer.name.as_str()))
}

/// Closes in the calling process, which must have a single thread.
///
/// `before_mounts` is called in the new namespaces, where the process has no privilege left and still sees all files; it
/// is not called where there are no namespaces.
///
/// A compiler continues in a child, the second process of its own process namespace; the caller's former self stays
/// outside, waits, and ends as that child ends.
///
/// # Errors
/// When going on would be neither free nor closed in. A layer that the kernel does not have is off in the result.
#[cfg(target_os = "linux")]
pub(super) fn enter(confinement: &Confinement, before_mounts: impl FnOnce()) -> io::Result<Vec<SandboxLayer>> {
    namespaces::forbid_privileges()?;
    let has_children = confinement.calls == Calls::Compiler;
    let namespaces = namespaces::unshare(has_children, before_mounts);
    let root = match &namespaces {
        Ok(()) => {
            if has_children {
                namespaces::limit_processes()?;
                namespaces::continue_as_second_process()?;
            }
            mounts::enter_root(confinement)?
        }
        Err(_) => Err(io::Error::other("needs namespaces")),
    };
    let landlock = filesystem::restrict(confinement);
    let seccomp = syscalls::restrict(confinement.calls);
    let none = |()| String::new();
    let results = [namespaces.map(none), root.map(none), landlock, seccomp.map(none)];
    Ok(LAYERS.into_iter().zip(results).map(|(name, result)| layer(name, result)).collect())
}

/// Closes in nothing: these layers are Linux's.
#[cfg(not(target_os = "linux"))]
pub(super) fn enter(_confinement: &Confinement, _before_mounts: impl FnOnce()) -> io::Result<Vec<SandboxLayer>> {
    let missing = || Err(io::Error::new(io::ErrorKind::Unsupported, "Linux only"));
    Ok(LAYERS.into_iter().map(|name| layer(name, missing())).collect())
}

/// The layers, from the outermost to the innermost.
const LAYERS: [&str; 4] = ["namespaces", "private root", "landlock", "seccomp"];

fn layer(name: &str, result: io::Result<String>) -> SandboxLayer {
    let (is_on, detail) = match result {
        Ok(detail) => (true, detail),
        Err(error) => (false, error.to_string()),
    };
    SandboxLayer { name: name.to_owned(), is_on, detail }
}
