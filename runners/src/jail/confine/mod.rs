//! Closes in the calling process, for good, before it does anything that a stranger's bytes could steer.
//!
//! ```text
//! enter: no new privileges, not dumpable, dies with its parent
//!   └─ namespaces: own user, mounts, network, processes, IPC, host name
//!        └─ mounts: a private root that holds only what is named; all else is absent, not forbidden
//!             └─ limits: CPU time, data, file size, processes, open files, no core
//!                  └─ Landlock: read the readable, write the writable, execute the executable
//!                       └─ seccomp: no sockets, no tracing, no mounts, no kernel interfaces beyond a compiler's
//! ```
//!
//! Each layer is on, or it is off and says why; nothing is silently skipped. Landlock or a private mount tree is what
//! keeps a file unread, so `--require-jail` asks for one of them.

mod filesystem;
mod limits;
mod mounts;
mod namespaces;
mod syscalls;

use std::{io, path::PathBuf};

use grade_model::SandboxLayer;

pub use limits::ProcessLimits;
pub use syscalls::Calls;

/// What a confined process may still do.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Confinement {
    /// Folders to read and to execute from.
    pub executable: Vec<PathBuf>,
    /// Folders and files to read.
    pub readable: Vec<PathBuf>,
    /// Folders to write in.
    pub writable: Vec<PathBuf>,
    /// An empty folder where the private root is put together; without it mounts stay as they are.
    pub root: Option<PathBuf>,
    /// Limits of the process and its children.
    pub limits: ProcessLimits,
    /// Which system calls are left.
    pub calls: Calls,
}

/// Names of the layers, in the order of [`enter`]'s result.
pub(super) const LAYERS: [&str; 5] = ["namespaces", "mounts", "limits", "landlock", "seccomp"];

/// Closes in the calling process. It must have a single thread.
///
/// With process namespaces the caller continues as the first process of the new one, and its former self waits for
/// it outside and ends as it ends.
///
/// # Errors
/// Only when a layer failed halfway, so that going on would be neither free nor closed in. A layer that the kernel
/// does not have is off in the result.
pub fn enter(confinement: &Confinement) -> io::Result<Vec<SandboxLayer>> {
    namespaces::forbid_privileges()?;
    let namespaces = namespaces::unshare_all();
    let mounts = match (&namespaces, &confinement.root) {
        (Ok(()), Some(root)) => {
            namespaces::become_first_process()?;
            mounts::build_root(root, confinement).map(|()| String::new())
        }
        (Ok(()), None) => Err(io::Error::other("no folder to build a root in")),
        (Err(_), _) => Err(io::Error::other("needs namespaces")),
    };
    // A root that is half put together is worse than none.
    if let (Ok(()), Some(_), Err(error)) = (&namespaces, &confinement.root, &mounts) {
        return Err(io::Error::new(error.kind(), format!("failed to build a private root: {error}")));
    }
    limits::set(&confinement.limits)?;
    let landlock = filesystem::restrict(confinement);
    let seccomp = syscalls::restrict(confinement.calls);
    let results = [namespaces.map(|()| String::new()), mounts, Ok(String::new()), landlock, seccomp];
    Ok(LAYERS.into_iter().zip(results).map(|(name, result)| layer(name, result)).collect())
}

fn layer(name: &str, result: io::Result<String>) -> SandboxLayer {
    match result {
        Ok(detail) => SandboxLayer { name: name.to_owned(), is_on: true, detail },
        Err(error) => SandboxLayer { name: name.to_owned(), is_on: false, detail: error.to_string() },
    }
}
