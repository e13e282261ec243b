//! Calls rustc.
//!
//! ```text
//! <private folder>/
//!   src/      main.rs and its modules; rustc's working folder
//!   out/      main.wasm, and rustc's temporary files
//!   sysroot/  links to the toolchain's libraries for the host and the target
//! ```
//!
//! Every path on the command line is relative to `src` and the same on every machine. The sysroot is a view of the
//! toolchain's without the standard library's sources: where these are installed, rustc would write their path into
//! the module and quote them in messages.

use std::{
    env,
    ffi::OsString,
    fs::{self, OpenOptions},
    io::{self, Read as _},
    os::unix::fs::{OpenOptionsExt as _, symlink},
    path::{Path, PathBuf},
};

use grade_model::{BuildRequest, CompileLog, CompileStop, Limits, Profile, RunnerError};
use tempfile::TempDir;

use super::{
    artifact::Artifact,
    messages::{Messages, Reading},
    stage::Staged,
    stopped,
};
use crate::{
    cache::{Cache, Key, free_bytes, private_folder_in},
    cancel::CancelToken,
    jail::{self, JailConfig, JailEnding, JailLimits, JailedCommand, JailedExit},
    recipe::RustcRecipe,
    toolchain::Toolchain,
};

/// Bytes of JSON messages that are read: several times of what a log keeps, because much of them is not text.
const MESSAGES_BYTES_MAX: u64 = 8 << 20;

/// Bytes of any file that the compiler writes.
const FILE_BYTES_MAX: u64 = 64 << 20;

/// Room that everything the compiler writes may take, in bytes. One codegen unit leaves an object, a module, and what
/// lies between them.
const DISK_BYTES_MAX: u64 = 256 << 20;

/// Wall time as a back-up: so many seconds for each second of CPU time, and so many more.
const WALL_SECONDS: (u64, u64) = (4, 20);

/// The module, as rustc sees it.
const MODULE: &str = "../out/main.wasm";

/// The sysroot, as rustc sees it.
const SYSROOT: &str = "../sysroot";

/// One call of rustc.
pub(super) struct Compilation<'a> {
    toolchain: &'a Toolchain,
    recipe: &'a RustcRecipe,
    staged: &'a Staged,
    profile: Profile,
    limits: &'a Limits,
    jail: &'a JailConfig,
}

impl<'a> Compilation<'a> {
    pub(super) fn new(
        toolchain: &'a Toolchain,
        recipe: &'a RustcRecipe,
        staged: &'a Staged,
        request: &BuildRequest<'a>,
        jail: &'a JailConfig,
    ) -> Self {
        Self { toolchain, recipe, staged, profile: request.profile, limits: request.limits, jail }
    }

