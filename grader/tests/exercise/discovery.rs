//! Which folders are exercises, and which of them a name or a submission means.

use std::{fs, os::unix::fs::symlink, path::Path};

use grade_model::ExerciseId;
use grader::exercise::{Clues, Found, discover, identify, resolve};

/// Name and body of every test here.
pub(crate) const TESTS: &[(&str, fn())] = &[
    ("exercises_are_found_three_levels_down", exercises_are_found_three_levels_down),
    ("a_root_may_be_a_skill_or_an_exercise", a_root_may_be_a_skill_or_an_exercise),
    ("roots_that_cannot_be_searched_are_errors", roots_that_cannot_be_searched_are_errors),
    ("names_resolve_to_one_exercise", names_resolve_to_one_exercise),
    ("submissions_are_identified", submissions_are_identified),
    ("headers_are_found", headers_are_found),
];

fn write(root: &Path, path: &str) {
    fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
    fs::write(root.join(path), "").unwrap();
}

#[track_caller]
fn check_found(root: &Path, expect: &[(&str, &str)]) {
    let found = discover(root).unwrap();
    let found: Vec<(String, String)> = found
        .iter()
        .map(|found| (found.id.to_string(), found.folder.strip_prefix(root).unwrap().to_string_lossy().into_owned()))
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(id, folder)| (id.as_str(), folder.as_str())).collect();
    assert_eq!(found, expect);
}

fn exercises_are_found_three_levels_down() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    for path in [
        "zero/exercise.toml",
        "skill/one/exercise.toml",
        "course/skill/two/problem.yaml",
        "a/b/skill/three/exercise.toml",
        "a/b/c/skill/too-deep/exercise.toml",
        "zero/inner/exercise.toml",
        ".hidden/one/exercise.toml",
        "target/one/exercise.toml",
        "skill/empty/data/x",
    ] {
        write(root, path);
    }
    symlink(root.join("skill"), root.join("linked")).unwrap();
    symlink(root, root.join("skill/loop")).unwrap();
    check_found(
        root,
        &[
            ("skill/one", "skill/one"),
            ("skill/three", "a/b/skill/three"),
            ("skill/two", "course/skill/two"),
            ("zero", "zero"),
        ],
    );
}

fn a_root_may_be_a_skill_or_an_exercise() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    write(root, "plain/one/exercise.toml");
    write(root, "algorithms/skill.toml");
    write(root, "algorithms/sort/exercise.toml");
    check_found(&root.join("plain"), &[("one", "one")]);
    check_found(&root.join("plain/one"), &[("one", "")]);
    check_found(&root.join("algorithms"), &[("algorithms/sort", "sort")]);
    check_found(&root.join("algorithms/sort"), &[("algorithms/sort", "")]);
    check_found(&root.join("algorithms/sort/../../plain"), &[("one", "one")]);
    check_found(&root.join("algorithms/sort/.."), &[("algorithms/sort", "sort")]);
}

fn roots_that_cannot_be_searched_are_errors() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "file");
    let message = |path: &str| {
        let error = discover(&root.path().join(path)).unwrap_err().to_string();
        error.replace(&*root.path().to_string_lossy(), "$")
    };
    assert_eq!(message("file"), "$/file: is not a folder");
    assert_eq!(
        message("missing"),
        "$/missing: cannot be searched for exercises: No such file or directory (os error 2)"
    );
}

fn library() -> Vec<Found> {
    let ids = ["algorithms/binary-search", "algorithms/sort", "data/sort", "hello_world", "two/two"];
    ids.map(|id| Found { id: ExerciseId(id.into()), folder: Path::new("library").join(id) }).to_vec()
}

