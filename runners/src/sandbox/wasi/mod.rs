//! A closed WASI preview 1 host, in memory: what a guest can reach, and what it pays for it.
//!
//! ```text
//! process   arguments; an empty environment; exit
//! clock     a clock that shows fuel; sleeping spends it
//! random    numbers that follow from a seed
//! stream    descriptors: standard streams, capped; reading, writing, seeking
//! path      opening and listing in a tree that is read-only but for one bounded folder
//! ```
//!
//! There is no other file, no network, no process, no thread. Every call is deterministic, bounded, never blocks and
//! is charged by its work (`price`). A call of the standard that this host does not do answers `ENOSYS`; an import
//! that is not of the standard refuses the module.

mod clock;
mod errno;
mod memory;
mod path;
mod price;
mod process;
mod random;
mod stream;
mod tree;

use std::{collections::BTreeSet, error::Error, fmt};

use grade_model::{Bytes, File, Request, Secret, Stream};
use wasmtime::{Caller, Extern, ExternType, FuncType, ImportType, Linker, Memory, Module, Val};

use self::{
    errno::Errno,
    memory::GuestMemory,
    random::Random,
    stream::{Descriptors, Output},
    tree::Tree,
};
use super::{guest::Limiter, protocol::RunLimits};

pub(super) use tree::{CREATED_MAX, FILE_PATH_BYTES_MAX};

const MODULE: &str = "wasi_snapshot_preview1";

/// The name that a program has of itself.
const PROGRAM_NAME: &[u8] = b"program";

/// Calls of the standard that answer `ENOSYS`.
const ABSENT: &[&str] = &[
    "fd_advise",
    "fd_allocate",
    "fd_fdstat_set_flags",
    "fd_fdstat_set_rights",
    "fd_filestat_set_times",
    "fd_renumber",
    "path_filestat_set_times",
    "path_link",
    "path_readlink",
    "path_remove_directory",
    "path_rename",
    "path_symlink",
    "path_unlink_file",
    "proc_raise",
    "sock_accept",
    "sock_recv",
    "sock_send",
    "sock_shutdown",
];

/// Why the host ended a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The guest asked to end, with this code.
    Exit(u32),
    /// It could not pay for a call.
    FuelSpent,
    /// It asked for more memory or longer tables than allowed.
    MemoryRefused,
    /// It wrote more than allowed.
    OutputCut(Stream),
    /// The machine did not give what the guest may have: no statement about the guest.
    HostFailed,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stopped by the host: {self:?}")
    }
}

impl Error for Stop {}

/// How a call ends when it does not succeed.
#[derive(Debug)]
enum Halt {
    /// The guest is told.
    Errno(Errno),
    /// The guest ends.
    Stop(Stop),
}

impl From<Errno> for Halt {
    fn from(errno: Errno) -> Self {
        Self::Errno(errno)
    }
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// Everything that one run has beside its instance.
pub(super) struct Host {
    pub(super) limiter: Limiter,
    memory: Option<Memory>,
    fuel_granted: u64,
    args: Vec<Vec<u8>>,
    stdin: Bytes,
    stdin_offset: usize,
    stdout: Output,
    stderr: Output,
    random: Random,
    descriptors: Descriptors,
    tree: Tree,
}

/// What a run wrote.
pub(super) struct Written {
    pub(super) stdout: Vec<u8>,
    pub(super) stderr: Vec<u8>,
    pub(super) files: Vec<File>,
}

impl Host {
    /// A host for one run. The error says which of the request's paths makes no sense.
    pub(super) fn new(request: &Request, limits: &RunLimits) -> Result<Self, String> {
        let tree = Tree::new(&request.files, request.output_folder.as_deref(), limits.output_bytes_max)?;
        let args = request.args.reveal().iter().map(|arg| arg.as_bytes().to_vec());
        Ok(Self {
            limiter: Limiter::new(limits.memory_bytes_max),
            memory: None,
            fuel_granted: 0,
            args: [PROGRAM_NAME.to_vec()].into_iter().chain(args).collect(),
            stdin: request.stdin.reveal().clone(),
            stdin_offset: 0,
            stdout: Output::new(limits.output_bytes_max),
            stderr: Output::new(limits.output_bytes_max),
            random: Random::seeded(request.seed),
            descriptors: Descriptors::new(!tree.is_empty()),
            tree,
        })
    }

