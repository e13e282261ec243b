//! What is read of a student's files, and what is refused.

use std::{fs, io::Read, os::unix::fs::symlink, path::Path, process::Command};

use grade_model::Submission;
use grader::submission::{BYTES_MAX, SubmissionError, read, read_file, read_head, read_stdin};

/// Name and body of every test here.
pub(crate) const TESTS: &[(&str, fn())] = &[
    ("files_are_read", files_are_read),
    ("names_are_made_safe", names_are_made_safe),
    ("folders_are_read", folders_are_read),
    ("what_is_no_source_has_no_effect", what_is_no_source_has_no_effect),
    ("folders_need_one_root", folders_need_one_root),
    ("irregular_files_are_refused", irregular_files_are_refused),
    ("too_much_is_refused", too_much_is_refused),
    ("reading_stops_above_the_highest_limit", reading_stops_above_the_highest_limit),
    ("digests_tell_submissions_apart", digests_tell_submissions_apart),
    ("heads_are_short", heads_are_short),
];

const LANGUAGES: &[(&str, &str)] = &[("rs", "rust"), ("py", "python")];

fn write(root: &Path, path: &str, text: &str) {
    fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
    fs::write(root.join(path), text).unwrap();
}

/// Language, root and files; or the message and the hint, with `$` in the place of the folder.
fn show(folder: &Path, result: Result<Submission, SubmissionError>) -> String {
    match result {
        Ok(submission) => {
            let sources = submission.sources;
            let files = sources.files.iter().map(|(path, bytes)| format!(" {path}={}", String::from_utf8_lossy(bytes)));
            format!("{} {}:{}", submission.language, sources.root, files.collect::<String>())
        }
        Err(error) => {
            let hint = error.hint().map(|hint| format!("; {hint}")).unwrap_or_default();
            format!("{error}{hint}").replace(&*folder.to_string_lossy(), "$")
        }
    }
}

#[track_caller]
fn check(folder: &Path, path: &str, expect: &str) {
    assert_eq!(show(folder, read(&folder.join(path), "two-sum", LANGUAGES)), expect);
}

fn files_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "two_sum.rs", "fn main() {}");
    write(folder, "a.b.py", "print()");
    write(folder, "Main.java", "");
    write(folder, "noending", "");
    check(folder, "two_sum.rs", "rust two_sum.rs: two_sum.rs=fn main() {}");
    check(folder, "a.b.py", "python a.b.py: a.b.py=print()");
    check(folder, "Main.java", "`Main.java` is in no known language; known endings are .rs, .py");
    check(folder, "noending", "`noending` is in no known language; known endings are .rs, .py");
    check(
        folder,
        "missing.rs",
        "no such file or folder: $/missing.rs; hand in a file, a folder, or `-` for standard input",
    );
    let stdin = |name| show(folder, read_stdin(&mut &b"fn main() {}"[..], name, LANGUAGES));
    assert_eq!(stdin("exercise.rs"), "rust exercise.rs: exercise.rs=fn main() {}");
    assert_eq!(stdin("-"), "`-` is in no known language; known endings are .rs, .py");
}

fn names_are_made_safe() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (name, safe) in [
        ("exercise (1).rs", "exercise__1_.rs"),
        ("-Clink-arg=x.rs", "_-Clink-arg_x.rs"),
        ("@args.rs", "__args.rs"),
        ("\u{1b}[2J\u{202e}.rs", "___2J_.rs"),
        (".rs", "_.rs"),
        (&format!("{}.rs", "a".repeat(200)), &format!("_{}.rs", "a".repeat(47))),
    ] {
        fs::write(folder.join(name), "x").unwrap();
        check(folder, name, &format!("rust {safe}: {safe}=x"));
    }
}

fn folders_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for root in ["main", "two-sum", "two_sum"] {
        write(folder, &format!("{root}/{root}.rs"), "r");
        write(folder, &format!("{root}/graph.rs"), "g");
        write(folder, &format!("{root}/zoo/mod.rs"), "z");
        check(folder, root, &format!("rust {root}.rs: graph.rs=g {root}.rs=r zoo/mod.rs=z"));
    }
    write(folder, "two-sum/main.rs", "m");
    check(folder, "two-sum", "rust main.rs: graph.rs=g main.rs=m two-sum.rs=r zoo/mod.rs=z");
}

fn what_is_no_source_has_no_effect() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for path in [
        "main.rs",
        "build.rs",
        "Cargo.toml",
        "rust-toolchain.toml",
        "notes.txt",
        "helper.py",
        "README",
        "target/debug/x.rs",
        ".cargo/config.toml",
        ".git/x.rs",
        "inner/target/x.rs",
        "inner/build.rs",
    ] {
        write(folder, path, "");
    }
    symlink("/", folder.join(".link")).unwrap();
    symlink("/", folder.join("inner/target/link")).unwrap();
    check(folder, "", "rust main.rs: inner/build.rs= main.rs=");
}

fn folders_need_one_root() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "none/other.rs", "");
    write(folder, "cargo/src/main.rs", "");
    write(folder, "two/main.rs", "");
    write(folder, "two/main.py", "");
    let expected = "`main.rs`, `two-sum.rs`, `two_sum.rs`, `main.py`, `two-sum.py` or `two_sum.py`";
    check(folder, "none", &format!("$/none has no {expected}; name the file that the program starts in"));
    check(folder, "cargo", &format!("$/cargo has no {expected}; did you mean $/cargo/src?"));
    check(folder, "two", "$/two has `main.rs` and `main.py`; keep one of them");
}

