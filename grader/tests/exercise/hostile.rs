//! Folders that no repository can hold: links, pipes, files without end, names that are not text.

use std::{
    fs,
    os::unix::{ffi::OsStrExt as _, fs::symlink, net::UnixListener},
    path::Path,
    process::Command,
};

use grade_model::ExerciseId;
use grader::exercise::{LoadOptions, RenderOptions, load, render};
use tempfile::TempDir;

use crate::PLAIN;

/// Name and body of every test here.
pub(crate) const TESTS: &[(&str, fn())] = &[
    ("links_are_refused_unopened", links_are_refused_unopened),
    ("pipes_and_sockets_are_refused_unopened", pipes_and_sockets_are_refused_unopened),
    ("a_spec_that_is_no_file_is_refused", a_spec_that_is_no_file_is_refused),
    ("names_that_are_not_utf8_are_refused", names_that_are_not_utf8_are_refused),
    ("names_that_steer_a_terminal_are_shown_escaped", names_that_steer_a_terminal_are_shown_escaped),
    ("names_that_differ_only_in_case_are_refused", names_that_differ_only_in_case_are_refused),
    ("long_files_are_refused", long_files_are_refused),
    ("long_exercises_are_refused", long_exercises_are_refused),
    ("deep_folders_are_refused", deep_folders_are_refused),
    ("too_many_cases_are_refused", too_many_cases_are_refused),
    ("too_many_files_are_refused", too_many_files_are_refused),
    ("long_specs_are_refused", long_specs_are_refused),
    ("deep_toml_is_refused", deep_toml_is_refused),
    ("many_errors_are_counted", many_errors_are_counted),
    ("many_groups_are_refused", many_groups_are_refused),
    ("long_names_are_cut", long_names_are_cut),
    ("hidden_tests_are_left_alone", hidden_tests_are_left_alone),
    ("bad_ids_are_refused", bad_ids_are_refused),
    ("folders_that_are_no_exercise_are_refused", folders_that_are_no_exercise_are_refused),
    ("errors_fit_a_narrow_terminal", errors_fit_a_narrow_terminal),
];

fn exercise() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "exercise.toml", "title = \"Sum\"\n");
    for case in ["sample/1", "secret/1"] {
        write(folder.path(), &format!("data/{case}.in"), "1 2\n");
        write(folder.path(), &format!("data/{case}.ans"), "3\n");
    }
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The rendered errors, with `$` in the place of the folder.
fn errors(folder: &Path) -> String {
    let id = ExerciseId("sum".into());
    match load(folder, id, LoadOptions { hidden: true }) {
        Ok(exercise) => format!("it loads: {exercise:?}"),
        Err(error) => {
            let wide = RenderOptions { columns: 500, ..PLAIN };
            render(&error, wide).replace(&*folder.to_string_lossy(), "$")
        }
    }
}

#[track_caller]
fn check(folder: &TempDir, expect: &str) {
    assert_eq!(errors(folder.path()), expect);
}

fn links_are_refused_unopened() {
    let folder = exercise();
    symlink("/etc/passwd", folder.path().join("data/secret/2.in")).unwrap();
    symlink("nowhere", folder.path().join("data/secret/2.ans")).unwrap();
    symlink(folder.path(), folder.path().join("submissions")).unwrap();
    check(
        &folder,
        "error: `data/secret/2.ans` is a symbolic link, not a regular file or folder
--> $/data/secret/2.ans
 = help: copy the content itself into the exercise

error: `data/secret/2.in` is a symbolic link, not a regular file or folder
--> $/data/secret/2.in
 = help: copy the content itself into the exercise

error: `submissions` is a symbolic link, not a regular file or folder
--> $/submissions
 = help: copy the content itself into the exercise
",
    );
}

