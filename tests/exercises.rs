//! Every exercise of the library proves itself, as `grade check` asks: one trial for each exercise.

mod support;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

fn main() -> ExitCode {
    let mut trials = Vec::new();
    for skill in support::children(&support::repository().join("exercises")).unwrap_or_default() {
        for exercise in support::children(&skill).unwrap_or_default() {
            if exercise.join("exercise.toml").is_file() {
                let id = format!("{}/{}", support::name_of(&skill), support::name_of(&exercise));
                trials.push(Trial::test(id.clone(), move || proves_itself(&id)));
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn proves_itself(id: &str) -> Result<(), Failed> {
    // One thread each: the trials run side by side.
    let output = support::grade()
        .args(["check", "--format", "json", "--jobs", "1", "--exercises"])
        .arg(support::repository().join("exercises"))
        .arg(id)
        .output()?;
    if !matches!(output.status.code(), Some(0 | 2)) || output.stdout.is_empty() {
        return Err(format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr)).into());
    }
    let proof: Value = serde_json::from_slice(&output.stdout)?;
    assert_eq!(proof["exercise"], id);
    assert_eq!(proof["ok"] == true, output.status.success());
    if proof["ok"] == true { Ok(()) } else { Err(format!("{:#}", proof["findings"]).into()) }
}
