//! The same submission gives the same bytes, whatever surrounds it.

mod support;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let trials = vec![
        Trial::test("reports_do_not_depend_on_the_surroundings", reports_do_not_depend_on_the_surroundings),
        Trial::test("a_cold_cache_changes_nothing", a_cold_cache_changes_nothing),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A program that tries to notice where and when it runs: clock, random numbers, hash order, environment, arguments.
const NOSY: &str = r#"
use std::{collections::HashMap, env, io::Read, time::{Instant, SystemTime}};

fn main() {
    let start = Instant::now();
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).unwrap();
    let map: HashMap<usize, &str> = input.split_whitespace().enumerate().collect();
    println!("{:?}", map.keys().collect::<Vec<_>>());
    println!("{:?} {:?}", SystemTime::now(), start.elapsed());
    println!("{:?} {:?} {:?}", env::vars().collect::<Vec<_>>(), env::args().collect::<Vec<_>>(), env::current_dir());
    println!("{:p}", &map);
    println!("{}", f64::NAN.to_bits() ^ (0.0_f64 / input.len() as f64).to_bits());
}
"#;

fn judge(folder: &Path, jobs: &str, prepare: impl FnOnce(&mut Command)) -> Result<Vec<u8>, Failed> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("sum.rs"), NOSY)?;
    let mut command = support::grade();
    command.current_dir(folder).args(["submit", "--format", "json", "--audience", "staff", "--jobs", jobs, "sum.rs"]);
    command.env("GRADE_EXERCISES", support::repository().join("tests/library"));
    prepare(&mut command);
    let output = command.output()?;
    if output.status.code() != Some(1) {
        return Err(format!("{}: {}", output.status, String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(output.stdout)
}

/// What `variable` names, or its place in the home folder.
fn folder_of(variable: &str, default: &str) -> PathBuf {
    let home = || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(default);
    env::var_os(variable).map_or_else(home, PathBuf::from)
}

fn reports_do_not_depend_on_the_surroundings() -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let first = judge(&work.path().join("first"), "1", |_| {})?;
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        // Some load, so that runs are interrupted and end in other orders.
        for _ in 0..3 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        let found = (0..20).try_for_each(|round| {
            let again = judge_elsewhere(work.path(), round)?;
            match again == first {
                true => Ok(()),
                false => Err(Failed::from(format!("round {round}:\n{}", String::from_utf8_lossy(&again)))),
            }
        });
        is_over.store(true, Ordering::Relaxed);
        found
    })
}

fn judge_elsewhere(work: &Path, round: usize) -> Result<Vec<u8>, Failed> {
    let folder = work.join(format!("a folder with a name of its own, number {round}"));
    let jobs = ["1", "2", "3", "7", "16"][round % 5];
    judge(&folder, jobs, |command| {
        command.env("TZ", ["UTC", "Asia/Kathmandu", "America/St_Johns"][round % 3]);
        command.env("LANG", ["C", "de_DE.UTF-8", "tr_TR.UTF-8"][round % 3]);
        command.env("GRADE_TEST_NOISE", "x".repeat(round * 37));
        command.env("RUSTUP_HOME", folder_of("RUSTUP_HOME", ".rustup"));
        command.env("CARGO_HOME", folder_of("CARGO_HOME", ".cargo"));
        command.env("HOME", &folder).env("TMPDIR", work);
    })
}

fn a_cold_cache_changes_nothing() -> Result<(), Failed> {
    let work = tempfile::tempdir()?;
    let cache = work.path().join("cache");
    let judge_with_cache = |name: &str| {
        judge(&work.path().join(name), "2", |command| {
            command.env("GRADE_CACHE", &cache);
        })
    };
    let (cold, warm) = (judge_with_cache("one")?, judge_with_cache("two")?);
    let shared = judge(&work.path().join("three"), "2", |_| {})?;
    if cold != warm || cold != shared {
        let [cold, warm] = [cold, warm].map(|report| String::from_utf8_lossy(&report).into_owned());
        return Err(format!("cold:\n{cold}warm:\n{warm}").into());
    }
    Ok(())
}