    /// Everything that module and log depend on.
    pub(super) fn key(&self) -> Key {
        let mut parts: Vec<String> = vec![
            "grade-module/2".to_owned(),
            env!("CARGO_PKG_VERSION").to_owned(),
            self.toolchain.version.clone(),
            self.toolchain.commit_hash.clone().unwrap_or_default(),
            self.toolchain.host.clone(),
            self.limits.compile_log_bytes_max.to_string(),
            // A constant that needs more memory than there is makes an error of the compiler's own.
            self.limits.compile_memory_bytes_max.to_string(),
        ];
        let arguments = self.arguments();
        parts.push(arguments.len().to_string());
        parts.extend(arguments);
        let names = self.staged.names.iter().flat_map(|(compiled, known)| [compiled.as_bytes(), known.as_bytes()]);
        let files = self.staged.files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]);
        Key::of(parts.iter().map(String::as_bytes).chain(names).chain(files))
    }

    /// Compiles in a fresh folder.
    ///
    /// A compiler that points at no place in the source may have met a full disk, a damaged toolchain or a machine
    /// that lets it do nothing. Only one that compiles an empty program then speaks about the submission.
    pub(super) async fn run(&self, cache: Option<&Cache>, cancel: &CancelToken) -> Result<Artifact, RunnerError> {
        let artifact = self.compile(cache, cancel).await?;
        if is_unexplained(&artifact) {
            let empty = Staged::empty_program(self.recipe);
            let trial = Compilation { staged: &empty, ..*self }.compile(cache, cancel).await?;
            if trial.module.is_none() {
                return Err(RunnerError::failed("the compiler does not even compile an empty program")
                    .hint("the submission is not to blame: `grade doctor` looks at the compiler and the disk")
                    .caused_by(trial.log.text));
            }
        }
        Ok(artifact)
    }

    async fn compile(&self, cache: Option<&Cache>, cancel: &CancelToken) -> Result<Artifact, RunnerError> {
        let no_folder = |e: io::Error| {
            let error = RunnerError::failed("cannot make a folder for the compiler");
            let error = if e.kind() == io::ErrorKind::StorageFull { error.hint(MAKE_ROOM) } else { error };
            error.caused_by(e)
        };
        let private = private_folder(cache).map_err(no_folder)?;
        let folder = private.path().canonicalize().map_err(no_folder)?;
        self.fill(&folder).map_err(no_folder)?;
        let exit = jail::run(&self.command(&folder), cancel).await?;
        let artifact = self.judge(&folder, &exit)?;
        // What cannot be removed now is swept later.
        let _removed = private.close();
        Ok(artifact)
    }

    fn fill(&self, folder: &Path) -> io::Result<()> {
        for name in ["src", "out", "root", "sysroot/lib/rustlib"] {
            fs::create_dir_all(folder.join(name))?;
        }
        for triple in [&self.toolchain.host, &self.recipe.target] {
            symlink(self.toolchain.rustlib(triple), folder.join("sysroot/lib/rustlib").join(triple))?;
        }
        symlink(self.toolchain.sysroot.join("lib"), folder.join("lib"))?;
        self.staged.write(&folder.join("src"))
    }

    fn arguments(&self) -> Vec<String> {
        let profile = match self.profile {
            Profile::Release => &self.recipe.profiles.release,
            Profile::Debug => &self.recipe.profiles.debug,
        };
        let mut arguments = vec![format!("--target={}", self.recipe.target), format!("--sysroot={SYSROOT}")];
        arguments.extend_from_slice(&self.recipe.arguments);
        arguments.extend_from_slice(profile);
        arguments.extend(["-o".to_owned(), MODULE.to_owned(), self.recipe.root.clone()]);
        arguments
    }

    fn command(&self, folder: &Path) -> JailedCommand {
        // Sources can read the environment, so every value is the same on every machine.
        // A private root has no /proc, which the compiler's libraries would be found by otherwise.
        let mut variables: Vec<(OsString, OsString)> =
            vec![("LD_LIBRARY_PATH".into(), "../lib".into()), ("TMPDIR".into(), "../out".into())];
        // Distributions leave the linker out of the toolchain; rustc then looks for it in the path.
        if !self.toolchain.rustlib(&self.toolchain.host).join("bin/rust-lld").exists() {
            variables.push(("PATH".into(), "/usr/bin:/bin".into()));
        }
        let (factor, more) = WALL_SECONDS;
        let cpu_seconds_max = self.limits.compile_cpu_seconds_max;
        JailedCommand {
            program: self.toolchain.rustc.clone(),
            args: self.arguments().into_iter().map(OsString::from).collect(),
            env: variables,
            folder: folder.join("src"),
            helper: self.jail.helper.clone(),
            is_jail_required: self.jail.is_required,
            executable: vec![self.toolchain.rustc.clone(), self.toolchain.sysroot.clone()],
            readable: ["src", "lib", "sysroot"].map(|name| folder.join(name)).to_vec(),
            writable: vec![folder.join("out")],
            root: folder.join("root"),
            limits: JailLimits {
                cpu_seconds_max,
                wall_seconds_max: cpu_seconds_max.saturating_mul(factor).saturating_add(more),
                memory_bytes_max: self.limits.compile_memory_bytes_max,
                file_bytes_max: FILE_BYTES_MAX,
                disk_bytes_max: DISK_BYTES_MAX,
                output_bytes_max: MESSAGES_BYTES_MAX,
            },
        }
    }

    /// What an exit means. A compiler that did not end by itself leaves fixed words: what it wrote last names paths.
    fn judge(&self, folder: &Path, exit: &JailedExit) -> Result<Artifact, RunnerError> {
        let messages = self.read(folder, &exit.stderr);
        let seconds = self.limits.compile_cpu_seconds_max;
        let failed = |log| Ok(Artifact { module: None, log });
        match exit.ending {
            JailEnding::Exited(0) => match read_module(&folder.join("out/main.wasm"), self.limits)? {
                Ok(module) => {
                    let log = CompileLog { text: messages.text, diagnostics: messages.diagnostics, stop: None };
                    Ok(Artifact { module: Some(module.into()), log })
                }
                Err(log) => failed(log),
            },
            JailEnding::Exited(1) => self.refuse(messages),
            JailEnding::Signalled(libc::SIGXCPU) => {
                let words = format!("the compiler was stopped: it used more CPU time than its limit of {seconds} s");
                failed(stopped(CompileStop::Time, words))
            }
            JailEnding::WallTime => failed(stopped(CompileStop::Time, "the compiler was stopped: it took too long")),
            JailEnding::Signalled(libc::SIGXFSZ) => {
                let words = format!("the compiler was stopped: it wrote a file of more than {FILE_BYTES_MAX} bytes");
                failed(stopped(CompileStop::ModuleSize, words))
            }
            JailEnding::Disk => {
                let words =
                    format!("the compiler was stopped: it wrote files of more than {DISK_BYTES_MAX} bytes in all");
                failed(stopped(CompileStop::ModuleSize, words))
            }
            // Nothing of ours does so before its wall time. The system does when memory is short, whoever took it: a
            // compiler that takes too much by itself meets its own limit first.
            JailEnding::Signalled(libc::SIGKILL) => {
                let error = RunnerError::failed("something killed the compiler from outside");
                Err(error.hint("the machine may be short of memory: close other programs, and grade again"))
            }
            JailEnding::Signalled(_) | JailEnding::Exited(_) if messages.is_out_of_memory => {
                failed(self.out_of_memory())
            }
            JailEnding::Signalled(_) | JailEnding::Exited(_) => {
                let words = "the compiler crashed; very deeply nested code can do that";
                failed(stopped(CompileStop::Crash, words))
            }
        }
    }

    /// A log of a compiler that ended by itself without a module.
    fn refuse(&self, messages: Messages) -> Result<Artifact, RunnerError> {
        if messages.is_std_missing {
            let message =
                format!("{} cannot find its standard library for {}", self.toolchain.version, self.recipe.target);
            return Err(RunnerError::missing(message, "reinstall the target, or the toolchain"));
        }
        let log = match messages.linker {
            Some(reason) if reason.is_empty() => stopped(CompileStop::Linker, "the linker failed"),
            Some(reason) => stopped(CompileStop::Linker, format!("the linker failed: {reason}")),
            None if messages.text.is_empty() => stopped(CompileStop::Crash, "the compiler failed without a message"),
            None => CompileLog { text: messages.text, diagnostics: messages.diagnostics, stop: None },
        };
        Ok(Artifact { module: None, log })
    }

    fn out_of_memory(&self) -> CompileLog {
        let bytes = self.limits.compile_memory_bytes_max;
        let words = format!("the compiler was stopped: it needed more memory than its limit of {bytes} bytes");
        stopped(CompileStop::Memory, words)
    }

    fn read(&self, folder: &Path, stderr: &[u8]) -> Messages {
        let text = |path: PathBuf| path.to_string_lossy().into_owned();
        let mut paths = vec![
            (format!("{}/", text(folder.join("src"))), ""),
            (text(folder.to_owned()), "."),
            (text(self.toolchain.sysroot.clone()), "<toolchain>"),
            (SYSROOT.to_owned(), "<toolchain>"),
        ];
        // Messages show the standard library's sources as lying in a folder named by a commit.
        paths.extend(self.toolchain.commit_hash.as_ref().map(|hash| (format!("/rustc/{hash}/"), "")));
        let reading = Reading {
            names: &self.staged.names,
            paths: &paths,
            text_bytes_max: usize::try_from(self.limits.compile_log_bytes_max).unwrap_or(usize::MAX),
            empty_root: self.staged.empty_root.as_deref(),
        };
        reading.read(stderr)
    }
}

