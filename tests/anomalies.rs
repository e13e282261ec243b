//! What happens when something goes wrong around the judge: nothing is lost, and the message says what to do.

#[path = "anomalies/killed.rs"]
mod killed;
mod support;

use std::{
    fs, io,
    os::unix::fs::{MetadataExt as _, symlink},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use libtest_mimic::{Arguments, Failed, Trial};
use support::tests_of;

fn main() -> ExitCode {
    let trials = vec![
        Trial::test("a_very_long_source_is_a_compile_error", a_very_long_source_is_a_compile_error),
        Trial::test("a_closed_pipe_is_no_error", a_closed_pipe_is_no_error),
        Trial::test("an_interrupt_leaves_nothing_behind", || a_signal_leaves_nothing_behind("-INT")),
        Trial::test("a_request_to_end_leaves_nothing_behind", || a_signal_leaves_nothing_behind("-TERM")),
        Trial::test("a_lost_terminal_leaves_nothing_behind", || a_signal_leaves_nothing_behind("-HUP")),
        Trial::test(
            "a_command_killed_at_any_moment_loses_nothing",
            killed::a_command_killed_at_any_moment_loses_nothing,
        ),
        Trial::test("a_killed_worker_is_replaced", a_killed_worker_is_replaced),
        Trial::test("a_worker_that_dies_again_is_no_verdict", a_worker_that_dies_again_is_no_verdict),
        Trial::test("a_killed_compiler_is_no_verdict", a_killed_compiler_is_no_verdict),
        Trial::test("a_damaged_compiler_is_no_verdict", a_damaged_compiler_is_no_verdict),
        Trial::test("many_at_once_share_an_empty_cache", many_at_once_share_an_empty_cache),
        Trial::test("a_thousand_tests_at_once_change_nothing", a_thousand_tests_at_once_change_nothing),
        Trial::test("a_full_disk_for_the_cache_is_done_without", a_full_disk_for_the_cache_is_done_without),
        Trial::test("a_full_disk_is_no_verdict", a_full_disk_is_no_verdict),
        Trial::test("a_cache_that_can_only_be_read_is_read", a_cache_that_can_only_be_read_is_read),
        Trial::test("hard_limits_of_the_machine_are_kept", hard_limits_of_the_machine_are_kept),
        Trial::test("a_full_standard_output_is_an_error", a_full_standard_output_is_an_error),
        Trial::test("a_closed_standard_input_is_an_empty_submission", a_closed_standard_input_is_an_empty_submission),
        Trial::test("names_of_files_reach_no_terminal", names_of_files_reach_no_terminal),
        Trial::test("what_is_no_file_is_refused_at_once", what_is_no_file_is_refused_at_once),
        Trial::test("a_folder_that_is_gone_is_said_to_be", a_folder_that_is_gone_is_said_to_be),
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
    let work = support::roomy_folder()?;
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
    expect(&submit(work.path()).output()?, 1, &["compile error", "11,200,000 bytes", "1,048,576 are accepted"])
}

fn a_closed_pipe_is_no_error() -> Result<(), Failed> {
    let work = accepted()?;
    let mut child = submit(work.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    drop(child.stdout.take());
    expect(&child.wait_with_output()?, 0, &[])
}

/// Holds one run's words and code against another's.
fn same(first: &Output, second: &Output) -> Result<(), Failed> {
    match first.stdout == second.stdout && first.status == second.status {
        true => Ok(()),
        false => Err(format!("{first:?}\n{second:?}").into()),
    }
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

fn a_signal_leaves_nothing_behind(signal: &str) -> Result<(), Failed> {
    let work = prepare(ENDLESS_CONSTANT.as_bytes())?;
    let cache = work.path().join("cache");
    let mut child =
        submit(work.path()).env("GRADE_CACHE", &cache).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mark = cache.display().to_string();
    wait_until("the compiler to start", || Ok(leftovers(&cache) > 0))?;
    thread::sleep(Duration::from_millis(300));
    Command::new("kill").args([signal, &child.id().to_string()]).status()?;
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
    support::copy_toolchain(&sysroot, &copy, |name| name == "lib/rustlib/wasm32-wasip1")?;
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

/// Ids of the processes that descend from `ancestor` and have `word` in their command lines.
fn descendants_with(ancestor: u32, word: &str) -> io::Result<Vec<u32>> {
    let parent_of = |process: u32| -> Option<u32> {
        // The name in parentheses may hold anything; the state and the parent follow the last one.
        let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        text.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
    };
    let descends = |process: &u32| {
        let mut up = Some(*process);
        while let Some(process) = up.filter(|process| *process > 1) {
            up = parent_of(process);
            if up == Some(ancestor) {
                return true;
            }
        }
        false
    };
    let ids = processes_with(word)?.into_iter().filter_map(|path| support::name_of(&path).parse().ok());
    Ok(ids.filter(descends).collect())
}

fn kill(process: u32) -> io::Result<()> {
    Command::new("kill").args(["-KILL", &process.to_string()]).stderr(Stdio::null()).status().map(drop)
}

/// Judges a program that keeps its worker busy for seconds, so that there is time to do something to it.
fn judge_slowly(work: &Path) -> Result<Child, Failed> {
    fs::write(work.join("slow.rs"), "fn main() {\n    loop {\n        std::hint::black_box(0);\n    }\n}\n")?;
    let spec = "title = \"Slow\"\n[limits]\nfuel = 4_000_000_000\n";
    support::write_exercise(&work.join("exercises/slow"), spec, [("sample/1", "", "0\n"), ("secret/1", "", "0\n")])?;
    let mut command = support::grade();
    command.args(["submit", "--format", "json", "--jobs", "1", "--exercises", "exercises", "slow.rs"]);
    Ok(command.current_dir(work).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?)
}

fn a_killed_worker_is_replaced() -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let undisturbed = judge_slowly(work.path())?.wait_with_output()?;
    expect(&undisturbed, 1, &["\"verdict\":\"TLE\""])?;
    let child = judge_slowly(work.path())?;
    let mut workers = Vec::new();
    wait_until("a worker", || {
        workers = descendants_with(child.id(), "__sandbox-worker")?;
        Ok(!workers.is_empty())
    })?;
    thread::sleep(Duration::from_millis(300));
    workers.into_iter().try_for_each(kill)?;
    let disturbed = child.wait_with_output()?;
    if disturbed.stdout != undisturbed.stdout || disturbed.status != undisturbed.status {
        return Err(format!("{disturbed:?}").into());
    }
    Ok(())
}

fn a_worker_that_dies_again_is_no_verdict() -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let mut child = judge_slowly(work.path())?;
    wait_until("the command to give up", || {
        descendants_with(child.id(), "__sandbox-worker")?.into_iter().try_for_each(kill)?;
        Ok(child.try_wait()?.is_some())
    })?;
    let output = child.wait_with_output()?;
    expect(&output, 3, &["error: a sandbox worker ", "twice in a row", "hint: "])?;
    if output.stdout.is_empty() { Ok(()) } else { Err(format!("{output:?}").into()) }
}

/// The compiler is busy with this for as long as its limit allows.
const ENDLESS_CONSTANT: &str = "#![allow(long_running_const_eval)]\nconst X: u64 = { let mut i = 0u64; loop { i = \
                                i.wrapping_add(1); if i == u64::MAX { break i } } };\nfn main() { println!(\"{X}\"); }\n";

fn a_killed_compiler_is_no_verdict() -> Result<(), Failed> {
    let work = prepare(ENDLESS_CONSTANT.as_bytes())?;
    let cache = work.path().join("cache");
    let mut command = submit(work.path());
    let child = command.env("GRADE_CACHE", &cache).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut compilers = Vec::new();
    wait_until("the compiler", || {
        compilers = descendants_with(child.id(), "--sysroot=")?;
        Ok(!compilers.is_empty())
    })?;
    thread::sleep(Duration::from_millis(300));
    compilers.into_iter().chain(descendants_with(child.id(), "--sysroot=")?).try_for_each(kill)?;
    let output = child.wait_with_output()?;
    expect(&output, 3, &["error: something killed the compiler", "hint: "])
}

fn a_damaged_compiler_is_no_verdict() -> Result<(), Failed> {
    let work = accepted()?;
    let (sysroot, copy) = (support::sysroot()?, work.path().join("toolchain"));
    // What every program is linked with is missing.
    support::copy_toolchain(&sysroot, &copy, |name| name == "lib/rustlib/wasm32-wasip1/lib/self-contained")?;
    let mut command = submit(work.path());
    command.env("GRADE_CACHE", work.path().join("cache")).arg("--rustc").arg(copy.join("bin/rustc"));
    expect(&command.output()?, 3, &["error: the compiler does not even compile an empty program", "hint: "])
}

fn many_at_once_share_an_empty_cache() -> Result<(), Failed> {
    let work = accepted()?;
    let cache = work.path().join("cache");
    let start = || submit(work.path()).env("GRADE_CACHE", &cache).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let children = [start()?, start()?, start()?, start()?];
    let outputs = children.into_iter().map(Child::wait_with_output).collect::<io::Result<Vec<_>>>()?;
    for output in &outputs {
        expect(output, 0, &["accepted"])?;
        if output.stdout != outputs[0].stdout || !output.stderr.is_empty() {
            return Err(format!("{output:?}").into());
        }
    }
    Ok(())
}

fn a_thousand_tests_at_once_change_nothing() -> Result<(), Failed> {
    let work = accepted()?;
    let cases: Vec<_> = (0..1000)
        .map(|number| (format!("secret/{number:04}"), format!("{number} 1\n"), format!("{}\n", number + 1)))
        .collect();
    let cases = cases.iter().map(|(name, input, answer)| (name.as_str(), input.as_str(), answer.as_str()));
    let cases = cases.chain([("sample/1", "1 2\n", "3\n")]);
    support::write_exercise(&work.path().join("exercises/sum"), "title = \"Sum\"\n", cases)?;
    let judge = |jobs: &str| {
        let mut command = support::grade();
        command.args(["submit", "--format", "json", "--exercises", "exercises", "sum.rs", "--jobs", jobs]);
        support::judge(command.current_dir(work.path()))
    };
    let (one, many, too_many) = (judge("1")?, judge("64")?, judge("1000000")?);
    support::expect(&one, one["verdict"] == "AC" && tests_of(&one).count() == 1001, "1001 accepted tests")?;
    support::expect(&many, many == one && too_many == one, "the same whatever the number of jobs")
}

/// A file system of its own, in memory.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None`, and a word about it, where this user must not mount anything.
    fn mount(size: &str) -> Result<Option<Self>, Failed> {
        let folder = tempfile::tempdir()?;
        let options = format!("size={size},mode=700");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder.path()).output();
        if mount.is_ok_and(|output| output.status.success()) {
            return Ok(Some(Self(folder)));
        }
        support::say("not tested: only an administrator can mount a small disk");
        Ok(None)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn make_read_only(&self) -> Result<(), Failed> {
        let status = Command::new("mount").args(["-o", "remount,ro"]).arg(self.path()).status()?;
        if status.success() { Ok(()) } else { Err("the disk cannot be made read-only".into()) }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // What stays mounted is lost memory, and no reason to fail.
        let _ = Command::new("umount").arg(self.path()).status();
    }
}

fn a_full_disk_for_the_cache_is_done_without() -> Result<(), Failed> {
    for size in ["16k", "64k", "160k"] {
        let Some(disk) = SmallDisk::mount(size)? else { return Ok(()) };
        let work = accepted()?;
        for _ in 0..2 {
            expect(&submit(work.path()).env("GRADE_CACHE", disk.path()).output()?, 0, &["accepted"])?;
        }
    }
    Ok(())
}

fn a_full_disk_is_no_verdict() -> Result<(), Failed> {
    for size in ["16k", "64k"] {
        let Some(disk) = SmallDisk::mount(size)? else { return Ok(()) };
        let work = accepted()?;
        let output = submit(work.path()).env("GRADE_CACHE", disk.path()).env("TMPDIR", disk.path()).output()?;
        expect(&output, 3, &["error: ", "free space", "hint: make room"])?;
    }
    Ok(())
}

fn a_cache_that_can_only_be_read_is_read() -> Result<(), Failed> {
    for is_filled in [true, false] {
        let Some(disk) = SmallDisk::mount("64m")? else { return Ok(()) };
        let work = accepted()?;
        if is_filled {
            expect(&submit(work.path()).env("GRADE_CACHE", disk.path()).output()?, 0, &["accepted"])?;
        }
        disk.make_read_only()?;
        let output = submit(work.path()).env("GRADE_CACHE", disk.path()).output()?;
        expect(&output, 0, &["accepted"])?;
        if output.stderr.is_empty() != is_filled {
            return Err(format!("only what is missed is complained about: {output:?}").into());
        }
    }
    Ok(())
}

/// Administrators set such limits for all users of a machine.
fn hard_limits_of_the_machine_are_kept() -> Result<(), Failed> {
    let work = accepted()?;
    let cache = work.path().join("cache");
    let grade = submit(work.path());
    let is_root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    // Root may raise a hard limit, unless it gives up the right to.
    let mut command = Command::new(if is_root { "setpriv" } else { "env" });
    if is_root {
        if Command::new("setpriv").arg("--version").output().is_err() {
            support::say("not tested: there is no setpriv to become a plain user with");
            return Ok(());
        }
        command.args(["--bounding-set", "-sys_resource", "--inh-caps", "-sys_resource"]);
    }
    command.args(["sh", "-c", "ulimit -t 600 && ulimit -d 8000000 && ulimit -c 0 && exec \"$@\"", "sh"]);
    command.arg(grade.get_program()).args(grade.get_args()).current_dir(work.path()).env_clear();
    command.envs(grade.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("GRADE_CACHE", cache);
    expect(&command.output()?, 0, &["accepted"])
}

fn a_full_standard_output_is_an_error() -> Result<(), Failed> {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return Ok(()) };
    let work = accepted()?;
    expect(&submit(work.path()).stdout(full).output()?, 3, &["error: failed to write to standard output"])
}

fn a_closed_standard_input_is_an_empty_submission() -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let grade = submit(work.path());
    let mut command = Command::new("sh");
    command.args(["-c", "exec \"$@\" --exercise sum - <&-", "sh"]).arg(grade.get_program()).arg("submit");
    command.envs(grade.get_envs().filter_map(|(name, value)| Some((name, value?)))).current_dir(work.path());
    expect(&command.output()?, 1, &["compile error", "main.rs is empty"])
}

fn names_of_files_reach_no_terminal() -> Result<(), Failed> {
    let work = accepted()?;
    let name = "a b\n\u{1b}]0;title\u{7}\u{1b}[31m\u{202e}.rs";
    fs::write(work.path().join(name), "fn main() { let x: i32 = \"\u{1b}[31m\"; }\n")?;
    let missing = format!("missing {name}");
    let judge = |args: &[&str]| {
        let mut command = support::grade();
        command.current_dir(work.path()).env("GRADE_EXERCISES", support::repository().join("tests/library"));
        command.arg("submit").args(args).output()
    };
    for (args, code) in [
        (&["--exercise", "sum", name][..], 1),
        (&["--exercise", "sum", "--format", "json", name], 1),
        (&[name], 2),
        (&["--exercise", "sum", &missing], 2),
        (&["--exercise", name, "sum.rs"], 2),
        (&["--exercises", name, "sum.rs"], 2),
        (&["--cache", &format!("{name}/cache"), "sum.rs"], 0),
        (&["--rustc", name, "sum.rs"], 3),
    ] {
        let output = judge(args)?;
        expect(&output, code, &[])?;
        let text = String::from_utf8([output.stdout, output.stderr].concat())?;
        let is_bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        if text.contains(is_bad) || text.lines().any(|line| line.starts_with("]0;")) {
            return Err(format!("{args:?}: {text:?}").into());
        }
    }
    Ok(())
}

fn what_is_no_file_is_refused_at_once() -> Result<(), Failed> {
    let work = accepted()?;
    fs::create_dir_all(work.path().join("odd/folder"))?;
    fs::create_dir_all(work.path().join("odd/nested/src"))?;
    fs::write(work.path().join("odd/nested/src/main.rs"), "fn main() {}")?;
    symlink("../sum.rs", work.path().join("odd/link.rs"))?;
    Command::new("mkfifo").arg(work.path().join("odd/pipe.rs")).status()?;
    for (path, parts) in [
        ("odd/link.rs", &["symbolic link"][..]),
        ("odd/pipe.rs", &["pipe"]),
        ("odd/folder", &["no `main.rs` or `sum.rs`"]),
        ("odd/nested", &["did you mean odd/nested/src?"]),
        ("/dev/zero", &["device"]),
        ("sum.rs/", &["sum.rs/"]),
        ("odd/none.rs", &["no such file"]),
    ] {
        let mut command = support::grade();
        command.current_dir(work.path()).env("GRADE_EXERCISES", support::repository().join("tests/library"));
        expect(&command.args(["submit", "--exercise", "sum", path]).output()?, 2, parts)?;
    }
    Ok(())
}

fn a_folder_that_is_gone_is_said_to_be() -> Result<(), Failed> {
    let work = accepted()?;
    let gone = work.path().join("gone");
    fs::create_dir(&gone)?;
    let grade = submit(work.path());
    let mut command = Command::new("sh");
    command.args(["-c", "rmdir ../gone && exec \"$@\"", "sh"]).arg(grade.get_program()).args(grade.get_args());
    command.envs(grade.get_envs().filter_map(|(name, value)| Some((name, value?)))).current_dir(gone);
    expect(&command.output()?, 2, &["error: failed to find the current folder"])
}
