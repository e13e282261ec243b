//! A submission's module is the same bytes on every machine, and what it says of its sources is what the student wrote.

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use support::modules;

fn main() -> ExitCode {
    let trials = vec![
        Trial::test("folders_do_not_reach_a_module", folders_do_not_reach_a_module),
        Trial::test("file_names_do_not_reach_a_module", file_names_do_not_reach_a_module),
        Trial::test("sources_of_the_standard_library_change_nothing", sources_of_the_standard_library_change_nothing),
        Trial::test("a_panic_names_the_file", || {
            panics("stdio", "release", &[("mine.rs", PANICS)], "mine.rs", "mine.rs:5:43")
        }),
        Trial::test("a_panic_names_the_module", || {
            let files =
                [("mine/main.rs", CALLS), ("mine/deep/inner.rs", FUNCTION), ("mine/deep/mod.rs", "pub mod inner;\n")];
            panics("stdio", "release", &files, "mine", "deep/inner.rs:2:28")
        }),
        Trial::test("a_panic_under_a_driver_names_the_file", || {
            panics("driven", "debug", &[("my file.rs", FUNCTION)], "my file.rs", "my_file.rs:2:28")
        }),
        Trial::test("a_panic_under_a_driver_names_the_module", || {
            let files = [("mine/driven.rs", "mod inner;\npub use inner::third;\n"), ("mine/inner.rs", FUNCTION)];
            panics("driven", "release", &files, "mine", "inner.rs:2:28")
        }),
        Trial::test("a_compile_error_under_a_driver_names_the_file", a_compile_error_under_a_driver_names_the_file),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Panics at places of its own, and at ones inside the standard library's generic code, which this module holds.
const PANICS: &str = "\
use std::io::{self, Read};
fn main() {
    let mut input = String::new();
    let _ = io::stdin().read_to_string(&mut input);
    let first: i64 = input.parse::<i64>().unwrap();
    let mut numbers = std::collections::VecDeque::from(vec![first; 3]);
    numbers.swap(1, input.len());
    let mut chunks = std::iter::repeat_n(first, input.len()).step_by(input.len());
    println!(\"{:?} {:?}\", chunks.next(), numbers);
}
";

/// Panics in line 2 for a list without three numbers.
const FUNCTION: &str = "pub fn third(numbers: &[i64]) -> i64 {\n    *numbers.iter().nth(2).unwrap()\n}\n";

const CALLS: &str = "mod deep;\nfn main() {\n    println!(\"{}\", deep::inner::third(&[1, 2]));\n}\n";

const DRIVER: &str = "\
mod solution;
fn main() {
    println!(\"{}\", solution::third(&[1, 2]));
}
";

/// Two exercises with a sample each: `stdio`, and `driven` with a driver.
fn write_library(folder: &Path, profile: &str) -> Result<(), Failed> {
    let spec = format!("title = \"Numbers\"\nprofile = \"{profile}\"\n");
    for name in ["stdio", "driven"] {
        support::write_exercise(&folder.join(name), &spec, [("sample/1", "word\n", "0\n"), ("secret/1", "", "0\n")])?;
    }
    fs::create_dir_all(folder.join("driven/driver"))?;
    Ok(fs::write(folder.join("driven/driver/main.rs"), DRIVER)?)
}

/// `grade submit` of a path in `work`, which is made with its library and its files.
fn submit(work: &Path, exercise: &str, profile: &str, files: &[(&str, &str)], path: &str) -> Result<Command, Failed> {
    write_library(&work.join("library"), profile)?;
    for (name, source) in files {
        let file = work.join(name);
        fs::create_dir_all(file.parent().unwrap_or(work))?;
        fs::write(file, source)?;
    }
    let mut command = support::grade();
    command.args(["submit", "--format", "json", "--exercise", exercise, path]).current_dir(work);
    command.env("GRADE_EXERCISES", work.join("library"));
    Ok(command)
}

/// The WebAssembly in the only entry of a cache, behind a header that is preceded by its length.
fn only_module(cache: &Path) -> Result<Vec<u8>, Failed> {
    let entries = modules(cache)?;
    let [entry] = Vec::from_iter(entries.values())[..] else { return Err(format!("{} entries", entries.len()).into()) };
    let (length, rest) = entry.split_first_chunk().ok_or("a short entry")?;
    let module = rest.get(u32::from_le_bytes(*length) as usize..).ok_or("a short header")?;
    if module.starts_with(b"\0asm") { Ok(module.to_vec()) } else { Err("no module".into()) }
}

fn folders_do_not_reach_a_module() -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let mut found = Vec::new();
    for name in ["one", "another folder, with a long name and a ü"] {
        let (folder, cache) = (work.path().join(name), work.path().join(name).join("cache"));
        let mut command = submit(&folder, "stdio", "release", &[("mine.rs", PANICS)], "mine.rs")?;
        let report = support::judge(command.env("GRADE_CACHE", &cache).env("TMPDIR", &folder))?;
        found.push((modules(&cache)?, report));
    }
    if found[0] == found[1] { Ok(()) } else { Err(format!("they differ: {:#} {:#}", found[0].1, found[1].1).into()) }
}

fn file_names_do_not_reach_a_module() -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let mut found = Vec::new();
    for (number, (file, path)) in
        [("a.rs", "a.rs"), ("other-name.rs", "other-name.rs"), ("mine/main.rs", "mine")].into_iter().enumerate()
    {
        let cache = work.path().join(format!("cache-{number}"));
        support::judge(submit(work.path(), "stdio", "debug", &[(file, PANICS)], path)?.env("GRADE_CACHE", &cache))?;
        found.push(only_module(&cache)?);
    }
    if found.iter().all(|module| *module == found[0]) { Ok(()) } else { Err("they differ".into()) }
}

fn sources_of_the_standard_library_change_nothing() -> Result<(), Failed> {
    let work = support::roomy_folder()?;
    let sysroot = support::sysroot()?;
    let mut found = Vec::new();
    for name in ["without", "with"] {
        let toolchain = work.path().join(name);
        support::copy_toolchain(&sysroot, &toolchain, |name| name == "lib/rustlib/src")?;
        if name == "with" {
            // The compiler looks for this file to find out whether the sources are there.
            let std = toolchain.join("lib/rustlib/src/rust/library/std/src");
            fs::create_dir_all(&std)?;
            fs::write(std.join("lib.rs"), "")?;
        }
        let cache = work.path().join(name).join("cache");
        let mut command = submit(work.path(), "stdio", "release", &[("mine.rs", PANICS)], "mine.rs")?;
        support::judge(command.arg("--rustc").arg(toolchain.join("bin/rustc")).env("GRADE_CACHE", &cache))?;
        found.push(modules(&cache)?);
        let is_leaking = compile_plainly(&toolchain, work.path())?;
        if is_leaking != (name == "with") {
            return Err(format!("a compiler {name} sources that is called plainly shows them: {is_leaking}").into());
        }
    }
    if found[0] == found[1] { Ok(()) } else { Err("the modules differ".into()) }
}

/// Whether the compiler's folder stands in a module that is made without our care, so that there is something to test.
fn compile_plainly(toolchain: &Path, work: &Path) -> Result<bool, Failed> {
    let module = work.join("plain.wasm");
    // Cargo lets programs find the libraries of its own toolchain, which a compiler takes for its folder.
    let status = Command::new(toolchain.join("bin/rustc"))
        .env_clear()
        .args(["--edition=2024", "--target=wasm32-wasip1", "-Copt-level=2", "-o"])
        .args([&module, &work.join("mine.rs")])
        .status()?;
    if !status.success() {
        return Err(format!("the compiler: {status}").into());
    }
    let path = toolchain.canonicalize()?.display().to_string();
    Ok(fs::read(module)?.windows(path.len()).any(|window| window == path.as_bytes()))
}

/// The sample's message has to begin with the place that the student knows.
fn panics(exercise: &str, profile: &str, files: &[(&str, &str)], path: &str, place: &str) -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let report = support::judge(&mut submit(work.path(), exercise, profile, files, path)?)?;
    let stderr = &report["groups"][0]["tests"][0]["stderr"];
    let start = format!("thread 'main' (1) panicked at {place}:\n");
    let starts = stderr.as_str().is_some_and(|stderr| stderr.trim_start().starts_with(&start));
    support::expect(&report, starts, &start)?;
    is_free_of(&report, work.path())
}

fn is_free_of(report: &Value, folder: &Path) -> Result<(), Failed> {
    let (report_text, folder) = (report.to_string(), PathBuf::from(folder).display().to_string());
    support::expect(report, !report_text.contains(&folder), "no path of this machine")?;
    support::expect(report, !report_text.contains("solution"), "no name that only we know")
}

fn a_compile_error_under_a_driver_names_the_file() -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let source = "pub fn third(numbers: &[i64]) -> i64 {\n    numbers\n}\n";
    let report = support::judge(&mut submit(work.path(), "driven", "release", &[("mine.rs", source)], "mine.rs")?)?;
    support::expect(&report, report["verdict"] == "CE", "a compile error")?;
    let log = report["compile"]["log"].as_str().unwrap_or_default();
    support::expect(&report, log.contains("--> mine.rs:2:5"), "the student's place")?;
    is_free_of(&report, work.path())
}
