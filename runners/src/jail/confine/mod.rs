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
//! files unread, so [`keeps_files_unread`] asks for one of them.

mod filesystem;
mod mounts;
mod namespaces;
mod syscalls;

use std::{io, path::PathBuf};

use grade_model::SandboxLayer;

pub(super) use syscalls::Calls;
pub(crate) use syscalls::PAGEMAP_SCAN;

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
    let layers = [
        ("namespaces", namespaces.map(none)),
        ("private root", root.map(none)),
        ("landlock", landlock),
        ("seccomp", seccomp.map(none)),
    ];
    let layer = |(name, result): (&str, io::Result<String>)| {
        let (is_on, detail) = match result {
            Ok(detail) => (true, detail),
            Err(error) => (false, error.to_string()),
        };
        SandboxLayer { name: name.to_owned(), is_on, detail }
    };
    Ok(layers.into_iter().map(layer).collect())
}
