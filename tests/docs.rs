//! `docs/instructors.md` says what is so: its commands run and print what it shows, its TOML loads, and its reference
//! names every key that the loader knows and no other.

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::ExitCode,
};

use grade_model::ExerciseId;
use grader::exercise::{LoadOptions, load};
use libtest_mimic::{Arguments, Failed, Trial};

/// A key that no table has, nor anything like it.
const NO_KEY: &str = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";

fn main() -> ExitCode {
    let trials = vec![
        Trial::test("console", commands_print_what_is_shown),
        Trial::test("toml", snippets_load),
        Trial::test("keys", the_reference_is_complete),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn page() -> Result<String, Failed> {
    Ok(fs::read_to_string(support::repository().join("docs/instructors.md"))?)
}

/// The fenced blocks: what stands behind the fence, and the lines, without the fence's indentation.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else { continue };
        let indent = line.len() - line.trim_start().len();
        let inner = lines.by_ref().take_while(|line| line.trim() != "```");
        let text: String = inner.map(|line| format!("{}\n", line.get(indent..).unwrap_or_default())).collect();
        blocks.push((info.to_owned(), text));
    }
    blocks
}

/// The page is one session in one folder: commands run, and files are written, in its order.
fn commands_print_what_is_shown() -> Result<(), Failed> {
    let folder = support::roomy_folder()?;
    fs::create_dir(folder.path().join("exercises"))?;
    let mut count = 0;
    for (info, text) in blocks(&page()?) {
        if let Some(path) = info.strip_prefix("rust ") {
            fs::write(folder.path().join(path), text)?;
        } else if info == "console" {
            count += 1;
            let command = text.lines().next().and_then(|line| line.strip_prefix("$ grade "));
            let command = command.ok_or_else(|| format!("not a command of grade: {text}"))?;
            let output = support::grade().args(command.split(' ')).current_dir(folder.path()).output()?;
            let shown: String = text.split_inclusive('\n').skip(1).collect();
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success(),
                "{command}: {}\n{}{stderr}",
                output.status,
                String::from_utf8_lossy(&output.stdout)
            );
            assert_eq!(String::from_utf8_lossy(&output.stdout), shown, "{command}\n{stderr}");
        }
    }
    assert_eq!(count, 4);
    Ok(())
}

fn snippets_load() -> Result<(), Failed> {
    let mut count = 0;
    for (info, text) in blocks(&page()?) {
        match info.as_str() {
            "toml" => check_loads(&text, "")?,
            "toml case" => check_loads("title = \"x\"\n", &text)?,
            "toml skill" => drop(text.parse::<toml::Table>()?),
            _ => continue,
        }
        count += 1;
    }
    assert_eq!(count, 4);
    Ok(())
}

fn check_loads(spec: &str, case: &str) -> Result<(), Failed> {
    match load_with(spec, case)? {
        faults if faults.is_empty() => Ok(()),
        faults => Err(faults.join("\n").into()),
    }
}

/// What the loader says of an exercise with this spec, and this beside its hidden cases.
fn load_with(spec: &str, case: &str) -> Result<Vec<String>, Failed> {
    let folder = tempfile::tempdir()?;
    let groups = spec.lines().filter_map(|line| line.strip_prefix("[groups.")?.split([']', '.']).next());
    let mut names: BTreeSet<String> = groups.map(|group| format!("secret/{group}/1")).collect();
    names.insert("secret/other/1".to_owned());
    if spec.contains("[groups.ordinary]") {
        names.remove("secret/other/1");
    }
    let cases = names.iter().map(|name| (name.as_str(), "1\n", "1\n")).chain([("sample/1", "2\n", "2\n")]);
    support::write_exercise(folder.path(), spec, cases)?;
    if !case.is_empty() {
        fs::write(folder.path().join("data/secret/other/1.toml"), case)?;
    }
    let loaded = load(folder.path(), ExerciseId("basics/x".into()), LoadOptions { hidden: true });
    Ok(loaded.err().map(|error| error.diagnostics.iter().map(ToString::to_string).collect()).unwrap_or_default())
}

/// The keys that the loader knows, from what it says about one that it does not know.
fn known_keys(spec: &str, case: &str) -> Result<BTreeSet<String>, Failed> {
    let faults = load_with(spec, case)?;
    let fault = faults.iter().find_map(|fault| fault.split_once("the keys here are ")).ok_or("no list of keys")?;
    Ok(fault.1.split('`').skip(1).step_by(2).map(str::to_owned).collect())
}

fn the_reference_is_complete() -> Result<(), Failed> {
    let page = page()?;
    let mut documented: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut section = String::new();
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("### ") {
            section = title.to_owned();
        } else if let Some(cell) = line.strip_prefix("| `").and_then(|rest| rest.split(" |").next()) {
            let keys = format!("`{cell}").split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
            documented.entry(section.clone()).or_default().extend(keys);
        }
    }
    let unknown = format!("{NO_KEY} = 1\n");
    let tables = [
        ("`exercise.toml`", format!("title = \"x\"\n{unknown}"), String::new()),
        ("`[limits]`", format!("title = \"x\"\n[limits]\n{unknown}"), String::new()),
        ("`[check]`", format!("title = \"x\"\n[check]\n{unknown}"), String::new()),
        ("`[groups.NAME]`", format!("title = \"x\"\n[groups.edge]\n{unknown}"), String::new()),
        ("`[proof]`", format!("title = \"x\"\n[proof]\n{unknown}"), String::new()),
        ("`[source.LANGUAGE]`", format!("title = \"x\"\n[source.rust]\n{unknown}"), String::new()),
        ("`NAME.toml` beside a case", "title = \"x\"\n".to_owned(), unknown.clone()),
    ];
    for (section, spec, case) in tables {
        assert_eq!(documented.remove(section), Some(known_keys(&spec, &case)?), "{section}");
    }
    let skills = fs::read_dir(Path::new(&support::repository()).join("exercises"))?;
    let mut keys = BTreeSet::new();
    for skill in skills {
        let table: toml::Table = fs::read_to_string(skill?.path().join("skill.toml"))?.parse()?;
        keys.extend(table.keys().cloned());
    }
    assert_eq!(documented.remove("`skill.toml`"), Some(keys), "`skill.toml`");
    Ok(())
}
