//! What a compiler says about itself, remembered: asking costs more than half of what a warm grade may take.

use std::{
    fs::{self, Metadata},
    os::unix::{ffi::OsStrExt as _, fs::MetadataExt as _},
    path::{Path, PathBuf},
};

use grade_model::RunnerError;
use serde::{Deserialize, Serialize};

use super::places::is_proxy;
use crate::{
    cache::{Cache, Key, Kind},
    cancel::CancelToken,
    jail::{self, JailEnding, JailLimits, JailedCommand},
};

/// Bounds a compiler that only says who it is.
const LIMITS: JailLimits = JailLimits {
    cpu_seconds_max: 20,
    wall_seconds_max: 60,
    memory_bytes_max: 2 << 30,
    file_bytes_max: 1 << 20,
    disk_bytes_max: 1 << 20,
    output_bytes_max: 64 << 10,
};

/// A compiler's words about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    pub(super) rustc: PathBuf,
    pub(super) sysroot: PathBuf,
    pub(super) release: String,
    pub(super) commit_hash: Option<String>,
    pub(super) host: String,
}

/// Asks the compiler at `path` who it is, or remembers what it said.
pub(super) async fn identify(
    path: &Path,
    cache: Option<&Cache>,
    cancel: &CancelToken,
) -> Result<Identity, RunnerError> {
    let absent =
        |e| RunnerError::missing(format!("cannot find the compiler {}", path.display()), "check its path").caused_by(e);
    if is_proxy(path) {
        let message = format!("{} is a rustup proxy, not a compiler", path.display());
        return Err(RunnerError::missing(message, "name a toolchain's own, which `rustup which rustc` shows"));
    }
    let rustc = path.canonicalize().map_err(absent)?;
    let key = key_of(&rustc, &fs::metadata(&rustc).map_err(absent)?);
    let remembered = cache.and_then(|cache| cache.read(Kind::Compiler, &key));
    if let Some(identity) = remembered.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
        return Ok(identity);
    }
    let identity = ask(&rustc, cancel).await?;
    // A path that is no UTF-8 cannot be written down, and is asked each time.
    if let (Some(cache), Ok(bytes)) = (cache, serde_json::to_vec(&identity)) {
        cache.write(Kind::Compiler, &key, &bytes);
    }
    Ok(identity)
}

fn key_of(rustc: &Path, found: &Metadata) -> Key {
    let numbers =
        [found.dev(), found.ino(), found.len(), found.mtime().cast_unsigned(), found.mtime_nsec().cast_unsigned()];
    let numbers = numbers.map(u64::to_le_bytes);
    Key::of([&b"grade-compiler/1"[..], rustc.as_os_str().as_bytes(), numbers.as_flattened()])
}

async fn ask(rustc: &Path, cancel: &CancelToken) -> Result<Identity, RunnerError> {
    let text = call(rustc, "-vV", cancel).await?;
    let value = |name: &str| {
        let mut lines = text.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| *key == name).map(|(_, value)| value.trim().to_owned())
    };
    let (Some(release), Some(host)) = (value("release"), value("host")) else {
        return Err(not_a_compiler(rustc));
    };
    let is_plain =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b));
    if !is_plain(&release) || !is_plain(&host) {
        return Err(not_a_compiler(rustc));
    }
    let commit_hash = value("commit-hash").filter(|hash| hash.bytes().all(|b| b.is_ascii_hexdigit()));
    let sysroot = call(rustc, "--print=sysroot", cancel).await?;
    let sysroot =
        Path::new(sysroot.trim_end_matches('\n')).canonicalize().map_err(|e| not_a_compiler(rustc).caused_by(e))?;
    Ok(Identity { rustc: rustc.to_owned(), sysroot, release, commit_hash, host })
}

async fn call(rustc: &Path, argument: &str, cancel: &CancelToken) -> Result<String, RunnerError> {
    let command = JailedCommand {
        program: rustc.to_owned(),
        args: vec![argument.into()],
        env: Vec::new(),
        folder: "/".into(),
        // It reads nothing of a submission yet.
        helper: None,
        is_jail_required: false,
        executable: Vec::new(),
        readable: Vec::new(),
        writable: Vec::new(),
        root: "/".into(),
        limits: LIMITS,
    };
    let exit = jail::run(&command, cancel).await?;
    if exit.ending != JailEnding::Exited(0) {
        return Err(not_a_compiler(rustc));
    }
    String::from_utf8(exit.stdout).map_err(|e| not_a_compiler(rustc).caused_by(e))
}

fn not_a_compiler(rustc: &Path) -> RunnerError {
    let message = format!("{} does not answer as a Rust compiler does", rustc.display());
    RunnerError::missing(message, "reinstall it, or name another")
}
