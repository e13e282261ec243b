//! What the top-level tests share: running the binary, and comparing with a file that one variable re-blesses.

#![allow(dead_code, reason = "each test uses a part of this")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use libtest_mimic::Failed;
use similar::TextDiff;

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A cache that all tests share, so that each guest is compiled once.
pub(crate) fn shared_cache() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("grade-cache")
}

/// The binary with an environment that holds nothing of the user's but what finds a compiler.
pub(crate) fn grade() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grade"));
    command.env_clear();
    for name in ["PATH", "HOME", "RUSTUP_HOME", "CARGO_HOME", "RUSTUP_DIST_SERVER", "HTTPS_PROXY", "https_proxy"] {
        if let Some(value) = env::var_os(name) {
            command.env(name, value);
        }
    }
    command.env("GRADE_CACHE", shared_cache()).env("XDG_CONFIG_HOME", "/nonexistent").stdin(Stdio::null());
    command
}

/// Holds `actual` against the file, or writes the file when `GRADE_BLESS` is set.
pub(crate) fn compare_with_file(path: &Path, actual: &str) -> Result<(), Failed> {
    if env::var_os("GRADE_BLESS").is_some() {
        return match actual {
            "" => fs::remove_file(path).or(Ok(())),
            _ => fs::write(path, actual),
        }
        .map_err(|error| Failed::from(format!("{}: {error}", path.display())));
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    let diff = TextDiff::from_lines(expected.as_str(), actual);
    let diff = diff.unified_diff().header(&path.display().to_string(), "actual").to_string();
    Err(Failed::from(format!("differs (GRADE_BLESS=1 accepts it)\n{diff}")))
}
