//! Whatever a file holds, loading ends with an exercise or with errors that can be shown.

use std::{fs, path::Path};

use grade_model::{Exercise, ExerciseId, Member, Points, TestGroup};
use grader::exercise::{ExerciseError, LoadOptions, RenderOptions, load, render};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::TestRunner};

/// Pieces of specs.
const KEYS: &[&str] = &[
    "title",
    "points",
    "limits",
    "fuel",
    "memory",
    "check",
    "mode",
    "float-tolerance",
    "args",
    "groups",
    "a",
    "\"a/b\"",
    "secret",
    "sample",
    "hint",
    "feedback",
    "aggregation",
    "require-pass",
    "x",
    "\"\u{1b}\u{202e}\"",
    "limits.fuel",
    "groups.a.points",
    "groups.\"a/b\".points",
    "check.mode",
    "groups.a.check",
    "\"\"",
];

const VALUES: &[&str] = &[
    "1",
    "\"1 MiB\"",
    "\"tokens\"",
    "\"json\"",
    "1e-6",
    "inf",
    "-0",
    "0x7f",
    "true",
    "[]",
    "[\"a\", 1]",
    "{}",
    "{ mode = \"lines\" }",
    "\"\"",
    "1979-05-27",
    "\"min\"",
    "50.5",
    "\"\u{e4}\u{200b}\"",
    "\"\"\"\n\n\"\"\"",
    "99999999999999999999999999999999999999999999",
    "\"hint\"",
    "'\\'",
];

/// Name and body of every test here.
pub(crate) const TESTS: &[(&str, fn())] = &[
    ("arbitrary_specs_never_panic", arbitrary_specs_never_panic),
    ("plausible_specs_never_panic", plausible_specs_never_panic),
    ("points_are_shared_exactly", points_are_shared_exactly),
];

fn runner(cases: u32) -> TestRunner {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
}

fn write_cases(folder: &Path, names: &[String]) {
    for name in names {
        let path = folder.join("data").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path.with_extension("in"), "1\n").unwrap();
        fs::write(path.with_extension("ans"), "1\n").unwrap();
    }
}

fn load_in(folder: &Path) -> Result<Exercise, ExerciseError> {
    load(folder, ExerciseId("x".into()), LoadOptions { hidden: true })
}

fn check_spec(folder: &Path, spec: &[u8]) -> Result<(), TestCaseError> {
    fs::write(folder.join("exercise.toml"), spec).unwrap();
    fs::write(folder.join("data/secret/a/1.toml"), spec).unwrap();
    if let Err(error) = load_in(folder) {
        prop_assert!(!error.diagnostics.is_empty());
        for (columns, is_ascii) in [(0, true), (80, false)] {
            let shown = render(&error, RenderOptions { columns, is_ascii, is_coloured: false });
            prop_assert!(shown.ends_with('\n'));
            prop_assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
        }
        prop_assert!(!error.to_string().contains(|c: char| c.is_control() && c != '\n'));
    }
    Ok(())
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_cases(folder.path(), &["sample/1", "secret/a/1", "secret/a/b/1", "secret/1"].map(str::to_owned));
    folder
}

fn arbitrary_specs_never_panic() {
    let folder = folder();
    runner(250).run(&vec(any::<u8>(), 0..300), |spec| check_spec(folder.path(), &spec)).unwrap();
    runner(250).run(&".{0,200}", |spec| check_spec(folder.path(), spec.as_bytes())).unwrap();
}

/// Pieces of real specs in any order: most are errors of meaning rather than of syntax.
fn plausible_specs_never_panic() {
    let line = prop_oneof![
        4 => (select(KEYS), select(VALUES)).prop_map(|(key, value)| format!("{key} = {value}\n")),
        1 => select(KEYS).prop_map(|key| format!("[{key}]\n")),
        1 => select(KEYS).prop_map(|key| format!("[groups.{key}]\n")),
    ];
    let folder = folder();
    let specs = vec(line, 0..12).prop_map(|lines| lines.concat());
    runner(1_000).run(&specs, |spec| check_spec(folder.path(), spec.as_bytes())).unwrap();
}

/// Without stated points, each case has the same share, and the shares are the whole.
fn points_are_shared_exactly() {
    let names = vec((select(&["", "a/", "b/", "b/c/", "b/c/d/", "e/"][..]), 0..30_u8), 1..16);
    let points = (1..100_000_000_u64).prop_map(|points| format!("{}.{:02}", points / 100, points % 100));
    runner(50)
        .run(&(names, points), |(names, points)| {
            let folder = tempfile::tempdir().unwrap();
            let mut names: Vec<String> = names.iter().map(|(group, case)| format!("secret/{group}{case}")).collect();
            names.push("sample/1".to_owned());
            write_cases(folder.path(), &names);
            let spec = format!("title = \"x\"\npoints = {points}\n");
            fs::write(folder.path().join("exercise.toml"), spec).unwrap();
            let exercise = load_in(folder.path()).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let cases = exercise.root.cases().len() as u64 - 1;
            let share = points.parse::<Points>().unwrap().checked_div(cases).unwrap();
            prop_assert_eq!(exercise.root.points_max, points.parse::<Points>().unwrap());
            for member in &exercise.root.members[1..] {
                let Member::Group(group) = member else { panic!("a case in the root") };
                check_group(group, share)?;
            }
            Ok(())
        })
        .unwrap();
}

fn check_group(group: &TestGroup, share: Points) -> Result<(), TestCaseError> {
    let cases = i64::try_from(group.cases().len()).unwrap();
    prop_assert_eq!(group.points_max, share.checked_mul(Points::whole(cases)).unwrap());
    for member in &group.members {
        if let Member::Group(inner) = member {
            check_group(inner, share)?;
        }
    }
    Ok(())
}
