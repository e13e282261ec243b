//! A sandbox with parts missing: said openly, and refused where a jail is required.
//!
//! A filter on system calls, which the grader inherits, stands for a kernel or a container that lacks a layer.

use std::{collections::BTreeMap, fs, thread};

use libtest_mimic::{Failed, Trial};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};
use serde_json::Value;

use super::lab::{Lab, Ran};
use crate::support;

/// What is missing.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Missing {
    namespaces: bool,
    landlock: bool,
}

const NOTHING: Missing = Missing { namespaces: false, landlock: false };
const NAMESPACES: Missing = Missing { namespaces: true, landlock: false };
const LANDLOCK: Missing = Missing { namespaces: false, landlock: true };
const BOTH: Missing = Missing { namespaces: true, landlock: true };

pub(crate) fn trials(lab: &'static Lab) -> Vec<Trial> {
    let trial = |name: &str, missing| {
        Trial::test(format!("layers/{name}"), move || {
            thread::scope(|scope| {
                // A filter holds for the thread that asks for it, and for what that thread starts.
                match scope.spawn(|| check(lab, missing)).join() {
                    Ok(result) => result,
                    Err(_) => Err("the check panicked".into()),
                }
            })
        })
    };
    vec![
        trial("all_there", NOTHING),
        trial("no_namespaces", NAMESPACES),
        trial("no_landlock", LANDLOCK),
        trial("neither", BOTH),
    ]
}

fn check(lab: &Lab, missing: Missing) -> Result<(), Failed> {
    let folder = lab.make_folder(&format!("layers/{}-{}", missing.namespaces, missing.landlock))?;
    // Each has a cache of its own, so that compilers run where the layer is missing.
    let run = |name: &str, arguments: &[&str]| {
        // Doctor names the compiler.
        let may_be_named = if arguments[0] == "doctor" { &b".rustup/toolchains lib/rustlib"[..] } else { b"" };
        lab.run(lab.grade(&folder).env("GRADE_CACHE", folder.join(name)).args(arguments), may_be_named)
    };
    let doctor = ["doctor", "--format=json"];
    let json = ["submit", "--exercise=hostile/sum", "--format=json", "honest.rs"];
    fs::write(folder.join("honest.rs"), HONEST)?;
    let before = (read_layers(&run("all", &doctor)?)?, run("all", &json)?);
    forbid(missing)?;
    let layers = read_layers(&run("some", &doctor)?)?;
    let is_on = |layers: &BTreeMap<String, bool>, name: &str| layers.get(name).copied().unwrap_or(false);
    let named =
        [("namespaces", missing.namespaces), ("private root", missing.namespaces), ("landlock", missing.landlock)];
    for (name, is_missing) in named {
        // What this machine lacks anyway is missing as well.
        if is_on(&layers, name) != (is_on(&before.0, name) && !is_missing) {
            return Err(format!("doctor says of {name}: {}", is_on(&layers, name)).into());
        }
    }
    if run("some", &json)?.stdout != before.1.stdout {
        return Err("the report for machines depends on the layers".into());
    }
    if support::modules(&folder.join("some"))? != support::modules(&folder.join("all"))? {
        return Err("the module depends on the layers".into());
    }
    let report = run("some", &["submit", "--exercise=hostile/sum", "honest.rs"])?;
    let text = report.text();
    let warning = text.split("warning: ").nth(1).unwrap_or_default();
    if let Some((layer, _)) = layers.iter().find(|(layer, is_on)| warning.contains(layer.as_str()) == **is_on) {
        return Err(format!("the report says nothing true of {layer}\n{text}").into());
    }
    let keeps_files_unread = is_on(&layers, "private root") || is_on(&layers, "landlock");
    let required = run("required", &["submit", "--exercise=hostile/sum", "--require-jail", "honest.rs"])?;
    expect(
        &required,
        if keeps_files_unread { 0 } else { 3 },
        if keeps_files_unread { "" } else { "a jail is required" },
    )?;

    let canary = lab.canaries().join("hidden.txt");
    let source =
        format!("const X: &str = include_str!(\"{}\");\nfn main() {{ print!(\"{{X}}\"); }}\n", canary.display());
    fs::write(folder.join("attack.rs"), source)?;
    let attack = ["submit", "--exercise=hostile/sum", "attack.rs", "--require-jail"];
    if keeps_files_unread {
        // Without being asked for, what is there is used.
        expect(&run("some", &attack[..3])?, 1, "couldn't read")?;
        return expect(&run("required", &attack)?, 1, "couldn't read");
    }
    expect(&run("required", &attack)?, 3, "a jail is required")
}

/// Adds up the input.
const HONEST: &str = "fn main() { println!(\"{}\", std::io::read_to_string(std::io::stdin()).unwrap()\
                      .split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }\n";

fn expect(ran: &Ran, code: i32, words: &str) -> Result<(), Failed> {
    match ran.code == Some(code) && ran.text().contains(words) {
        true => Ok(()),
        false => Err(format!("exit code {:?}, expected {code} and {words:?}\n{}", ran.code, ran.text()).into()),
    }
}

/// Which layers `grade doctor` says are on.
fn read_layers(doctor: &Ran) -> Result<BTreeMap<String, bool>, Failed> {
    let mut layers = BTreeMap::new();
    for line in String::from_utf8_lossy(&doctor.stdout).lines() {
        let finding: Value = serde_json::from_str(line)?;
        let name = finding["name"].as_str().unwrap_or_default();
        if ["namespaces", "private root", "landlock", "seccomp"].contains(&name) {
            layers.insert(name.to_owned(), finding["ok"] == true);
        }
    }
    Ok(layers)
}

/// Takes the layers' system calls away from this thread and everything that it starts.
fn forbid(missing: Missing) -> Result<(), Failed> {
    let calls = [
        (missing.namespaces, libc::SYS_unshare, libc::EPERM),
        (missing.landlock, libc::SYS_landlock_create_ruleset, libc::ENOSYS),
    ];
    for (_, call, error) in calls.into_iter().filter(|(is_missing, ..)| *is_missing) {
        let refuse = SeccompAction::Errno(error.unsigned_abs());
        let rules = BTreeMap::from([(call, Vec::new())]);
        let architecture: TargetArch = std::env::consts::ARCH.try_into()?;
        let filter: BpfProgram = SeccompFilter::new(rules, SeccompAction::Allow, refuse, architecture)?.try_into()?;
        seccompiler::apply_filter(&filter)?;
    }
    Ok(())
}
