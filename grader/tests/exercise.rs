//! Exercises as folders: `exercise/accept/*` load to the tree in `expected.txt`, `exercise/reject/*` show the errors in
//! it. `GRADE_BLESS=1` writes the files anew.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use grade_model::ExerciseId;
use grader::exercise::{LoadOptions, RenderOptions, load, render};
use libtest_mimic::{Arguments, Failed, Trial};

#[path = "exercise/discovery.rs"]
mod discovery;
#[path = "exercise/dump.rs"]
mod dump;
#[path = "exercise/hostile.rs"]
mod hostile;
#[path = "exercise/properties.rs"]
mod properties;
#[path = "exercise/submissions.rs"]
mod submissions;

const PLAIN: RenderOptions = RenderOptions { columns: 120, is_ascii: true, is_coloured: false };

fn main() {
    let mut trials = Vec::new();
    for kind in ["accept", "reject"] {
        for folder in folders(&Path::new("tests/exercise").join(kind)) {
            let name = format!("{kind}/{}", folder.file_name().unwrap().to_string_lossy());
            trials.push(Trial::test(name, move || check_folder(&folder, kind)));
        }
    }
    let families = [
        ("discovery", discovery::TESTS),
        ("hostile", hostile::TESTS),
        ("properties", properties::TESTS),
        ("submissions", submissions::TESTS),
    ];
    for (family, tests) in families {
        for (name, test) in tests {
            trials.push(Trial::test(format!("{family}/{name}"), move || {
                test();
                Ok(())
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn check_folder(folder: &Path, kind: &str) -> Result<(), Failed> {
    let name = folder.file_name().unwrap().to_string_lossy();
    let id = ExerciseId(format!("{kind}/{name}").into());
    let loaded = load(&folder.join("exercise"), id, LoadOptions { hidden: true });
    let actual = match (&loaded, kind) {
        (Ok(exercise), "accept") => dump::dump(exercise),
        (Err(error), "reject") => render(error, PLAIN),
        (Ok(exercise), _) => return Err(format!("it loads:\n{}", dump::dump(exercise)).into()),
        (Err(error), _) => return Err(format!("it does not load:\n{}", render(error, PLAIN)).into()),
    };
    let expected_file = folder.join("expected.txt");
    if env::var_os("GRADE_BLESS").is_some_and(|value| value == "1") {
        fs::write(&expected_file, actual)?;
        return Ok(());
    }
    let expected = fs::read_to_string(&expected_file).unwrap_or_default();
    if actual == expected {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(&expected, &actual);
    Err(diff.unified_diff().header("expected", "actual").to_string().into())
}
