//! What happens when something goes wrong around the judge: nothing is lost, and the message says what to do.

mod support;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let trials = vec![
        Trial::test("a_very_long_source_is_a_compile_error", a_very_long_source_is_a_compile_error),
        Trial::test("a_closed_pipe_is_no_error", a_closed_pipe_is_no_error),
        Trial::test("an_interrupt_leaves_nothing_behind", an_interrupt_leaves_nothing_behind),
        Trial::test("a_cache_that_cannot_be_written_is_done_without", a_cache_that_cannot_be_written_is_done_without),
        Trial::test("a_corrupt_cache_is_a_miss", a_corrupt_cache_is_a_miss),
        Trial::test("no_compiler_says_what_to_install", no_compiler_says_what_to_install),
        Trial::test("no_target_offline_says_what_to_type", no_target_offline_says_what_to_type),
        Trial::test("no_target_and_no_rustup_says_what_to_install", no_target_and_no_rustup_says_what_to_install),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

const ACCEPTED: &str = "tests/library/basics/sum/submissions/accepted/sum.rs";

fn submit(folder: &Path) -> Command {
    let mut command = support::grade();
    command.current_dir(folder).args(["submit", "sum.rs"]);
    command.env("GRADE_EXERCISES", support::repository().join("tests/library"));
    command
}

fn prepare(source: &[u8]) -> Result<tempfile::TempDir, Failed> {
    let work = tempfile::tempdir()?;
    fs::write(work.path().join("sum.rs"), source)?;
    Ok(work)
}

fn accepted() -> Result<tempfile::TempDir, Failed> {
    prepare(&fs::read(support::repository().join(ACCEPTED))?)
}

#[track_caller]
fn expect(output: &Output, code: i32, parts: &[&str]) -> Result<(), Failed> {
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if output.status.code() != Some(code) {
        return Err(format!("{}, expected {code}\n{text}", output.status).into());
    }
    match parts.iter().find(|part| !text.contains(*part)) {
        Some(part) => Err(format!("no `{part}` in\n{text}").into()),
        None => Ok(()),
    }
}

fn a_very_long_source_is_a_compile_error() -> Result<(), Failed> {
    let work = prepare("// ten megabytes of comment\n".repeat(400_000).as_bytes())?;
    expect(&submit(work.path()).output()?, 1, &["compile error", "11200000 bytes", "at most 1048576"])
}

fn a_closed_pipe_is_no_error() -> Result<(), Failed> {
    let work = accepted()?;
    let mut child = submit(work.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    drop(child.stdout.take());
    expect(&child.wait_with_output()?, 0, &[])
}

/// Processes whose command line mentions `what`.
fn processes_with(what: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let path = entry?.path();
        let command_line = fs::read(path.join("cmdline")).unwrap_or_default();
        if String::from_utf8_lossy(&command_line).contains(what) {
            found.push(path);
        }
    }
    Ok(found)
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> io::Result<bool>) -> Result<(), Failed> {
    let start = Instant::now();
    while !is_so()? {
        if start.elapsed() > Duration::from_secs(60) {
            return Err(format!("waited a minute for {what}").into());
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// Files and folders below `folder`, in its `tmp` only.
fn leftovers(cache: &Path) -> usize {
    fs::read_dir(cache.join("tmp")).map_or(0, Iterator::count)
}

fn an_interrupt_leaves_nothing_behind() -> Result<(), Failed> {
    // The compiler is busy with this for as long as its limit allows.
    let endless = "#![allow(long_running_const_eval)]\nconst X: u64 = { let mut i = 0u64; loop { i = i.wrapping_add(1); \
                   if i == u64::MAX { break i } } };\nfn main() { println!(\"{X}\"); }\n";
    let work = prepare(endless.as_bytes())?;
    let cache = work.path().join("cache");
    let mut child =
        submit(work.path()).env("GRADE_CACHE", &cache).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mark = cache.display().to_string();
    wait_until("the compiler to start", || Ok(leftovers(&cache) > 0))?;
    thread::sleep(Duration::from_millis(300));
    Command::new("kill").args(["-INT", &child.id().to_string()]).status()?;
    wait_until("the command to stop", || Ok(child.try_wait()?.is_some()))?;
    expect(&child.wait_with_output()?, 130, &[])?;
    wait_until("its children to stop", || Ok(processes_with(&mark)?.is_empty()))?;
    match leftovers(&cache) {
        0 => Ok(()),
        number => Err(format!("{number} leftovers in the cache's tmp folder").into()),
    }
}

fn a_cache_that_cannot_be_written_is_done_without() -> Result<(), Failed> {
    let work = accepted()?;
    fs::write(work.path().join("file"), "not a folder")?;
    let output = submit(work.path()).env("GRADE_CACHE", work.path().join("file/cache")).output()?;
    expect(&output, 0, &["accepted"])
}

fn a_corrupt_cache_is_a_miss() -> Result<(), Failed> {
    let work = accepted()?;
    let cache = work.path().join("cache");
    let first = submit(work.path()).env("GRADE_CACHE", &cache).output()?;
    expect(&first, 0, &["accepted"])?;
    let damaged = damage(&cache)?;
    if damaged < 2 {
        return Err(format!("only {damaged} files in the cache").into());
    }
    let second = submit(work.path()).env("GRADE_CACHE", &cache).output()?;
    if first.stdout != second.stdout {
        return Err(String::from_utf8_lossy(&second.stdout).into_owned().into());
    }
    expect(&second, 0, &["accepted"])
}

/// Overwrites the middle of every file below `folder` by replacing the file, and counts them.
fn damage(folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count += damage(&path)?;
        } else {
            let mut bytes = fs::read(&path)?;
            let middle = bytes.len() / 2;
            if let Some(byte) = bytes.get_mut(middle) {
                *byte ^= 0x55;
            }
            let replacement = path.with_extension("damaged");
            fs::write(&replacement, bytes)?;
            fs::rename(&replacement, &path)?;
            count += 1;
        }
    }
    Ok(count)
}

fn no_compiler_says_what_to_install() -> Result<(), Failed> {
    let work = accepted()?;
    let output = submit(work.path())
        .env("PATH", "/nonexistent")
        .env("HOME", "/nonexistent")
        .env("RUSTUP_HOME", "/nonexistent")
        .env("CARGO_HOME", "/nonexistent")
        .env("GRADE_CACHE", work.path().join("cache"))
        .output()?;
    expect(&output, 3, &["error: ", "hint: ", "rustup"])
}

/// A compiler's folder below `toolchains`, without the WebAssembly target.
fn toolchain_without_target(toolchains: &Path) -> Result<PathBuf, Failed> {
    let sysroot = support::sysroot()?;
    let copy = toolchains.join(format!("1.95.0-{}", support::host_of(&sysroot)?));
    support::copy_toolchain(&sysroot, &copy, |name| name == "wasm32-wasip1")?;
    Ok(copy)
}

fn no_target_offline_says_what_to_type() -> Result<(), Failed> {
    let work = accepted()?;
    let home = work.path().join("rustup");
    toolchain_without_target(&home.join("toolchains"))?;
    let bin = work.path().join("bin");
    fs::create_dir(&bin)?;
    let rustup = bin.join("rustup");
    fs::write(&rustup, "#!/bin/sh\nexit 1\n")?;
    Command::new("chmod").arg("+x").arg(&rustup).status()?;
    let output = submit(work.path())
        .arg("--offline")
        .env("RUSTUP_HOME", &home)
        .env("CARGO_HOME", work.path())
        .env("PATH", &bin)
        .env("GRADE_CACHE", work.path().join("cache"))
        .output()?;
    expect(&output, 3, &["wasm32-wasip1", "hint: ", "rustup target add wasm32-wasip1"])
}

fn no_target_and_no_rustup_says_what_to_install() -> Result<(), Failed> {
    let work = accepted()?;
    let toolchain = toolchain_without_target(&work.path().join("distribution"))?;
    let output = submit(work.path())
        .env("RUSTUP_HOME", "/nonexistent")
        .env("CARGO_HOME", "/nonexistent")
        .env("HOME", "/nonexistent")
        .env("PATH", toolchain.join("bin"))
        .env("GRADE_CACHE", work.path().join("cache"))
        .output()?;
    expect(&output, 3, &["wasm32-wasip1", "hint: "])
}
