//! A folder that an exercise is loaded from, and what holds for every exercise and every error.

use std::{cell::RefCell, fs, path::Path};

use grade_model::{Exercise, ExerciseId, Points, TestCase, Visibility};
use grader::exercise::{ExerciseError, LoadOptions, RenderOptions, load, render};
use unicode_width::UnicodeWidthStr as _;

thread_local! {
    /// One folder for all runs of a thread, because making one costs more than loading it.
    static FOLDER: RefCell<Option<tempfile::TempDir>> = const { RefCell::new(None) };
}

/// Hands a folder with these cases to `body`. What `body` writes is there again the next time.
pub(crate) fn with(cases: &[&str], body: impl FnOnce(&Path)) {
    FOLDER.with_borrow_mut(|folder| {
        let folder = folder.get_or_insert_with(|| {
            let folder = tempfile::tempdir().expect("a folder");
            for case in cases {
                let path = folder.path().join("data").join(case);
                fs::create_dir_all(path.parent().expect("a folder of cases")).expect("a folder");
                fs::write(path.with_extension("in"), "1\n").expect("a file");
                fs::write(path.with_extension("ans"), "1\n").expect("a file");
            }
            folder
        });
        body(folder.path());
    });
}

/// Loads what lies there, twice, and tells whether it is an exercise.
pub(crate) fn check(folder: &Path) -> bool {
    let id = ExerciseId("fuzz".into());
    let loaded = load(folder, id.clone(), LoadOptions { hidden: true });
    let again = load(folder, id.clone(), LoadOptions { hidden: true });
    match (&loaded, &again) {
        (Ok(exercise), Ok(again)) => {
            check_exercise(exercise);
            assert_eq!(exercise.digest_full.reveal(), again.digest_full.reveal());
            let is_sample = |case: &&TestCase| case.visibility == Visibility::Sample;
            match load(folder, id, LoadOptions { hidden: false }) {
                Ok(public) => assert!(public.root.cases().iter().all(is_sample)),
                // A package may have hidden tests only, and then has no public part to judge by.
                Err(error) => {
                    check_error(&error);
                    assert!(!exercise.root.cases().iter().any(is_sample), "{error}");
                }
            }
        }
        (Err(error), Err(again)) => {
            assert_eq!(error, again);
            check_error(error);
        }
        _ => panic!("one folder loads and does not load"),
    }
    loaded.is_ok()
}

fn check_exercise(exercise: &Exercise) {
    let limits = &exercise.limits;
    assert!(!exercise.root.cases().is_empty());
    assert!(limits.fuel > 0 && limits.memory_bytes_max > 0 && limits.output_bytes_max > 0, "{limits:?}");
    assert!(exercise.root.points_max >= Points::ZERO);
    assert!(!exercise.title.contains(|c: char| c.is_control() && c != '\t'), "{:?}", exercise.title);
    assert!(exercise.digest_public.starts_with("sha256:"));
}

fn check_error(error: &ExerciseError) {
    let is_plain = |text: &str| !text.chars().any(|c| c.is_control() && c != '\n');
    assert!(!error.diagnostics.is_empty());
    assert!(is_plain(&error.to_string()), "{error:?}");
    for (columns, is_ascii) in [(0, true), (40, true), (80, false)] {
        let shown = render(error, RenderOptions { columns, is_ascii, is_coloured: false });
        assert!(shown.ends_with('\n') && is_plain(&shown), "{shown:?}");
        assert!(!is_ascii || shown.is_ascii(), "{shown:?}");
        assert!(shown.lines().all(|line| line.width() < 10_000), "a line without end");
    }
}
