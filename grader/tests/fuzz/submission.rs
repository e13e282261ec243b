//! Reading submissions: whatever a file holds and is called, there is a submission or an error that can be shown.

use std::{cell::RefCell, ffi::OsStr, fs, os::unix::ffi::OsStrExt as _, path::Path};

use grade_model::Submission;
use grader::{
    exercise::{Clues, Found, identify},
    submission::{BYTES_MAX, LanguageTable, SubmissionError, read, read_head, read_stdin},
};

use super::feed::Feed;

const LANGUAGES: LanguageTable<'static> = &[("rs", "rust"), ("py", "python"), ("c", "c")];

const NAMES: &[&str] =
    &["main.rs", "sum.rs", "main.py", "a.rs", "build.rs", "target/a.rs", "a/b/c.rs", "notes.txt", ".git/x.rs"];

/// The body of the fuzz target.
pub(crate) fn run(data: &[u8]) {
    let mut feed = Feed::new(data);
    let name = String::from_utf8_lossy(feed.part()).into_owned();
    let mut content = feed.part();
    check_head(content);
    check(read_stdin(&mut content, &name, LANGUAGES));
    FOLDER.with_borrow_mut(|folder| {
        let folder = folder.path();
        empty(folder);
        let count = feed.below(5);
        for _ in 0..count {
            let inner = if feed.flag() { feed.pick(NAMES).as_bytes() } else { feed.part() };
            write(folder, inner, feed.part());
        }
        check(read(folder, "sum", LANGUAGES));
        check_found(folder);
    });
}

thread_local! {
    /// One folder for all runs of a thread, because making one costs more than reading it.
    static FOLDER: RefCell<tempfile::TempDir> = RefCell::new(tempfile::tempdir().expect("a folder"));
}

fn empty(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        // What is no folder cannot be removed as one.
        fs::remove_dir_all(&entry).or_else(|_| fs::remove_file(&entry)).expect("an empty folder");
    }
}

/// Writes a file where its name is one; names are a stranger's, but they stay in the folder.
fn write(folder: &Path, name: &[u8], bytes: &[u8]) {
    let is_inside = name.split(|byte| *byte == b'/').all(|part| !matches!(part, b"" | b"." | b".."));
    if !is_inside || name.contains(&0) || name.len() > 200 {
        return;
    }
    let path = folder.join(OsStr::from_bytes(name));
    if path.parent().is_some_and(|parent| fs::create_dir_all(parent).is_ok()) {
        // A folder of that name may be there already.
        let _written = fs::write(path, bytes);
    }
}

fn check(result: Result<Submission, SubmissionError>) {
    match result {
        Ok(submission) => {
            let sources = &submission.sources;
            assert!(sources.files.contains_key(&sources.root), "the root is a file");
            assert!(sources.bytes_total() <= BYTES_MAX + 1);
            for path in sources.files.keys() {
                let is_plain = |part: &str| {
                    part.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_')
                        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte))
                };
                assert!(path.split('/').all(is_plain), "{path:?}");
            }
            assert!(submission.digest.starts_with("sha256:"));
        }
        Err(error) => {
            for words in [Some(error.to_string()), error.hint()].into_iter().flatten() {
                assert!(!words.is_empty() && !words.chars().any(char::is_control), "{words:?}");
            }
        }
    }
}

/// Every file of the folder by itself, under the name that it has.
fn check_found(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        check(read(&entry, "sum", LANGUAGES));
        if let Ok(head) = read_head(&entry, LANGUAGES) {
            check_head(&head);
        }
    }
}

/// The header of a file never leads anywhere but to an exercise that there is.
fn check_head(head: &[u8]) {
    let none: &[Found] = &[];
    let error = identify(none, &Clues { named: None, path: None, head }).expect_err("no exercise");
    for words in [error.to_string(), error.hint()] {
        assert!(!words.chars().any(char::is_control), "{words:?}");
    }
}
