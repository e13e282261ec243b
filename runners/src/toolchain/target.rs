//! The standard library for the target, and its installation through rustup.

use std::{
    env,
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use grade_model::RunnerError;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _},
    process::Command,
};

use super::{Search, Toolchain};
use crate::cancel::CancelToken;

/// How long rustup may take; slow networks are common in schools.
const INSTALL_MAX: Duration = Duration::from_secs(15 * 60);

/// How often a lock that another process holds is tried.
const LOCK_PAUSE: Duration = Duration::from_millis(100);

/// Bytes of rustup's messages that are kept.
const MESSAGE_BYTES_MAX: usize = 2000;

/// Variables that rustup needs for finding its folders and the network, mirrors and proxies included.
const VARIABLES: [&str; 15] = [
    "HOME",
    "PATH",
    "RUSTUP_DIST_SERVER",
    "RUSTUP_UPDATE_ROOT",
    "RUSTUP_USE_CURL",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
];

/// Whether the standard library for `target` is there, whole.
#[must_use]
pub fn is_target_installed(toolchain: &Toolchain, target: &str) -> bool {
    let rustlib = toolchain.sysroot.join("lib/rustlib");
    // rustup moves files into place one by one and writes this list last.
    let is_from_rustup = rustlib.join("multirust-channel-manifest.toml").exists();
    if is_from_rustup && !rustlib.join(format!("manifest-rust-std-{target}")).exists() {
        return false;
    }
    let Ok(entries) = fs::read_dir(toolchain.rustlib(target).join("lib")) else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        name.to_str().is_some_and(|name| name.starts_with("libstd-") && name.ends_with(".rlib"))
    })
}

pub(super) async fn ensure(search: &Search<'_>, toolchain: &Toolchain) -> Result<(), RunnerError> {
    let target = search.recipe.target.as_str();
    if is_target_installed(toolchain, target) {
        return Ok(());
    }
    let message = format!("{} has no standard library for {target}", toolchain.version);
    let (Some(rustup), Some(name)) = (&toolchain.rustup, &toolchain.name) else {
        let hint = "on Debian or Ubuntu: sudo apt install libstd-rust-dev-wasm32 lld; elsewhere install Rust from \
                    https://rustup.rs";
        return Err(RunnerError::missing(message, hint));
    };
    let by_hand = format!("rustup target add {target} --toolchain {name}");
    if search.is_offline {
        return Err(RunnerError::missing(message, by_hand));
    }
    let home = search.places.rustup_home.as_deref().unwrap_or(Path::new("/"));
    let _lock = lock(&home.join(".grade.lock"), search.cancel).await?;
    if is_target_installed(toolchain, target) {
        return Ok(());
    }
    search.notice.give(&format!("installing the {target} target with rustup (once)"));
    let arguments = ["target", "add", target, "--toolchain", name];
    install(search, rustup, home, &arguments).await.map_err(|e| e.hint(&by_hand))?;
    if is_target_installed(toolchain, target) { Ok(()) } else { Err(RunnerError::missing(message, by_hand)) }
}

/// Holds the lock file until the answer is dropped. Two processes would otherwise install into one toolchain.
async fn lock(path: &PathBuf, cancel: &CancelToken) -> Result<File, RunnerError> {
    let failed = |e| RunnerError::failed(format!("cannot lock {}", path.display())).caused_by(e);
    let flags = libc::O_NOFOLLOW;
    let file =
        OpenOptions::new().write(true).create(true).truncate(false).custom_flags(flags).open(path).map_err(failed)?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::Error(e)) => return Err(failed(e)),
            Err(TryLockError::WouldBlock) => {}
        }
        tokio::select! {
            () = tokio::time::sleep(LOCK_PAUSE) => {}
            () = cancel.cancelled() => return Err(RunnerError::interrupted()),
        }
    }
}

async fn install(search: &Search<'_>, rustup: &Path, home: &Path, arguments: &[&str]) -> Result<(), RunnerError> {
    let inherited = VARIABLES.into_iter().filter_map(|name| Some((OsString::from(name), env::var_os(name)?)));
    let folder = |name: &str, folder: &Option<PathBuf>| Some((OsString::from(name), folder.clone()?.into_os_string()));
    let homes = [folder("RUSTUP_HOME", &search.places.rustup_home), folder("CARGO_HOME", &search.places.cargo_home)];
    let mut child = Command::new(rustup)
        .args(arguments)
        .env_clear()
        .envs(inherited)
        .envs(homes.into_iter().flatten())
        .current_dir(home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|e| RunnerError::failed(format!("cannot start {}", rustup.display())).caused_by(e))?;
    let message = child.stderr.take();
    let ended = async {
        let message = read_end(message).await;
        (child.wait().await, message)
    };
    let (status, message) = tokio::select! {
        ended = ended => ended,
        () = tokio::time::sleep(INSTALL_MAX) => {
            return Err(RunnerError::failed(format!("rustup took longer than {} minutes", INSTALL_MAX.as_secs() / 60)));
        }
        () = search.cancel.cancelled() => return Err(RunnerError::interrupted()),
    };
    let status = status.map_err(|e| RunnerError::failed("cannot wait for rustup").caused_by(e))?;
    if status.success() { Ok(()) } else { Err(RunnerError::failed(format!("rustup failed: {message}"))) }
}

/// The last line that begins with `error`, or the last line, without control characters.
async fn read_end(stream: Option<impl AsyncRead + Unpin>) -> String {
    let (mut kept, mut chunk) = (Vec::new(), [0; 4096]);
    if let Some(mut stream) = stream {
        while let Ok(count @ 1..) = stream.read(&mut chunk).await {
            kept.extend_from_slice(&chunk[..count]);
            kept.drain(..kept.len().saturating_sub(MESSAGE_BYTES_MAX));
        }
    }
    let text = String::from_utf8_lossy(&kept);
    let mut lines = text.lines().rev().map(str::trim).filter(|line| !line.is_empty());
    let last = lines.clone().next().unwrap_or("it said nothing");
    let line = lines.find(|line| line.starts_with("error")).unwrap_or(last);
    line.chars().filter(|c| !c.is_control()).collect()
}
