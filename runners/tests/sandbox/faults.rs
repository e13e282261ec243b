//! Workers that die, hang or lie: one retry, then a failure of ours, never an ending.

use std::{
    fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    thread,
    time::{Duration, Instant},
};

use grade_model::{Ending, Limits, RunnerError, RunnerErrorKind};
use libtest_mimic::Trial;

use super::{Fixture, limits, request, run, trial};

const EMPTY: &str = r#"(module (func (export "_start")))"#;
const ENDLESS: &str = r#"(module (func (export "_start") (loop $again (br $again))))"#;

/// The file by which a worker is told to die, and what it says when the next one shall live.
const DIE: &str = "die";
const ONCE: &[u8] = b"once";

/// The frame of a worker whose module is ready.
const READY: [u8; 19] = [11, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// What a program of this name does as a worker, if it is not a sound one.
pub(super) fn behave(program: &str) -> Option<ExitCode> {
    let path = Path::new(program);
    match path.file_name()?.to_str()? {
        "dies" => {
            let _ = writeln!(std::io::stderr(), "dead on \x1b[31marrival\n{}", "x".repeat(100_000));
            Some(ExitCode::from(7))
        }
        "dies-once" => {
            let mark = path.with_file_name("mark");
            if mark.exists() {
                return None;
            }
            fs::write(mark, "").expect("a mark");
            Some(ExitCode::from(7))
        }
        "dies-when-told" => {
            let order = path.with_file_name(DIE);
            thread::spawn(move || {
                while fs::read(&order).is_err() {
                    thread::sleep(Duration::from_millis(2));
                }
                if fs::read(&order).is_ok_and(|text| text == ONCE) {
                    fs::remove_file(&order).expect("a file");
                }
                std::process::abort();
            });
            None
        }
        "hangs" => loop {
            thread::park();
        },
        "hangs-in-a-run" => answer(&READY),
        "announces-too-much" => answer(&u64::MAX.to_le_bytes()),
        "talks-nonsense" => answer(b"\x03\0\0\0\0\0\0\0abc"),
        "answers-unasked" => {
            // A sound greeting, and then the outcome of a run that nobody asked for.
            let mut frames = READY.to_vec();
            frames.extend_from_slice(&[10, 0, 0, 0, 0, 0, 0, 0, 1, 4, 99, 0, 0, 0, 0, 0, 0, 0]);
            answer(&frames)
        }
        _ => None,
    }
}

fn answer(frame: &[u8]) -> Option<ExitCode> {
    let mut out = std::io::stdout();
    out.write_all(frame).and_then(|()| out.flush()).expect("a pipe");
    // Stays until the parent has had enough.
    let _ = std::io::stdin().read_to_end(&mut Vec::new());
    Some(ExitCode::SUCCESS)
}

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("a_worker_that_dies_is_a_failure", || {
            check("dies", "a sandbox worker ended early (exit status: 7), twice in a row");
        }),
        trial("a_worker_that_hangs_is_a_failure", || {
            check("hangs", "a sandbox worker gave no answer for 1 seconds, twice in a row");
        }),
        trial("a_worker_that_hangs_in_a_run_is_a_failure", || {
            check("hangs-in-a-run", "a sandbox worker gave no answer for 1 seconds, twice in a row");
        }),
        trial("a_worker_that_announces_too_much_is_a_failure", || {
            check(
                "announces-too-much",
                "a sandbox worker sent a frame of 18446744073709551615 bytes where 4261280 are allowed, \
                 twice in a row",
            );
        }),
        trial("a_worker_that_talks_nonsense_is_a_failure", || {
            check(
                "talks-nonsense",
                "a sandbox worker sent a malformed message: it is of another version, twice in a row",
            );
        }),
        trial("a_worker_that_answers_unasked_is_a_failure", || {
            check(
                "answers-unasked",
                "a sandbox worker sent a malformed message: it answers what was not asked, twice in a row",
            );
        }),
        trial("a_worker_that_dies_once_is_replaced", || {
            let (_folder, fixture) = faulty("dies-once");
            let program = fixture.program(EMPTY);
            assert_eq!(run(program.as_ref(), &[request(b"")], &limits()).expect("an outcome").len(), 1);
        }),
        trial("a_worker_that_dies_between_runs_is_replaced", dies_between_runs),
        trial("a_worker_that_dies_during_runs_is_replaced", dies_during_runs),
        trial("a_worker_that_dies_again_is_a_failure", dies_again),
        trial("a_worker_that_is_stopped_is_replaced", stopped_once),
        trial("workers_that_are_stopped_are_a_failure", stopped_always),
        trial("a_missing_program_is_a_failure", || {
            let mut fixture = Fixture::new(1);
            fixture.program = PathBuf::from("/no/such/program");
            let error = fixture.prepare(EMPTY).err().expect("a failure");
            assert_eq!(error.to_string(), "cannot start a sandbox worker (/no/such/program)");
        }),
        trial("cancelling_ends_a_run", cancelling),
        trial("a_cancelled_sandbox_starts_nothing", || {
            let fixture = Fixture::new(1);
            fixture.cancel.cancel();
            let error = fixture.prepare(EMPTY).err().expect("a failure");
            assert_eq!(error.kind, RunnerErrorKind::Interrupted);
        }),
        trial("a_dropped_program_leaves_no_process", || {
            let (_folder, fixture) = faulty("sound");
            let program = fixture.program(EMPTY);
            assert_eq!(workers(&fixture).len(), 1);
            drop(program);
            wait_until(|| workers(&fixture).is_empty());
        }),
    ]
}