fn names_resolve_to_one_exercise() {
    #[track_caller]
    fn check(name: &str, expect: &str) {
        let library = library();
        let actual = match resolve(&library, name) {
            Ok(found) => found.id.to_string(),
            Err(error) => format!("{error}; {}", error.hint()),
        };
        assert_eq!(actual, expect);
    }
    check("algorithms/binary-search", "algorithms/binary-search");
    check("binary-search", "algorithms/binary-search");
    check("binary_search", "algorithms/binary-search");
    check("algorithms/binary_search", "algorithms/binary-search");
    check("hello-world", "hello_world");
    check("data/sort", "data/sort");
    check("two", "two/two");
    check(
        "sort",
        "`sort` may be `algorithms/sort` or `data/sort`; name the exercise by its whole id, or its library with --exercises",
    );
    check("binary-serch", "no exercise is called `binary-serch`; did you mean `algorithms/binary-search`?");
    check("sorts", "no exercise is called `sorts`; did you mean `algorithms/sort` or `data/sort`?");
    check("algorithm/sort", "no exercise is called `algorithm/sort`; did you mean `algorithms/sort`?");
    check("quite-different", "no exercise is called `quite-different`; `grade list` shows every exercise");
    check("", "no exercise is called ``; `grade list` shows every exercise");
    check("\u{1b}[2J", "no exercise is called `\\u{1b}[2J`; `grade list` shows every exercise");

    let twice = [library(), library()].concat();
    assert_eq!(
        resolve(&twice, "algorithms/sort").unwrap_err().to_string(),
        "`algorithms/sort` may be `library/algorithms/sort` or `library/algorithms/sort`"
    );
}

const WAYS: &str =
    "write `--exercise ID`, or `// grade: ID` in the first five lines, or name the file after the exercise";

#[track_caller]
fn check_identified(clues: Clues<'_>, expect: &str) {
    let library = library();
    let actual = match identify(&library, &clues) {
        Ok(found) => found.id.to_string(),
        Err(error) => {
            let mut text = error.to_string();
            if let Some(source) = std::error::Error::source(&error) {
                text = format!("{text}: {source}");
            }
            format!("{text}; {}", error.hint())
        }
    };
    assert_eq!(actual, expect);
}

fn submissions_are_identified() {
    let path = |path| Clues { path: Some(Path::new(path)), ..Clues::default() };
    check_identified(path("/home/me/binary_search.rs"), "algorithms/binary-search");
    check_identified(path("/home/me/binary-search/main.rs"), "algorithms/binary-search");
    check_identified(path("/home/me/binary-search"), "algorithms/binary-search");
    check_identified(path("/home/me/binary-search/src/main.rs"), "algorithms/binary-search");
    check_identified(path("/home/algorithms/sort.rs"), "algorithms/sort");
    check_identified(path("/home/algorithms/sort/main.rs"), "algorithms/sort");
    check_identified(
        path("/home/me/sort.rs"),
        &format!("`sort.rs` may belong to `algorithms/sort` or `data/sort`; {WAYS}"),
    );
    check_identified(
        path("/home/me/binary_serch.rs"),
        &format!(
            "it is not clear which exercise `binary_serch.rs` belongs to; did you mean `algorithms/binary-search`? {WAYS}"
        ),
    );
    check_identified(
        path("/home/me/solution.rs"),
        &format!("it is not clear which exercise `solution.rs` belongs to; {WAYS}; `grade list` shows every exercise"),
    );
    check_identified(
        Clues::default(),
        &format!("it is not clear which exercise `-` belongs to; {WAYS}; `grade list` shows every exercise"),
    );
    let named = Clues { named: Some("data/sort"), head: b"// grade: two", ..path("/x/binary_search.rs") };
    check_identified(named, "data/sort");
    let misnamed = Clues { named: Some("data/sorts"), ..path("/x/binary_search.rs") };
    check_identified(misnamed, "no exercise is called `data/sorts`; did you mean `data/sort`?");
}

fn headers_are_found() {
    let head = |head| Clues { head, path: Some(Path::new("/x/solution.rs")), ..Clues::default() };
    for header in [
        &b"// grade: two"[..],
        b"\xef\xbb\xbf// grade:two/two\r\n",
        b"#!/usr/bin/env python3\n# grade: two\n",
        b"/* grade: two */ fn main() {}"[..16].as_ref(),
        b"\n\n\n\n  <!-- grade: two -->",
        b"-- grade:   two  ",
        b"\xff\xfe\n//grade: two",
    ] {
        check_identified(head(header), "two/two");
    }
    let unclear =
        format!("it is not clear which exercise `solution.rs` belongs to; {WAYS}; `grade list` shows every exercise");
    for other in [&b"\n\n\n\n\n// grade: two"[..], b"grade: two", b"// upgrade: two", b"let x; // grade: two"] {
        check_identified(head(other), &unclear);
    }
    check_identified(
        Clues { path: Some(Path::new("/x/binary_search.rs")), ..head(b"\n// grade: twoo") },
        "the header in line 2 leads to no exercise: no exercise is called `twoo`; did you mean `two/two`?",
    );
}
