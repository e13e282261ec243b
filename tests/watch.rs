//! `grade watch` without a terminal: a report for each change, however the editor saves.

mod support;

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

const WRONG: &str = "fn main() { println!(\"wrong\") }\n";
const OTHER: &str = "fn main() { println!(\"other\") }\n";
const BROKEN: &str = "fn main() { let }\n";

/// A generous bound on compiling and judging, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(120);

/// Ends the program, however the test ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn watch(folder: &Path, args: &[&str]) -> (Running, Receiver<String>) {
    let mut command = support::grade();
    command.env("GRADE_EXERCISES", support::repository().join("tests/library"));
    command.current_dir(folder).arg("watch").args(args).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in stdout.lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    (Running(child), lines)
}

/// Waits for a line that holds `words`.
#[track_caller]
fn expect(lines: &Receiver<String>, words: &str) {
    let mut seen = Vec::new();
    loop {
        match lines.recv_timeout(PATIENCE) {
            Ok(line) if line.contains(words) => return,
            Ok(line) => seen.push(line),
            Err(_) => panic!("no line with {words}, but\n{}", seen.join("\n")),
        }
    }
}

fn judge_each_save(args: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sum.rs");
    fs::write(&file, WRONG).unwrap();
    let (_running, lines) = watch(folder.path(), args);
    expect(&lines, "found `wrong`");
    fs::write(&file, OTHER).unwrap();
    expect(&lines, "found `other`");
    // As editors save that do not risk the old file: write beside it, and rename.
    fs::write(folder.path().join("sum.rs.new"), WRONG).unwrap();
    fs::rename(folder.path().join("sum.rs.new"), &file).unwrap();
    expect(&lines, "found `wrong`");
    // The renamed file is another one; it is still watched.
    fs::write(&file, BROKEN).unwrap();
    expect(&lines, "compile error");
    // As editors save that keep the old file under another name.
    fs::rename(&file, folder.path().join("sum.rs~")).unwrap();
    fs::write(&file, OTHER).unwrap();
    expect(&lines, "found `other`");
}

#[test]
fn every_save_is_judged() {
    judge_each_save(&["sum.rs"]);
}

#[test]
fn every_save_is_judged_by_polling_and_the_file_is_found() {
    judge_each_save(&["--poll"]);
}

#[test]
fn nothing_to_watch_is_a_usage_error() {
    let folder = tempfile::tempdir().unwrap();
    for args in [&["watch", "missing.rs"][..], &["watch"]] {
        let output = support::grade()
            .env("GRADE_EXERCISES", support::repository().join("tests/library"))
            .current_dir(folder.path())
            .args(args)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
