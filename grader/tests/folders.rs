//! Exercises with something wrong: small real ones, changed at random, loaded, and judged with a fake runner.
//!
//! Whatever is in the folder, loading gives an exercise or errors that can be shown, and judging a verdict or a fault
//! of the exercise. A number decides what is changed: `GRADE_FOLDERS=10000` tries more of them.

#[path = "folders/fake.rs"]
mod fake;
#[path = "fuzz/feed.rs"]
#[expect(dead_code, reason = "the fuzz targets use the rest")]
mod feed;
#[path = "fuzz/folder.rs"]
#[expect(dead_code, reason = "the fuzz targets use the rest")]
mod folder;
#[path = "fuzz/made_up.rs"]
#[expect(dead_code, reason = "the fuzz targets use the rest")]
mod made_up;
#[path = "folders/mutation.rs"]
mod mutation;

use std::{
    env, fs,
    io::{self, Write as _},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use grade_model::{Audience, ExerciseId, Verdict};
use grader::{
    disclose::disclose,
    exercise::{LoadOptions, load},
    judge::{JudgeFailure, JudgeOptions, judge},
    report::{Format, HumanOptions, fixtures, render},
};
use made_up::Source;

/// Folders that are tried where nobody asks for more.
const FOLDERS_DEFAULT: u64 = 500;

/// How long a folder may take before it counts as hanging.
const HANG: Duration = Duration::from_secs(30);

/// The exercises that are changed: own ones, ICPC packages, and one of the least that an exercise can be.
fn originals() -> Vec<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let own = entries_of(&tests.join("exercise/accept")).into_iter().map(|folder| folder.join("exercise"));
    let packages = entries_of(&tests.join("icpc")).into_iter();
    let loads = |folder: &PathBuf| load_in(folder).is_ok();
    let originals: Vec<PathBuf> = own.chain(packages).filter(loads).collect();
    assert!(originals.len() >= 8, "only {} exercises to change", originals.len());
    originals
}

fn entries_of(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn load_in(folder: &Path) -> Result<grade_model::Exercise, grader::exercise::ExerciseError> {
    load(folder, ExerciseId("folder".into()), LoadOptions { hidden: true })
}

#[test]
fn any_folder_is_an_exercise_or_an_error() {
    let asked = env::var("GRADE_FOLDERS").ok().and_then(|count| count.parse().ok());
    let count: u64 = asked.unwrap_or(FOLDERS_DEFAULT);
    let originals = originals();
    let work = tempfile::tempdir().unwrap();
    let copy = work.path().join("exercise");
    let (mut loaded, mut judged) = (0, 0);
    for number in 0..count {
        let mut source = Source::numbered(number);
        mutation::copy(&source.pick(&originals), &copy);
        for _ in 0..=source.below(3) {
            mutation::mutate(&copy, &mut source);
        }
        let start = Instant::now();
        let fate = catch_unwind(AssertUnwindSafe(|| try_folder(&copy, number)));
        let (is_exercise, is_judged) = fate.unwrap_or_else(|_| panic!("folder {number} fails"));
        assert!(start.elapsed() < HANG, "folder {number} takes {:?}", start.elapsed());
        loaded += u64::from(is_exercise);
        judged += u64::from(is_judged);
        mutation::remove(&copy);
    }
    if asked.is_some() {
        // Whoever asks for many wants to know what became of them. Words that nobody reads are no failure.
        let _ = writeln!(io::stderr(), "{count} folders: {loaded} loaded, {judged} judged");
    }
    assert!(2 * loaded >= count, "only {loaded} of {count} folders load");
    assert!(2 * judged >= loaded, "only {judged} of {loaded} exercises judge");
}

/// Loads and judges, and tells how far that went.
fn try_folder(folder: &Path, number: u64) -> (bool, bool) {
    if !folder::check(folder) {
        return (false, false);
    }
    let exercise = load_in(folder).expect("it loaded a moment ago");
    let runner = fake::Fake { number };
    match judge(&exercise, &fake::submission(), &runner, JudgeOptions::default(), &mut |_| {}) {
        Ok(judgement) => {
            assert_ne!(judgement.verdict, Verdict::JudgeError);
            for audience in [Audience::Student, Audience::Staff] {
                let report = disclose(&judgement, audience);
                for format in Format::ALL {
                    let bytes = render(format, &report, &fixtures::run_info(), &HumanOptions::default());
                    // Some formats need to know whose submission it is, and say nothing without.
                    assert!(!bytes.is_empty() || !matches!(format, Format::Human | Format::Json));
                }
            }
            (true, true)
        }
        Err(JudgeFailure::Exercise(_) | JudgeFailure::Language { .. }) => (true, false),
        Err(JudgeFailure::Runner(error)) => panic!("a failure of ours: {error}"),
    }
}
