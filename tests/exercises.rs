//! Every exercise of the library, held against its own example submissions: the folder is the expectation. Starters
//! must compile and must not pass.

mod support;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

/// Folders of `submissions/` and the verdict that each claims.
const CLAIMS: [(&str, &str); 8] = [
    ("accepted", "AC"),
    ("wrong_answer", "WA"),
    ("time_limit_exceeded", "TLE"),
    ("memory_limit_exceeded", "MLE"),
    ("output_limit_exceeded", "OLE"),
    ("run_time_error", "RTE"),
    ("compile_error", "CE"),
    ("source_rule", "WA"),
];

fn main() -> ExitCode {
    let mut trials = Vec::new();
    for exercise in exercises().unwrap_or_default() {
        let name =
            exercise.strip_prefix(support::repository().join("exercises")).unwrap_or(&exercise).display().to_string();
        for (folder, verdict) in CLAIMS {
            for submission in children(&exercise.join("submissions").join(folder)).unwrap_or_default() {
                let (id, title) = (name.clone(), title(&name, folder, &submission));
                trials.push(Trial::test(title, move || {
                    let report = judge(&id, &submission)?;
                    expect(&report, report["verdict"] == verdict, verdict)?;
                    let is_refused = report["groups"][0]["name"] == "source";
                    expect(&report, is_refused == (folder == "source_rule"), "source rules obeyed, or broken as told")?;
                    let is_full = report["score"] == report["score_max"];
                    expect(&report, (verdict == "AC") == is_full, "full points exactly for an accepted submission")
                }));
            }
        }
        for starter in children(&exercise.join("starter")).unwrap_or_default() {
            let (id, title) = (name.clone(), title(&name, "starter", &starter));
            trials.push(Trial::test(title, move || {
                let report = judge(&id, &starter)?;
                expect(&report, report["compile"]["ok"] == true, "a starter compiles")?;
                expect(&report, report["verdict"] != "AC", "a starter does not pass")
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn title(exercise: &str, folder: &str, submission: &Path) -> String {
    format!("{exercise}/{folder}/{}", submission.file_name().unwrap_or_default().to_string_lossy())
}

/// The folders `exercises/<skill>/<slug>` with a spec.
fn exercises() -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for skill in children(&support::repository().join("exercises"))? {
        found.extend(children(&skill)?.into_iter().filter(|folder| folder.join("exercise.toml").is_file()));
    }
    Ok(found)
}

/// What lies in a folder, by name; nothing for a file.
fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut children = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    children.sort();
    Ok(children)
}

fn judge(exercise: &str, submission: &Path) -> Result<Value, Failed> {
    let output = support::grade()
        .args(["submit", "--format", "json", "--audience", "staff", "--exercise", exercise, "--exercises"])
        .arg(support::repository().join("exercises"))
        .arg(submission)
        .output()?;
    if !matches!(output.status.code(), Some(0 | 1)) {
        return Err(format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn expect(report: &Value, is_so: bool, what: &str) -> Result<(), Failed> {
    if is_so { Ok(()) } else { Err(format!("expected {what}\n{report:#}").into()) }
}
