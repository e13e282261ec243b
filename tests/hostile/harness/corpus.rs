//! The attacks in files: each is judged in both formats, and its verdict is one that its header allows.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use super::{
    generated,
    lab::{Lab, Ran},
};
use crate::support;

/// The folders of attacks.
const CLASSES: [&str; 4] = ["compile", "run", "report", "function"];

/// The lines in which a header must be complete.
const HEADER_LINES: usize = 8;

/// A submission that wants something which it must not get.
pub(crate) struct Attack {
    /// `<class>/<name>`.
    pub(crate) name: String,
    /// The exercise that it is judged against.
    pub(crate) exercise: &'static str,
    /// Its files: one, or those of a folder with a `main.rs`.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// The verdicts that are right.
    pub(crate) verdicts: Vec<String>,
}

pub(crate) fn trials(lab: &'static Lab) -> Vec<Trial> {
    let mut attacks = generated::attacks();
    for class in CLASSES {
        match read_class(class) {
            Ok(read) => attacks.extend(read),
            Err(failed) => {
                let name = format!("{class} can be read");
                return vec![Trial::test(name, move || Err(failed))];
            }
        }
    }
    attacks.into_iter().map(|attack| Trial::test(attack.name.clone(), move || judge(lab, &attack))).collect()
}

fn read_class(class: &str) -> Result<Vec<Attack>, Failed> {
    let mut paths: Vec<PathBuf> = fs::read_dir(support::repository().join("tests/hostile").join(class))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    paths.sort();
    paths.iter().map(|path| read_attack(class, path)).collect()
}

fn read_attack(class: &str, path: &Path) -> Result<Attack, Failed> {
    let name_of = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut files = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let path = entry?.path();
            files.push((name_of(&path), fs::read(&path)?));
        }
    } else {
        files.push((name_of(path), fs::read(path)?));
    }
    let root = files.iter().find(|(name, _)| files.len() == 1 || name == "main.rs").ok_or("there is no main.rs")?;
    let header = String::from_utf8_lossy(&root.1).into_owned();
    let field = |key: &str| {
        let prefix = format!("// {key}: ");
        header.lines().take(HEADER_LINES).find_map(|line| line.strip_prefix(&prefix))
    };
    let stated = |key: &str| field(key).ok_or_else(|| Failed::from(format!("{} has no `{key}`", path.display())));
    stated("tries")?;
    let exercise = match (class, field("exercise")) {
        ("function", None) => "hostile/largest",
        (_, None) => "hostile/sum",
        (_, Some("hasty")) => "hostile/hasty",
        (_, Some(other)) => return Err(format!("{} is judged against {other}", path.display()).into()),
    };
    let verdicts = stated("verdict")?.split(" | ").map(str::to_owned).collect();
    Ok(Attack { name: format!("{class}/{}", name_of(path)), exercise, files, verdicts })
}

fn judge(lab: &Lab, attack: &Attack) -> Result<(), Failed> {
    let folder = lab.make_folder(&attack.name)?;
    let places = [("@CANARY_DIR@", lab.canaries()), ("@EXERCISES@", Lab::exercises()), ("@CACHE@", lab.cache())];
    let mut own = Vec::new();
    let submission = if attack.files.len() == 1 { "submission.rs" } else { "submission" };
    for (name, bytes) in &attack.files {
        let mut bytes = bytes.clone();
        for (mark, path) in &places {
            bytes = replace(&bytes, mark.as_bytes(), path.display().to_string().as_bytes());
        }
        let path = if attack.files.len() == 1 { folder.join(submission) } else { folder.join(submission).join(name) };
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, &bytes)?;
        own.extend(bytes);
    }
    let mut command = lab.grade(&folder);
    command.args(["submit", "--format", "json", "--exercise", attack.exercise, submission]);
    let ran = lab.run(&mut command, &own)?;
    let report = check_report(attack, &ran)?;
    // What stops a compiler is said in fixed words, and trying again would take as long again.
    if report["compile"]["stop"] == "compiler-limit" {
        return Ok(());
    }
    let mut command = lab.grade(&folder);
    command.args(["submit", "-vv", "--exercise", attack.exercise, submission]);
    let again = lab.run(&mut command, &own)?;
    if again.code != ran.code {
        return Err(format!("exit code {:?} in one format, {:?} in the other", ran.code, again.code).into());
    }
    Ok(())
}

/// The report, whose verdict has to be an allowed one and agree with the exit code.
fn check_report(attack: &Attack, ran: &Ran) -> Result<Value, Failed> {
    let report: Value = serde_json::from_slice(&ran.stdout)
        .map_err(|error| format!("exit code {:?} and no report: {error}\n{}", ran.code, ran.text()))?;
    let verdict = report["verdict"].as_str().unwrap_or_default();
    if !attack.verdicts.iter().any(|allowed| allowed == verdict) {
        return Err(format!("verdict {verdict}, expected {}\n{}", attack.verdicts.join(" or "), ran.text()).into());
    }
    let is_accepted = verdict == "AC";
    if ran.code != Some(i32::from(!is_accepted)) {
        return Err(format!("verdict {verdict} with exit code {:?}", ran.code).into());
    }
    if !is_accepted && report["score"] == report["score_max"] {
        return Err(format!("verdict {verdict} with all points").into());
    }
    if !ran.stderr.is_empty() {
        return Err(format!("standard error is not empty\n{}", ran.text()).into());
    }
    Ok(report)
}

fn replace(bytes: &[u8], mark: &[u8], by: &[u8]) -> Vec<u8> {
    let mut replaced = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(mark.len()).position(|window| window == mark) {
        replaced.extend_from_slice(&rest[..at]);
        replaced.extend_from_slice(by);
        rest = &rest[at + mark.len()..];
    }
    replaced.extend_from_slice(rest);
    replaced
}
