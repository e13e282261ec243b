//! Shell scripts in the compiler's place.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use grade_model::RunnerErrorKind;

use super::{JailEnding, JailLimits, JailedCommand, JailedExit, run};
use crate::cancel::CancelToken;

const LIMITS: JailLimits = JailLimits {
    cpu_seconds_max: 10,
    wall_seconds_max: 30,
    memory_bytes_max: 1 << 30,
    file_bytes_max: 1 << 20,
    disk_bytes_max: 8 << 20,
    output_bytes_max: 1000,
};

fn shell(folder: &Path, script: &str, limits: JailLimits) -> JailedCommand {
    JailedCommand {
        program: "/bin/sh".into(),
        args: vec!["-c".into(), script.into()],
        env: vec![("ONLY".into(), "this".into())],
        folder: folder.to_owned(),
        helper: None,
        is_jail_required: false,
        executable: Vec::new(),
        readable: Vec::new(),
        writable: Vec::new(),
        root: folder.to_owned(),
        limits,
    }
}

async fn run_shell(script: &str, limits: JailLimits) -> JailedExit {
    let folder = tempfile::tempdir().expect("a folder");
    run(&shell(folder.path(), script, limits), &CancelToken::new()).await.expect("it runs")
}

#[track_caller]
fn check(exit: &JailedExit, ending: JailEnding, stdout: &str) {
    assert_eq!((exit.ending, String::from_utf8_lossy(&exit.stdout).as_ref()), (ending, stdout));
}

#[tokio::test]
async fn environment_input_and_limits_are_set() {
    let script = "echo $ONLY; env | grep -c -v -e '^ONLY=' -e '^PWD=' -e '^SHLVL=' -e '^_=' -e '^OLDPWD='; cat; \
                  ulimit -t; ulimit -n; ulimit -c; ulimit -d; exit 3";
    let exit = run_shell(&format!("PATH=/usr/bin:/bin; {script}"), LIMITS).await;
    check(&exit, JailEnding::Exited(3), "this\n0\n10\n256\n0\n1048576\n");
}

#[tokio::test]
async fn output_is_cut_and_drained() {
    let exit =
        run_shell("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done; echo end >&2", LIMITS).await;
    assert_eq!((exit.ending, exit.stdout.len(), exit.stderr.as_slice()), (JailEnding::Exited(0), 1000, &b"end\n"[..]));
}

#[tokio::test]
async fn cpu_time_binds() {
    let exit = run_shell("while :; do :; done", JailLimits { cpu_seconds_max: 1, ..LIMITS }).await;
    check(&exit, JailEnding::Signalled(libc::SIGXCPU), "");
}

#[tokio::test]
async fn wall_time_is_a_back_up() {
    let begin = Instant::now();
    let exit = run_shell("sleep 60", JailLimits { wall_seconds_max: 1, ..LIMITS }).await;
    check(&exit, JailEnding::WallTime, "");
    assert!(begin.elapsed() < Duration::from_secs(20));
}

#[tokio::test]
async fn large_files_are_refused() {
    let exit = run_shell("exec head -c 2000000 /dev/zero > large", LIMITS).await;
    check(&exit, JailEnding::Signalled(libc::SIGXFSZ), "");
}

#[tokio::test]
async fn many_files_are_refused() {
    let many_small = "i=0; while :; do i=$((i+1)); : > $i; done";
    let some_large = "i=0; while :; do i=$((i+1)); head -c 1000000 /dev/zero > $i; done";
    for script in [many_small, some_large] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut command = shell(folder.path(), &format!("PATH=/usr/bin:/bin; {script}"), LIMITS);
        command.writable.push(folder.path().to_owned());
        let exit = run(&command, &CancelToken::new()).await.expect("it runs");
        check(&exit, JailEnding::Disk, "");
    }
}

#[tokio::test]
async fn what_is_left_behind_is_killed() {
    let begin = Instant::now();
    let exit = run_shell("sleep 1234 & echo $!", LIMITS).await;
    let left = String::from_utf8(exit.stdout).expect("text");
    // A killed process may stay for a moment until it is reaped.
    while is_alive(left.trim()) {
        assert!(begin.elapsed() < Duration::from_secs(20), "process {left} is alive");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn is_alive(process: &str) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    !stat.is_empty() && !stat.contains(") Z ")
}

#[tokio::test]
async fn cancelling_stops_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let cancel = CancelToken::new();
    let command = shell(folder.path(), "sleep 60", LIMITS);
    let (error, ()) = tokio::join!(run(&command, &cancel), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        cancel.cancel();
    });
    assert_eq!(error.expect_err("it was cancelled").kind, RunnerErrorKind::Interrupted);
    let error = run(&command, &cancel).await.expect_err("nothing starts any more");
    assert_eq!(error.kind, RunnerErrorKind::Interrupted);
}

#[tokio::test]
async fn relative_programs_are_refused() {
    let mut command = shell(Path::new("/"), "", LIMITS);
    command.program = "sh".into();
    let error = run(&command, &CancelToken::new()).await.expect_err("it is not looked up");
    assert_eq!(error.to_string(), "cannot start sh");
}