    /// Tells the clock how much fuel there is from now on.
    pub(super) fn grant(&mut self, fuel: u64) {
        self.fuel_granted = fuel;
    }

    /// Saves each call the look-up of the memory.
    pub(super) fn attach(&mut self, memory: Option<Memory>) {
        self.memory = memory;
    }

    /// What was written, when the run is over.
    pub(super) fn into_written(self) -> Written {
        let files = self.tree.into_written().into_iter();
        let files = files.map(|(path, bytes)| File { path, bytes: Secret::new(bytes.into()) });
        Written { stdout: self.stdout.bytes, stderr: self.stderr.bytes, files: files.collect() }
    }

    fn stdin_left(&self) -> u64 {
        self.stdin.len().saturating_sub(self.stdin_offset) as u64
    }
}

/// One call of a guest: its memory, its host, and the fuel that is left.
struct Call<'a> {
    memory: GuestMemory<'a>,
    host: &'a mut Host,
    fuel: u64,
}

impl Call<'_> {
    /// Takes the price of work that comes next, or ends the guest.
    fn charge(&mut self, fuel: u64) -> Result<(), Halt> {
        if let Some(left) = self.fuel.checked_sub(fuel) {
            self.fuel = left;
            return Ok(());
        }
        self.fuel = 0;
        Err(Halt::Stop(Stop::FuelSpent))
    }

    fn fuel_spent(&self) -> u64 {
        self.host.fuel_granted.saturating_sub(self.fuel)
    }
}

/// Runs the body of a call and translates its end: 0, an error number, or the end of the guest.
fn call(caller: &mut Caller<'_, Host>, body: impl FnOnce(&mut Call<'_>) -> Result<(), Halt>) -> wasmtime::Result<u32> {
    let fuel = caller.get_fuel()?;
    let memory = match caller.data().memory {
        Some(memory) => Some(memory),
        // The module's start function runs before its memory is known.
        None => caller.get_export("memory").and_then(Extern::into_memory),
    };
    let (bytes, host) = match &memory {
        Some(memory) => memory.data_and_store_mut(&mut *caller),
        None => (&mut [][..], caller.data_mut()),
    };
    let mut call = Call { memory: GuestMemory(bytes), host, fuel };
    let result = call.charge(price::CALL).and_then(|()| body(&mut call));
    let left = call.fuel;
    caller.set_fuel(left)?;
    match result {
        Ok(()) => Ok(0),
        Err(Halt::Errno(errno)) => Ok(errno as u32),
        Err(Halt::Stop(stop)) => Err(wasmtime::Error::new(stop)),
    }
}

/// Defines what a module imports. The error says, free of control characters, what it may not import.
pub(super) fn link(linker: &mut Linker<Host>, module: &Module) -> Result<(), String> {
    let mut defined = BTreeSet::new();
    for import in module.imports() {
        let name = import.name();
        let ExternType::Func(signature) = import.ty() else {
            return Err(format!("{} is not a function", describe(&import)));
        };
        if import.module() != MODULE {
            return Err(format!("{} is not part of WASI preview 1", describe(&import)));
        }
        if defined.insert(name.to_owned()) && !define(linker, name, signature).map_err(|e| e.to_string())? {
            return Err(format!("{} is not part of WASI preview 1", describe(&import)));
        }
    }
    Ok(())
}

fn describe(import: &ImportType<'_>) -> String {
    format!("the import `{}.{}`", import.module().escape_debug(), import.name().escape_debug())
}

fn define(linker: &mut Linker<Host>, name: &str, signature: FuncType) -> wasmtime::Result<bool> {
    let groups = [process::define, clock::define, random::define, stream::define, path::define];
    for group in groups {
        if group(linker, name)? {
            return Ok(true);
        }
    }
    if !ABSENT.contains(&name) || signature.results().len() != 1 || !signature.results().all(|ty| ty.is_i32()) {
        return Ok(false);
    }
    linker.func_new(MODULE, name, signature, |mut caller, _, results| {
        let errno = call(&mut caller, |_| Err(Errno::NotSupported.into()))?;
        if let Some(result) = results.first_mut() {
            *result = Val::I32(i32::from_ne_bytes(errno.to_ne_bytes()));
        }
        Ok(())
    })?;
    Ok(true)
}