/// Whether there is no module, and neither a limit nor a place in the source says why.
fn is_unexplained(artifact: &Artifact) -> bool {
    let has_place = artifact.log.diagnostics.iter().any(|diagnostic| diagnostic.file.is_some());
    let is_limit = matches!(artifact.log.stop, Some(CompileStop::Time | CompileStop::ModuleSize));
    artifact.module.is_none() && !has_place && !is_limit
}

/// The log for a module of `bytes` bytes, which are too many.
pub(super) fn module_size(bytes: u64, limits: &Limits) -> CompileLog {
    let max = limits.module_bytes_max;
    let words = format!("the compiled program is too large: it has {bytes} bytes, and the limit is {max} bytes");
    stopped(CompileStop::ModuleSize, words)
}

/// Bytes that have to be free for the compiler's files: more than any module takes with what it is made from.
const ROOM_BYTES: u64 = 32 << 20;

/// What to do about a full disk.
const MAKE_ROOM: &str = "make room on the disk, or name folders on another one: GRADE_CACHE and TMPDIR";

fn has_room(folder: &Path) -> bool {
    free_bytes(folder).is_none_or(|bytes| bytes >= ROOM_BYTES)
}

/// A folder in the cache, or in the system's temporary folder where the cache has no room.
fn private_folder(cache: Option<&Cache>) -> io::Result<TempDir> {
    if let Some(Ok(folder)) = cache.filter(|cache| has_room(cache.folder())).map(Cache::private_folder) {
        return Ok(folder);
    }
    let temporary = env::temp_dir();
    if !has_room(&temporary) {
        let why = format!("{} has less than {} MiB of free space", temporary.display(), ROOM_BYTES >> 20);
        return Err(io::Error::new(io::ErrorKind::StorageFull, why));
    }
    private_folder_in(&temporary)
}