fn pipes_and_sockets_are_refused_unopened() {
    let folder = exercise();
    let pipe = folder.path().join("statement.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let _socket = UnixListener::bind(folder.path().join("data/sample/s.in")).unwrap();
    check(
        &folder,
        "error: `data/sample/s.in` is a device, pipe or socket, not a regular file or folder
--> $/data/sample/s.in
 = help: copy the content itself into the exercise

error: `statement.md` is a device, pipe or socket, not a regular file or folder
--> $/statement.md
 = help: copy the content itself into the exercise
",
    );
}

fn a_spec_that_is_no_file_is_refused() {
    let folder = exercise();
    let spec = folder.path().join("exercise.toml");
    fs::remove_file(&spec).unwrap();
    fs::create_dir(&spec).unwrap();
    check(&folder, "error: `exercise.toml` is a folder, not a file\n--> $/exercise.toml\n");
    fs::remove_dir(&spec).unwrap();
    symlink("/dev/zero", &spec).unwrap();
    check(
        &folder,
        "error: `exercise.toml` is a symbolic link, not a regular file or folder
--> $/exercise.toml
 = help: copy the content itself into the exercise
",
    );
}

fn names_that_are_not_utf8_are_refused() {
    let folder = exercise();
    let name = std::ffi::OsStr::from_bytes(b"\xff\x1b[31m.in");
    fs::write(folder.path().join("data/secret").join(name), "").unwrap();
    check(
        &folder,
        "error: `data/secret` holds a name that is not UTF-8: `?\\u{1b}[31m.in`
--> $/data/secret
",
    );
}

fn names_that_steer_a_terminal_are_shown_escaped() {
    let folder = exercise();
    for ending in ["ans", "in", "toml"] {
        write(folder.path(), &format!("data/sample/{ending}\u{1b}[31m.{ending}"), "");
    }
    let shown = errors(folder.path());
    assert_eq!(shown.matches(r"\u{1b}[31m.in is missing").count(), 2, "{shown}");
    assert_eq!(shown.matches(r"\u{1b}[31m.ans is missing").count(), 1, "{shown}");
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
}

fn names_that_differ_only_in_case_are_refused() {
    let folder = exercise();
    for name in ["a.in", "a.ans", "A.in", "A.ans"] {
        write(folder.path(), &format!("data/secret/{name}"), "");
    }
    check(
        &folder,
        "error: `data/secret/a.ans` differs from `A.ans` only in upper and lower case
--> $/data/secret/a.ans

error: `data/secret/a.in` differs from `A.in` only in upper and lower case
--> $/data/secret/a.in
",
    );
}

fn long_files_are_refused() {
    let folder = exercise();
    let file = fs::File::create(folder.path().join("data/secret/1.in")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    check(
        &folder,
        "error: `data/secret/1.ans` has no input beside it: 1.in is missing
--> $/data/secret/1.ans

error: `data/secret/1.in` is longer than 64 MiB
--> $/data/secret/1.in
",
    );
}

fn long_exercises_are_refused() {
    let folder = exercise();
    for number in 0..9 {
        let path = folder.path().join(format!("data/secret/big{number}.in"));
        fs::File::create(path).unwrap().set_len(60 << 20).unwrap();
    }
    check(&folder, "error: the exercise holds more than 512 MiB\n--> $\n");
}

fn deep_folders_are_refused() {
    let folder = exercise();
    write(folder.path(), &format!("submissions/{}x.rs", "a/".repeat(8)), "");
    check(
        &folder,
        "error: `submissions/a/a/a/a/a/a/a/a` lies more than 8 folders deep
--> $/submissions/a/a/a/a/a/a/a/a
",
    );
}

fn too_many_cases_are_refused() {
    let folder = exercise();
    let data = folder.path().join("data");
    fs::create_dir(data.join("secret/many")).unwrap();
    for number in 0..9_999 {
        for ending in ["in", "ans"] {
            fs::hard_link(data.join("sample/1.in"), data.join(format!("secret/many/{number}.{ending}"))).unwrap();
        }
    }
    check(&folder, "error: `data` has 10001 cases, more than 10000\n--> $/data\n");
}

fn too_many_files_are_refused() {
    let folder = exercise();
    fs::create_dir(folder.path().join("generators")).unwrap();
    for number in 0..50_000 {
        fs::hard_link(folder.path().join("exercise.toml"), folder.path().join(format!("generators/{number}"))).unwrap();
    }
    check(&folder, "error: the exercise holds more than 50000 files and folders\n--> $\n");
}

fn long_specs_are_refused() {
    let folder = exercise();
    write(folder.path(), "exercise.toml", &"#".repeat((1 << 20) + 1));
    write(folder.path(), "data/secret/1.toml", &"#".repeat((64 << 10) + 1));
    check(
        &folder,
        "error: `exercise.toml` is longer than 1 MiB
--> $/exercise.toml
",
    );
}

fn deep_toml_is_refused() {
    let folder = exercise();
    write(folder.path(), "exercise.toml", &format!("a = {}", "[".repeat(100_000)));
    let shown = errors(folder.path());
    assert!(shown.starts_with("error: "), "{shown}");
    assert!(shown.len() < 200_000, "{} bytes", shown.len());
}

fn many_errors_are_counted() {
    let folder = exercise();
    let keys: String = (0..20_000).map(|number| format!("k{number} = 1\n")).collect();
    write(folder.path(), "exercise.toml", &format!("title = \"Sum\"\n{keys}"));
    let shown = errors(folder.path());
    assert_eq!(shown.matches("error: unknown key").count(), 200);
    assert!(shown.ends_with("\n\nerror: 19800 more errors are not shown\n--> $\n"), "{shown}");
}

fn hidden_tests_are_left_alone() {
    let folder = exercise();
    let id = || ExerciseId("sum".into());
    let whole = load(folder.path(), id(), LoadOptions { hidden: true }).unwrap();
    symlink("nowhere", folder.path().join("data/secret/2.in")).unwrap();
    let public = load(folder.path(), id(), LoadOptions { hidden: false }).unwrap();
    assert!(whole.has_hidden_tests && !public.has_hidden_tests);
    assert_eq!((whole.root.cases().len(), public.root.cases().len()), (2, 1));
    assert_eq!(whole.digest_public, public.digest_public);
    assert_ne!(whole.digest_full, public.digest_full);

    fs::remove_file(folder.path().join("data/secret/2.in")).unwrap();
    write(folder.path(), "data/secret/1.ans", "4\n");
    let changed = load(folder.path(), id(), LoadOptions { hidden: true }).unwrap();
    assert_eq!(whole.digest_public, changed.digest_public);
    assert_ne!(whole.digest_full, changed.digest_full);

    write(folder.path(), "data/sample/1.ans", "4\n");
    let changed = load(folder.path(), id(), LoadOptions { hidden: true }).unwrap();
    assert_ne!(whole.digest_public, changed.digest_public);
}

fn bad_ids_are_refused() {
    let folder = exercise();
    let error = load(folder.path(), ExerciseId("A b/\u{1b}".into()), LoadOptions { hidden: true }).unwrap_err();
    let messages: Vec<&str> = error.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the exercise has an id with `A b`, which cannot name an exercise or a skill",
            "the exercise has an id with `\\u{1b}`, which cannot name an exercise or a skill"
        ]
    );
}

