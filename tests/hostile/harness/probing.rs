//! A program that knows it is judged again cannot tell: each case's outcome depends on the case alone.
//!
//! The program prints everything that it can observe, and dirties everything that it can reach. Its outcome for an input
//! is the same when it runs again, under other names, in another order, among other cases, on more threads.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use super::lab::Lab;

/// Looks around, prints what it sees, and leaves traces.
const NOSY: &str = r#"
use std::{cell::Cell, collections::{HashMap, HashSet}, env, fs, hash::{BuildHasher, RandomState}, io, sync::atomic::*, time::*};

static RUNS: AtomicU64 = AtomicU64::new(0);
thread_local!(static LOCAL: Cell<u64> = const { Cell::new(0) });

fn fresh_memory(word: u64) -> u64 {
    let start = core::arch::wasm32::memory_grow::<0>(32) << 16;
    let block = unsafe { std::slice::from_raw_parts_mut(start as *mut u64, 32 << 13) };
    let seen = block.iter().fold(0, |all, word| all | word);
    block.fill(word);
    seen
}

fn stack_memory(word: u64) -> u64 {
    let mut block = [const { std::mem::MaybeUninit::<u64>::uninit() }; 4096];
    let seen = block.iter().fold(0, |all, word| all ^ unsafe { std::ptr::read_volatile(word.as_ptr()) });
    block.iter_mut().for_each(|place| { place.write(word); });
    std::hint::black_box(&block);
    seen
}

fn main() {
    let start = (Instant::now(), SystemTime::now());
    println!("{} {}", RUNS.fetch_add(1, Ordering::SeqCst), LOCAL.replace(7));
    println!("{:?} {:?} {:?}", env::vars_os().collect::<Vec<_>>(), env::args_os().collect::<Vec<_>>(), env::current_dir());
    println!("{start:?} {:?}", start.0.elapsed());
    println!("{:?} {:?}", RandomState::new().hash_one(1), RandomState::new().hash_one(2));
    println!("{:?}", (0..20).collect::<HashSet<_>>());
    println!("{:?}", (0..20).map(|x| (x, x)).collect::<HashMap<_, _>>().keys());
    println!("{:p} {:p} {:p}", &start, Box::new(1), &RUNS);
    println!("{:x} {:x}", stack_memory(0x5555_5555_5555_5555), fresh_memory(0x3333_3333_3333_3333));
    println!("{:?} {:?}", fs::read("trace").ok(), fs::write("trace", "x").ok());
    println!("{:?} {:?}", fs::read_dir("/").is_ok(), fs::read_dir(".").is_ok());
    println!("{:?}", std::thread::available_parallelism().ok());
    std::thread::sleep(Duration::from_millis(3));
    println!("{:?}", start.0.elapsed());
    let input = io::read_to_string(io::stdin()).unwrap();
    println!("{input:?}");
    eprintln!("{:?}", start.0.elapsed());
    std::process::exit((RandomState::new().hash_one(3) & 1) as i32);
}
"#;

/// Names of cases and their inputs.
type Cases = &'static [(&'static str, &'static str)];

/// The same inputs in three surroundings: as they are; renamed, in another order; among others.
const SURROUNDINGS: [Cases; 3] = [
    &[("one/1", "first\n"), ("one/2", "second\n"), ("two/1", "third\n"), ("two/2", "")],
    &[("a/1-empty", ""), ("a/2", "third\n"), ("z/1", "second\n"), ("z/2", "first\n")],
    &[
        ("a/1", "another\n"),
        ("a/2", "second\n"),
        ("a/3", "yet another\n"),
        ("b/1", "first\n"),
        ("b/2", ""),
        ("b/3", "another\n"),
        ("c/1", "third\n"),
        ("c/2", "last\n"),
        ("c/3", "first again\n"),
    ],
];

pub(crate) fn trials(lab: &'static Lab) -> Vec<Trial> {
    vec![Trial::test("probing/outcomes_depend_on_the_case_alone", move || check(lab))]
}

fn check(lab: &Lab) -> Result<(), Failed> {
    let folder = lab.make_folder("probing")?;
    fs::write(folder.join("x.rs"), NOSY)?;
    let mut first: Option<BTreeMap<String, Value>> = None;
    for (index, cases) in SURROUNDINGS.iter().enumerate() {
        let exercises = make_exercise(&folder.join(index.to_string()), cases)?;
        for jobs in ["1", "1", "5"] {
            let outcomes = judge(lab, &folder, &exercises, jobs)?;
            let Some(first) = &first else {
                first = Some(outcomes);
                continue;
            };
            for (input, expect) in first {
                if outcomes.get(input) != Some(expect) {
                    return Err(format!(
                        "{input:?} in surroundings {index}: {:?}\nbefore: {expect}",
                        outcomes.get(input)
                    )
                    .into());
                }
            }
        }
    }
    Ok(())
}

fn make_exercise(exercises: &Path, cases: Cases) -> Result<PathBuf, Failed> {
    let exercise = exercises.join("secret/exercise");
    for name in ["data/sample", "starter"] {
        fs::create_dir_all(exercise.join(name))?;
    }
    fs::write(exercise.join("exercise.toml"), "title = \"Exercise\"\n[limits]\nmemory = \"16 MiB\"\n")?;
    fs::write(exercise.join("statement.md"), "# Exercise\n")?;
    fs::write(exercise.join("starter/exercise.rs"), "fn main() {}\n")?;
    fs::write(exercise.join("data/sample/1.in"), "sample\n")?;
    fs::write(exercise.join("data/sample/1.ans"), "sample\n")?;
    for (name, input) in cases {
        let case = exercise.join("data/secret").join(name);
        fs::create_dir_all(case.parent().unwrap_or(&exercise))?;
        fs::write(case.with_extension("in"), input)?;
        fs::write(case.with_extension("ans"), "the same answer\n")?;
    }
    Ok(exercises.to_owned())
}

/// What staff see of each case, by its input, without its name.
fn judge(lab: &Lab, folder: &Path, exercises: &Path, jobs: &str) -> Result<BTreeMap<String, Value>, Failed> {
    let mut command = lab.grade(folder);
    command.env("GRADE_EXERCISES", exercises).args(["submit", "--exercise", "secret/exercise", "--audience=staff"]);
    let ran = lab.run(command.args(["--format=json", "--jobs", jobs, "x.rs"]), b"")?;
    let report: Value = serde_json::from_slice(&ran.stdout).map_err(|error| format!("{error}\n{}", ran.text()))?;
    let mut outcomes = BTreeMap::new();
    for test in report["groups"].as_array().into_iter().flatten().flat_map(|group| group["tests"].as_array()).flatten()
    {
        let mut outcome = test.clone();
        outcome.as_object_mut().and_then(|fields| fields.remove("name"));
        let has_output = outcome["actual"].as_str().is_some_and(|actual| actual.lines().count() > 10);
        if !has_output {
            return Err(format!("there is no output: {outcome}").into());
        }
        outcomes.insert(test["stdin"].as_str().unwrap_or_default().to_owned(), outcome);
    }
    Ok(outcomes)
}