/// A sandbox whose workers misbehave by their name.
fn faulty(name: &str) -> (tempfile::TempDir, Fixture) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut fixture = Fixture::new(1);
    let program = folder.path().join(name);
    std::os::unix::fs::symlink(&fixture.program, &program).expect("a link");
    fixture.program = program;
    if name.starts_with("hangs") {
        fixture.wall = Duration::from_secs(1);
    }
    (folder, fixture)
}

#[track_caller]
fn check(name: &str, message: &str) {
    let (_folder, fixture) = faulty(name);
    // Loading a compiled module has no time of its own, as compiling has, so only the watchdog's counts. The file is
    // none that any of these workers looks at.
    let compiled = (name == "hangs").then(|| fs::File::open("/dev/null").expect("a file"));
    let result = fixture.sandbox().prepare(super::module(EMPTY), compiled, &limits()).map(|prepared| match prepared {
        runners::sandbox::Prepared::Ready { program, .. } => {
            run(program.as_ref(), &[request(b"")], &limits()).expect_err("a failure")
        }
        runners::sandbox::Prepared::Refused { reason, .. } => panic!("{reason}"),
    });
    let error = result.unwrap_or_else(|error| error);
    assert_eq!(error.to_string(), message);
    assert_eq!(error.kind, RunnerErrorKind::Failed);
    if name == "dies" {
        let cause = std::error::Error::source(&error).expect("what it said").to_string();
        assert!(cause.starts_with(r"it said: dead on \u{1b}[31marrival\nxxx"), "{cause}");
        assert!(cause.len() < 20_000);
    }
}

/// The processes that run a fixture's program.
fn workers(fixture: &Fixture) -> Vec<PathBuf> {
    let program = fixture.program.as_os_str().as_encoded_bytes();
    let processes = fs::read_dir("/proc").expect("a folder").map(|entry| entry.expect("an entry").path());
    let is_worker = |process: &PathBuf| {
        // A process may end while it is looked at.
        fs::read(process.join("cmdline")).is_ok_and(|line| line.split(|byte| *byte == 0).next() == Some(program))
    };
    processes.filter(is_worker).collect()
}

#[track_caller]
fn wait_until(condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_secs(60), "it does not happen");
        thread::sleep(Duration::from_millis(2));
    }
}

fn dies_between_runs() {
    let (folder, fixture) = faulty("dies-when-told");
    let program = fixture.program(EMPTY);
    for _ in 0..2 {
        assert_eq!(run(program.as_ref(), &[request(b"")], &limits()).expect("an outcome").len(), 1);
        fs::write(folder.path().join(DIE), ONCE).expect("a file");
        wait_until(|| workers(&fixture).is_empty());
    }
    assert_eq!(run(program.as_ref(), &[request(b"")], &limits()).expect("an outcome").len(), 1);
}

