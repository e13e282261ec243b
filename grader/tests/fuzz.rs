//! The bodies of the fuzz targets, each run briefly: on the inputs in `fuzz/regressions/<target>/`, which once found
//! something, on made-up ones, and on mutations of what other tests are made of.
//!
//! `fuzz/` at the root of the repository runs the same bodies for as long as one likes, guided by coverage. Here a
//! number decides which inputs are made, so that what fails once fails again: `GRADE_FUZZ=100000` makes more, and
//! `GRADE_FUZZ_CORPUS=FOLDER` writes what is mutated there, for the long run to start from.

#[path = "fuzz/made_up.rs"]
mod made_up;

#[path = "fuzz/compare.rs"]
mod compare;
#[path = "fuzz/diff.rs"]
mod diff;
#[path = "fuzz/feed.rs"]
mod feed;
#[path = "fuzz/folder.rs"]
mod folder;
#[path = "fuzz/package.rs"]
mod package;
#[path = "fuzz/report.rs"]
mod report;
#[path = "fuzz/result.rs"]
mod result;
#[path = "fuzz/spec.rs"]
mod spec;
#[path = "fuzz/submission.rs"]
mod submission;
#[path = "fuzz/text.rs"]
mod text;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use grader::report::{Format, HumanOptions, fixtures, render};
use made_up::Source;

/// Inputs that are made up for each target where nobody asks for more.
const INPUTS_DEFAULT: u64 = 400;

/// Runs a target's body on all of its inputs. One that fails is written beside the other build products.
#[track_caller]
fn check(target: &str, body: fn(&[u8]), seeds: &[Vec<u8>]) {
    if let Some(corpus) = env::var_os("GRADE_FUZZ_CORPUS") {
        let folder = Path::new(&corpus).join(target);
        fs::create_dir_all(&folder).expect("a folder for the corpus");
        for (number, seed) in seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed).expect("a file for the corpus");
        }
    }
    let count = env::var("GRADE_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(INPUTS_DEFAULT);
    let regressions = read_all(&entries_of(&Path::new("tests/fuzz/regressions").join(target)));
    let made_up = (0..count).map(|number| Source::numbered(number).input(seeds));
    for input in regressions.into_iter().chain(seeds.iter().cloned()).chain(made_up) {
        if catch_unwind(AssertUnwindSafe(|| body(&input))).is_err() {
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{target}"));
            fs::write(&path, input).expect("a file for the input");
            panic!("{target} fails with the input in {}", path.display());
        }
    }
}

/// What lies in a folder below this crate, in the order of names; nothing where there is no folder.
fn entries_of(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn read_all(paths: &[PathBuf]) -> Vec<Vec<u8>> {
    paths.iter().map(|path| fs::read(path).unwrap_or_default()).collect()
}

/// The files of these names in each of the folders, one input a folder.
fn join_parts(folders: impl IntoIterator<Item = PathBuf>, head: &[u8], names: &[&str]) -> Vec<Vec<u8>> {
    let input = |folder: PathBuf| {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
        [head, &read_all(&paths).join(&0xff)].concat()
    };
    folders.into_iter().map(input).collect()
}

#[test]
fn comparison() {
    let kinds = ["exact", "json", "lines", "regex", "tokens", "unordered-lines"];
    let kinds = kinds.iter().flat_map(|mode| ["accept", "reject"].map(|kind| format!("tests/check/{mode}/{kind}")));
    let cases = kinds.flat_map(|folder| entries_of(Path::new(&folder)));
    check("compare", compare::run, &join_parts(cases, &[0; 9], &["answer", "output"]));
}

#[test]
fn difference() {
    check("diff", diff::run, &[]);
}

#[test]
fn own_exercises() {
    let folders = entries_of(Path::new("tests/exercise/accept")).into_iter().map(|folder| folder.join("exercise"));
    check("spec", spec::run, &join_parts(folders, &[], &["exercise.toml", "data/secret/1.toml", "statement.md"]));
}

#[test]
fn packages() {
    check("package", package::run, &join_parts(entries_of(Path::new("tests/icpc")), &[], package::FILES));
}

#[test]
fn reports() {
    check("report", report::run, &[]);
}

#[test]
fn results() {
    let reports = fixtures::all().into_iter().map(|(_, report)| report);
    let show = |report| render(Format::Json, &report, &fixtures::run_info(), &HumanOptions::default());
    let mut seeds: Vec<Vec<u8>> = reports.map(show).collect();
    seeds.push(b"student,repository,ref\nada,https://host/ada.git,main\n".to_vec());
    check("result", result::run, &seeds);
}

#[test]
fn submissions() {
    check("submission", submission::run, &[]);
}

#[test]
fn escaping() {
    check("text", text::run, &[]);
}
