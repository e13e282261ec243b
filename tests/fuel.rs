//! The unit of fuel: what `tests/guests` use, to the last unit and byte, stands in `tests/fuel.txt`. A change there is
//! a change of the unit, which grades depend on: it belongs into the changelog, and `GRADE_BLESS=1` accepts it.

mod support;

use std::{fmt::Write as _, path::Path, process::ExitCode};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use support::{children, name_of};

const PROFILES: [&str; 2] = ["release", "debug"];

/// The compiler that the figures are of. Another one makes other modules, so its figures are other ones.
const COMPILER: &str = "rustc 1.95.0";

fn main() -> ExitCode {
    let trials = vec![Trial::test("guests_use_what_they_always_used", guests_use_what_they_always_used)];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn guests_use_what_they_always_used() -> Result<(), Failed> {
    let library = tempfile::tempdir()?;
    let numbers: Vec<String> = (0..2000_u64).map(|index| (index * index % 1117).to_string()).collect();
    let (few, many) = (format!("{}\n", numbers[..20].join(" ")), numbers.join("\n"));
    for profile in PROFILES {
        let spec = format!("title = \"Numbers\"\nprofile = \"{profile}\"\n");
        let cases = [("secret/few", few.as_str(), ""), ("secret/many", &many, ""), ("sample/none", "", "")];
        support::write_exercise(&library.path().join(profile), &spec, cases)?;
    }
    let mut table = String::new();
    let mut unit = Value::Null;
    for guest in children(&support::repository().join("tests/guests"))? {
        for profile in PROFILES {
            let report = judge(library.path(), profile, &guest)?;
            if report["unit"]["compiler"] != COMPILER {
                eprintln!("not compared: the figures are of {COMPILER}, and this is {}", report["unit"]["compiler"]);
                return Ok(());
            }
            unit = report["unit"].clone();
            for test in support::tests_of(&report) {
                table += &line(&guest, profile, test)?;
            }
        }
    }
    let mut text = String::from("# What the programs of tests/guests use. These figures define the unit of fuel.\n");
    let [engine, host, compiler] = ["engine", "host", "compiler"].map(|part| unit[part].as_str().unwrap_or_default());
    writeln!(text, "# {engine}, host {host}, {compiler}")?;
    writeln!(text, "# guest, profile, test: fuel, bytes of memory, ending")?;
    support::compare_with_file(&support::repository().join("tests/fuel.txt"), &(text + &table))
}

fn judge(library: &Path, profile: &str, guest: &Path) -> Result<Value, Failed> {
    let mut command = support::grade();
    command.args(["submit", "--format", "json", "--audience", "staff", "--exercise", profile, "--exercises"]);
    support::judge(command.arg(library).arg(guest))
}

fn line(guest: &Path, profile: &str, test: &Value) -> Result<String, Failed> {
    let guest = name_of(guest);
    let figures = (test["name"].as_str(), test["fuel"].as_u64(), test["memory_bytes"].as_u64());
    let (Some(name), Some(fuel), Some(memory)) = figures else {
        return Err(format!("{guest} has a test without figures: {test}").into());
    };
    // A test that ended by itself says nothing of its ending.
    let ending = test["ending"].as_str().unwrap_or("exited");
    Ok(format!("{guest:<12} {profile:<8} {name:<12} {fuel:>9} {memory:>9}  {ending}\n"))
}