fn irregular_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let hint = "hand in regular files; `-` reads standard input";
    write(folder, "secret/main.rs", "answer");
    symlink(folder.join("secret/main.rs"), folder.join("link.rs")).unwrap();
    check(folder, "link.rs", &format!("$/link.rs is a symbolic link, not a regular file; {hint}"));
    symlink(folder.join("secret"), folder.join("linked")).unwrap();
    check(folder, "linked", "`linked` is in no known language; known endings are .rs, .py");
    symlink(folder.join("secret"), folder.join("linked.rs")).unwrap();
    check(folder, "linked.rs", &format!("$/linked.rs is a symbolic link, not a regular file; {hint}"));

    write(folder, "a/main.rs", "");
    symlink(folder.join("secret"), folder.join("a/inner")).unwrap();
    check(folder, "a", &format!("$/a/inner is a symbolic link, not a regular file; {hint}"));
    fs::create_dir_all(folder.join("b")).unwrap();
    symlink(folder.join("secret/main.rs"), folder.join("b/main.rs")).unwrap();
    check(folder, "b", &format!("$/b/main.rs is a symbolic link, not a regular file; {hint}"));

    write(folder, "c/main.rs", "");
    for pipe in ["c/pipe.rs", "pipe.rs"] {
        assert!(Command::new("mkfifo").arg(folder.join(pipe)).status().unwrap().success());
    }
    check(folder, "c", &format!("$/c/pipe.rs is a device, pipe or socket, not a regular file; {hint}"));
    check(folder, "pipe.rs", &format!("$/pipe.rs is a device, pipe or socket, not a regular file; {hint}"));

    write(folder, "d/main.rs", "");
    write(folder, "d/-o.rs", "");
    let trouble = "has a name with other characters than letters, digits, `_`, `.`, `+` and `-`";
    check(folder, "d", &format!("$/d/-o.rs {trouble}; {hint}"));
    let error = read_file(&folder.join("secret"), LANGUAGES).unwrap_err();
    assert!(error.to_string().ends_with("/secret is a folder, not a regular file"), "{error}");
}

fn too_much_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let hint = "hand in a folder that holds the program only";
    write(folder, "files/main.rs", "");
    for number in 0..1_000 {
        fs::hard_link(folder.join("files/main.rs"), folder.join(format!("files/{number}.rs"))).unwrap();
    }
    check(folder, "files", &format!("$/files holds more than 1000 source files; {hint}"));
    write(folder, "entries/main.rs", "");
    for number in 0..10_000 {
        fs::hard_link(folder.join("entries/main.rs"), folder.join(format!("entries/{number}"))).unwrap();
    }
    check(folder, "entries", &format!("$/entries holds more than 10000 files; {hint}"));
    write(folder, "deep/main.rs", "");
    write(folder, &format!("deep/{}x.rs", "a/".repeat(9)), "");
    check(folder, "deep", &format!("$/deep holds folders more than 8 deep; {hint}"));
}

fn reading_stops_above_the_highest_limit() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::File::create(folder.join("big.rs")).unwrap().set_len(1 << 40).unwrap();
    let submission = read(&folder.join("big.rs"), "x", LANGUAGES).unwrap();
    assert_eq!(submission.sources.bytes_total(), BYTES_MAX + 1);

    write(folder, "many/main.rs", "root");
    for name in ["a", "b", "c"] {
        let path = folder.join(format!("many/{name}.rs"));
        fs::File::create(path).unwrap().set_len(10 << 20).unwrap();
    }
    let submission = read(&folder.join("many"), "x", LANGUAGES).unwrap();
    assert_eq!(submission.sources.bytes_total(), BYTES_MAX + 1);
    assert_eq!(&*submission.sources.files["main.rs"], b"root");

    let submission = read_stdin(&mut std::io::repeat(b'x'), "x.rs", LANGUAGES).unwrap();
    assert_eq!(submission.sources.bytes_total(), BYTES_MAX + 1);
    let failing = &mut (&b"x"[..]).chain(Failing);
    let error = read_stdin(failing, "x.rs", LANGUAGES).unwrap_err();
    assert_eq!(error.to_string(), "standard input cannot be read");
}

/// A stream that breaks.
struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("broken"))
    }
}

fn digests_tell_submissions_apart() {
    let digest = |name: &str, text: &str| read_stdin(&mut text.as_bytes(), name, LANGUAGES).unwrap().digest;
    assert_eq!(digest("a.rs", "x"), digest("a.rs", "x"));
    assert_ne!(digest("a.rs", "x"), digest("a.rs", "y"));
    assert_ne!(digest("a.rs", "x"), digest("b.rs", "x"));
    assert_ne!(digest("a.rs", "x"), digest("a.py", "x"));
}

fn heads_are_short() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, "a/main.py", "# grade: two-sum\n");
    write(folder, "b/two_sum.rs", "");
    write(folder, "long.rs", &"x".repeat(10_000));
    assert_eq!(read_head(&folder.join("a"), LANGUAGES).unwrap(), b"# grade: two-sum\n");
    assert_eq!(read_head(&folder.join("b"), LANGUAGES).unwrap(), b"");
    assert_eq!(read_head(&folder.join("long.rs"), LANGUAGES).unwrap().len(), 4096);
    assert!(matches!(read_head(&folder.join("x"), LANGUAGES), Err(SubmissionError::Missing { .. })));
}