fn many_groups_are_refused() {
    let folder = exercise();
    let spec: String = (0..20_000).map(|number| format!("[groups.a-group-like-all-the-others-{number}]\n")).collect();
    write(folder.path(), "exercise.toml", &format!("title = \"Sum\"\n{spec}"));
    for number in 0..201 {
        write(folder.path(), &format!("data/secret/a-group-like-all-others-{number}/1.in"), "");
        write(folder.path(), &format!("data/secret/a-group-like-all-others-{number}/1.ans"), "");
    }
    let shown = errors(folder.path());
    assert!(shown.starts_with("error: there is no group `a-group-like-all-the-others-0`\n"), "{shown}");
    assert!(shown.contains("error: this is the first of more than 200 groups\n"), "{shown}");
    fs::remove_file(folder.path().join("exercise.toml")).unwrap();
    write(folder.path(), "exercise.toml", "title = \"Sum\"\n");
    check(&folder, "error: `data/secret` has 202 groups, more than 200\n--> $/data/secret\n");
}

fn long_names_are_cut() {
    let folder = exercise();
    let keys: String = (0..1_000).map(|number| format!("k{number} = 1\n")).collect();
    let spec = format!("title = \"Sum\"\n[groups.\"{}\"]\n{keys}", "g".repeat(500_000));
    write(folder.path(), "exercise.toml", &spec);
    let shown = errors(folder.path());
    assert_eq!(shown.matches("error: unknown key").count(), 200);
    assert!(shown.len() < 200_000, "{} bytes", shown.len());
}

fn folders_that_are_no_exercise_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    check(&folder, "error: this is not an exercise: it has no exercise.toml\n--> $\n");
    write(folder.path(), "problem.yaml", "");
    let shown = errors(folder.path());
    assert!(shown.starts_with("error: "), "{shown}");
}

fn errors_fit_a_narrow_terminal() {
    let folder = exercise();
    let spec = format!("title = \"Sum\"\nsummary = \"{}\" # {}\n", "\u{1b}]0;x\u{7}".repeat(300), "ä".repeat(3_000));
    write(folder.path(), "exercise.toml", &spec);
    for (is_ascii, is_coloured) in [(true, false), (false, false), (false, true)] {
        let options = RenderOptions { columns: 80, is_ascii, is_coloured };
        let error = load(folder.path(), ExerciseId("sum".into()), LoadOptions { hidden: true }).unwrap_err();
        let shown = render(&error, options);
        let hostile = |character: char| character.is_control() && character != '\n' && character != '\u{1b}';
        assert!(!shown.contains(hostile), "{shown:?}");
        assert!(!shown.contains("\u{1b}]"), "{shown:?}");
        assert_eq!(shown.contains('\u{1b}'), is_coloured, "{shown:?}");
        assert!(!is_ascii || shown.is_ascii(), "{shown}");
        if !is_coloured {
            let widest = shown.lines().filter(|line| line.contains('|')).map(|line| line.chars().count()).max();
            assert!(widest <= Some(80), "{shown}");
        }
    }
}
