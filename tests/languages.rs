//! Every language, held against its conformance programs: the folder is the expectation.
//!
//! A program whose name begins with `stack_overflow` has to be told apart from every other run-time error.

mod support;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use libtest_mimic::{Arguments, Failed, Trial};
use support::{children, name_of};

/// Folders of `conformance/` and the verdict that each claims.
const CLAIMS: [(&str, &str); 7] = [
    ("accepted", "AC"),
    ("wrong_answer", "WA"),
    ("time_limit_exceeded", "TLE"),
    ("memory_limit_exceeded", "MLE"),
    ("output_limit_exceeded", "OLE"),
    ("run_time_error", "RTE"),
    ("compile_error", "CE"),
];

/// How a program may be optimised, for the languages that do.
const PROFILES: [&str; 2] = ["release", "debug"];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match prepare() {
        Ok((_library, trials)) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(failed) => {
            eprintln!("error: {}", failed.message().unwrap_or("the tests cannot be prepared"));
            ExitCode::FAILURE
        }
    }
}

/// The exercise, which lives as long as the first value, and the trials.
fn prepare() -> Result<(tempfile::TempDir, Vec<Trial>), Failed> {
    let library = tempfile::tempdir()?;
    let shared = support::repository().join("runners/conformance");
    let (input, answer) =
        (std::fs::read_to_string(shared.join("sum.in"))?, std::fs::read_to_string(shared.join("sum.ans"))?);
    for profile in PROFILES {
        let spec = format!(
            "title = \"Sum\"\nprofile = \"{profile}\"\n[limits]\nfuel = 50_000_000\nmemory = \"16 MiB\"\noutput = \"64 KiB\"\n"
        );
        let cases = [("sample/1", input.as_str(), answer.as_str()), ("secret/1", &input, &answer)];
        support::write_exercise(&library.path().join(profile), &spec, cases)?;
    }
    let mut trials = Vec::new();
    for language in languages()? {
        for (folder, _) in CLAIMS {
            let programs = language.join("conformance").join(folder);
            trials.push(Trial::test(format!("{}/{folder}", name_of(&language)), move || has_some(&programs)));
        }
        for programs in children(&language.join("conformance"))? {
            for program in children(&programs)? {
                trials.extend(PROFILES.map(|profile| trial(library.path(), profile, &language, &programs, &program)));
            }
        }
    }
    if trials.is_empty() { Err("no language was found".into()) } else { Ok((library, trials)) }
}

/// The folders `runners/<language>`.
fn languages() -> Result<Vec<PathBuf>, Failed> {
    let mut folders = children(&support::repository().join("runners"))?;
    folders.retain(|folder| folder.join("language.toml").is_file());
    Ok(folders)
}

fn has_some(programs: &Path) -> Result<(), Failed> {
    if children(programs)?.is_empty() { Err(format!("no program in {}", programs.display()).into()) } else { Ok(()) }
}

fn trial(library: &Path, profile: &'static str, language: &Path, programs: &Path, program: &Path) -> Trial {
    let (folder, name) = (name_of(programs), name_of(program));
    let (library, program) = (library.to_owned(), program.to_owned());
    Trial::test(format!("{}/{folder}/{name}/{profile}", name_of(language)), move || {
        let (_, verdict) = CLAIMS.into_iter().find(|(claim, _)| *claim == folder).ok_or("no verdict of this name")?;
        let mut command = support::grade();
        command.args(["submit", "--format", "json", "--audience", "staff", "--exercise", profile, "--exercises"]);
        let report = support::judge(command.arg(library).arg(program))?;
        support::expect(&report, report["verdict"] == verdict, verdict)?;
        support::expect(&report, report["compile"]["ok"] == (verdict != "CE"), "a log that fits the verdict")?;
        let ending = &report["groups"][0]["tests"][0]["ending"];
        let is_overflow = ending.as_str().is_some_and(|ending| ending == "stack overflow");
        support::expect(&report, is_overflow == name.starts_with("stack_overflow"), "a stack overflow told apart")
    })
}
