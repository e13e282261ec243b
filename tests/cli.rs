//! One test for each folder of `tests/cases`: the command of `case.toml` runs in a copy of `in/`, and its exit code,
//! `stdout.txt` and `stderr.txt` are compared whole. `GRADE_BLESS=1` accepts what came out.

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{ExitCode, Stdio},
};

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;

/// The file `case.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Arguments of `grade`. `[REPO]` stands for the repository.
    args: Vec<String>,
    /// The exit code.
    exit: i32,
    /// Variables beside the harness's own.
    #[serde(default)]
    env: BTreeMap<String, String>,
    /// A file of `in/` for standard input.
    stdin: Option<String>,
    /// Files that must exist afterwards with the content of `out/<name>`.
    #[serde(default)]
    writes: Vec<String>,
}

fn main() -> ExitCode {
    let folder = support::repository().join("tests/cases");
    let mut cases: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(_) => Vec::new(),
    };
    cases.sort();
    let trials = cases
        .into_iter()
        .map(|case| {
            let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Trial::test(name, move || run_case(&case))
        })
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn run_case(folder: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(folder.join("case.toml"))?;
    let case: Case = toml::from_str(&text)?;
    let work = tempfile::tempdir()?;
    copy_folder(&folder.join("in"), work.path())?;
    let repository = support::repository().display().to_string();
    let expand = |text: &str| text.replace("[REPO]", &repository);

    let mut command = support::grade();
    command.current_dir(work.path()).env("GRADE_EXERCISES", support::repository().join("tests/library"));
    command.args(case.args.iter().map(|arg| expand(arg)));
    command.envs(case.env.iter().map(|(name, value)| (name, expand(value))));
    if let Some(stdin) = &case.stdin {
        command.stdin(Stdio::from(fs::File::open(work.path().join(stdin))?));
    }
    let output = command.output()?;

    let work_folder = fs::canonicalize(work.path())?.display().to_string();
    let hide = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).replace(&work_folder, "[WORK]");
        let text = text.replace(&work.path().display().to_string(), "[WORK]").replace(&repository, "[REPO]");
        // How long something took is the one thing that no two runs have in common.
        let is_timing = |line: &&str| line.starts_with("time: ");
        text.split_inclusive('\n')
            .map(|line| if is_timing(&line) { "time: [TIME]\n" } else { line })
            .collect::<String>()
    };
    let checks = [
        support::compare_with_file(&folder.join("stdout.txt"), &hide(&output.stdout)),
        support::compare_with_file(&folder.join("stderr.txt"), &hide(&output.stderr)),
    ];
    if output.status.code() != Some(case.exit) {
        let stderr = hide(&output.stderr);
        return Err(Failed::from(format!("{}, expected exit code {}\n{stderr}", output.status, case.exit)));
    }
    checks.into_iter().collect::<Result<(), Failed>>()?;
    for name in &case.writes {
        let written = fs::read_to_string(work.path().join(name))?;
        support::compare_with_file(&folder.join("out").join(name), &written)?;
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Failed> {
    let Ok(entries) = fs::read_dir(from) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