/// Has the worker die once one outcome is there, and gives what was delivered.
fn die_during_runs(order: &[u8]) -> (Vec<usize>, Result<(), RunnerError>) {
    let (folder, fixture) = faulty("dies-when-told");
    let program = fixture.program(EMPTY);
    // More than can be on their way at once, so that some are left when the worker dies.
    let requests = vec![request(b""); 200];
    let mut delivered = Vec::new();
    let result = program.run(&requests, &limits(), &mut |index, outcome| {
        assert_eq!(outcome.ending, Ending::Exited(0));
        if delivered.is_empty() {
            fs::write(folder.path().join(DIE), order).expect("a file");
            wait_until(|| workers(&fixture).is_empty());
        }
        delivered.push(index);
    });
    (delivered, result)
}

fn dies_during_runs() {
    let (delivered, result) = die_during_runs(ONCE);
    result.expect("a second worker goes on");
    assert_eq!(delivered, (0..200).collect::<Vec<_>>(), "each outcome is delivered once");
}

fn dies_again() {
    let (delivered, result) = die_during_runs(b"always");
    let error = result.expect_err("two workers died");
    assert_eq!(error.kind, RunnerErrorKind::Failed);
    assert_eq!(error.to_string(), "a sandbox worker ended early (signal: 6 (SIGABRT)), twice in a row");
    assert_eq!(delivered, (0..delivered.len()).collect::<Vec<_>>());
    assert!((1..200).contains(&delivered.len()));
}

/// Stops the first `stops_max` workers at their first outcome, as a debugger or a user can: they stay, and say
/// nothing. Gives what was delivered.
fn stop_during_runs(stops_max: usize) -> (Vec<usize>, Result<(), RunnerError>) {
    let (_folder, mut fixture) = faulty("sound");
    fixture.wall = Duration::from_secs(3);
    let program = fixture.program(EMPTY);
    let (mut delivered, mut stopped) = (Vec::new(), Vec::new());
    // More than can be on their way at once to two workers.
    let result = program.run(&vec![request(b""); 200], &limits(), &mut |index, outcome| {
        assert_eq!(outcome.ending, Ending::Exited(0));
        for worker in workers(&fixture) {
            if stopped.len() < stops_max && !stopped.contains(&worker) {
                let process = worker.file_name().expect("an id");
                assert!(Command::new("kill").arg("-STOP").arg(process).status().expect("a command").success());
                stopped.push(worker);
            }
        }
        delivered.push(index);
    });
    assert_eq!(stopped.len(), stops_max);
    drop(program);
    wait_until(|| workers(&fixture).is_empty());
    (delivered, result)
}

fn stopped_once() {
    let (delivered, result) = stop_during_runs(1);
    result.expect("a second worker goes on");
    assert_eq!(delivered, (0..200).collect::<Vec<_>>(), "each outcome is delivered once");
}

fn stopped_always() {
    let (delivered, result) = stop_during_runs(2);
    let error = result.expect_err("two workers were silent");
    assert_eq!(error.kind, RunnerErrorKind::Failed);
    assert_eq!(error.to_string(), "a sandbox worker gave no answer for 3 seconds, twice in a row");
    assert_eq!(delivered, (0..delivered.len()).collect::<Vec<_>>());
    assert!((1..200).contains(&delivered.len()));
}

fn cancelling() {
    let fixture = Fixture::new(2);
    let program = fixture.program(ENDLESS);
    let cancel = fixture.cancel.clone();
    thread::scope(|scope| {
        scope.spawn(move || {
            thread::sleep(Duration::from_millis(100));
            cancel.cancel();
        });
        let endless = Limits { fuel: u64::MAX, ..limits() };
        let error = run(program.as_ref(), &[request(b"")], &endless).expect_err("an interruption");
        assert_eq!(error.kind, RunnerErrorKind::Interrupted);
    });
}