/// The module, or why there is none that can be used. The linker takes some of its arguments from the submission, by
/// the names of exported symbols, so it can succeed and have written nothing.
fn read_module(path: &Path, limits: &Limits) -> Result<Result<Vec<u8>, CompileLog>, RunnerError> {
    let failed = |e| RunnerError::failed("cannot read the compiled module").caused_by(e);
    let no_module = || Ok(Err(stopped(CompileStop::Linker, "the linker failed: it wrote no program")));
    // The compiler writes the folder, so a name in it is not to be trusted to be a file.
    let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK;
    let file = match OpenOptions::new().read(true).custom_flags(flags).open(path) {
        Ok(file) => file,
        // A link is not followed, and reported as a loop.
        Err(error) if error.kind() == io::ErrorKind::NotFound || error.raw_os_error() == Some(libc::ELOOP) => {
            return no_module();
        }
        Err(error) => return Err(failed(error)),
    };
    let found = file.metadata().map_err(failed)?;
    if !found.is_file() {
        return no_module();
    }
    if found.len() > limits.module_bytes_max {
        return Ok(Err(module_size(found.len(), limits)));
    }
    let mut module = Vec::new();
    file.take(limits.module_bytes_max).read_to_end(&mut module).map_err(failed)?;
    Ok(Ok(module))
}
