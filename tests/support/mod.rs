//! What the top-level tests share: running the binary, exercises and toolchains made for a test, and comparing with a
//! file that one variable re-blesses.

#![allow(dead_code, reason = "every test binary uses a part of this")]

use std::{
    collections::BTreeMap,
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use libtest_mimic::Failed;
use serde_json::Value;
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

/// The report for machines that `command` writes. Anything but a judgement is a failure.
pub(crate) fn judge(command: &mut Command) -> Result<Value, Failed> {
    let output = command.output()?;
    let report = match output.status.code() {
        Some(0 | 1) => serde_json::from_slice::<Value>(&output.stdout)?,
        _ => return Err(format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr)).into()),
    };
    let is_accepted = report["verdict"] == "AC";
    match is_accepted == (output.status.code() == Some(0)) {
        true => Ok(report),
        false => Err(format!("{} does not fit the verdict {}", output.status, report["verdict"]).into()),
    }
}

/// A failure that shows the report, unless `is_so`.
pub(crate) fn expect(report: &Value, is_so: bool, what: &str) -> Result<(), Failed> {
    if is_so { Ok(()) } else { Err(format!("expected {what}\n{report:#}").into()) }
}

/// Every test of a report, in its order.
pub(crate) fn tests_of(report: &Value) -> impl Iterator<Item = &Value> {
    let groups = report["groups"].as_array().into_iter().flatten();
    groups.flat_map(|group| group["tests"].as_array().into_iter().flatten())
}

/// Says on standard error what a test leaves out, and why.
pub(crate) fn say(line: &str) {
    // A test whose words nobody reads is no failure.
    let _ = writeln!(io::stderr(), "{line}");
}

/// A fresh folder that is likely to lie on the disk where compilers lie too, and to have room.
pub(crate) fn roomy_folder() -> io::Result<tempfile::TempDir> {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))
}

/// What lies in a folder, by name; nothing where there is no folder.
pub(crate) fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut children = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    children.sort();
    Ok(children)
}

/// The last part of a path.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes the exercise `folder`: its spec, and its cases as paths below `data`, inputs and answers.
pub(crate) fn write_exercise<'a>(
    folder: &Path,
    spec: &str,
    cases: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>,
) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("exercise.toml"), spec)?;
    for (name, input, answer) in cases {
        let path = folder.join("data").join(name);
        if let Some(group) = path.parent() {
            fs::create_dir_all(group)?;
        }
        fs::write(path.with_extension("in"), input)?;
        fs::write(path.with_extension("ans"), answer)?;
    }
    Ok(())
}

/// The folder of the compiler that tests run with, without rustup in between.
pub(crate) fn sysroot() -> Result<PathBuf, Failed> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).current_dir("/").output()?;
    Ok(PathBuf::from(String::from_utf8(output.stdout)?.trim()))
}

/// The triple of this machine, by what the compiler's folder holds.
pub(crate) fn host_of(sysroot: &Path) -> Result<String, Failed> {
    let libraries = children(&sysroot.join("lib/rustlib"))?;
    let names = libraries.iter().map(|path| name_of(path));
    Ok(names.into_iter().find(|name| name.contains("-linux-") || name.contains("-darwin")).ok_or("no host target")?)
}

/// Makes `copy` a compiler's folder like `sysroot`, without what `is_left_out` says of paths in it. Its files are hard
/// links, because a compiler finds its folder by where its files lie, and a jail shows it nothing outside.
pub(crate) fn copy_toolchain(sysroot: &Path, copy: &Path, is_left_out: impl Fn(&str) -> bool) -> io::Result<()> {
    let mut left = vec!["bin/rustc".to_owned(), "lib".to_owned()];
    while let Some(name) = left.pop() {
        let (from, to) = (sysroot.join(&name), copy.join(&name));
        if from.is_dir() {
            fs::create_dir_all(&to)?;
            let names = children(&from)?.into_iter().map(|child| format!("{name}/{}", name_of(&child)));
            left.extend(names.filter(|name| !is_left_out(name)));
        } else {
            fs::create_dir_all(to.parent().unwrap_or(copy))?;
            fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop))?;
        }
    }
    Ok(())
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

/// The modules of a cache, each under its key, without what is particular to the cache: a seal before everything.
pub(crate) fn modules(cache: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failed> {
    const SEAL_BYTES: usize = 32;
    let mut modules = BTreeMap::new();
    for path in children(&cache.join("modules"))? {
        let bytes = fs::read(&path)?;
        modules.insert(name_of(&path), bytes.get(SEAL_BYTES..).ok_or("a short entry")?.to_vec());
    }
    if modules.is_empty() { Err("nothing is cached".into()) } else { Ok(modules) }
}
