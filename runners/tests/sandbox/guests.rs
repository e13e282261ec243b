//! Every guest of `runners/guests`: its folder says how it ends, and a golden file says everything else, fuel to the
//! unit.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use grade_model::{Ending, File, Limits, Outcome, Request, Secret, Stream, Trap};
use libtest_mimic::Trial;
use runners::sandbox::{Prepared, RefusalKind};

use super::{Fixture, limits, request, run, trial};

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("guests_end_as_their_folder_says", || guests_end_as_their_folder_says(1)),
        trial("guests_end_the_same_on_several_threads", || {
            guests_end_as_their_folder_says(4);
        }),
    ]
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guests")
}

fn guests_end_as_their_folder_says(jobs: usize) {
    let fixture = Fixture::new(jobs);
    let mut golden = String::new();
    let mut guests = BTreeMap::new();
    for kind in fs::read_dir(folder()).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if kind.is_dir() {
            for guest in fs::read_dir(&kind).expect("a folder").map(|entry| entry.expect("an entry").path()) {
                let name = format!("{}/{}", file_name(&kind), file_name(&guest));
                guests.insert(name, fs::read_to_string(&guest).expect("a text"));
            }
        }
    }
    assert!(guests.len() > 70, "only {} guests", guests.len());
    for (name, text) in &guests {
        let (ending, details) = describe(&fixture, text);
        let expected = name.split('/').next().unwrap_or_default();
        assert_eq!(ending, expected, "{name} {details}");
        // How deep the native stack reaches is the machine's affair.
        let is_native = name == "stack-overflow/tiny-frames.wat";
        writeln!(golden, "{name}{}", if is_native { "" } else { &details }).expect("a string");
    }
    check_golden(&folder().join("outcomes.txt"), &golden);
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

#[track_caller]
fn check_golden(path: &Path, actual: &str) {
    if std::env::var_os("GRADE_BLESS").is_some() {
        fs::write(path, actual).expect("a golden file");
    }
    let expected = fs::read_to_string(path).expect("a golden file");
    for (expected, actual) in expected.lines().zip(actual.lines()) {
        assert_eq!(actual, expected);
    }
    assert_eq!(actual, expected);
}

/// Runs a guest three times in one worker: the first run must leave nothing behind.
fn describe(fixture: &Fixture, text: &str) -> (String, String) {
    let (request, limits) = directives(text);
    let module = super::module(text);
    match fixture.sandbox().prepare(module, None, &limits).expect("a worker") {
        Prepared::Ready { program, .. } => {
            let requests = [request.clone(), request.clone(), request];
            let outcomes = run(program.as_ref(), &requests, &limits).expect("outcomes");
            assert_eq!(outcomes[0], outcomes[1]);
            assert_eq!(outcomes[0], outcomes[2]);
            (name_of(outcomes[0].ending), details(&outcomes[0]))
        }
        Prepared::Refused { kind, reason } => {
            let kind = match kind {
                RefusalKind::Invalid => "refused-invalid",
                RefusalKind::Import => "refused-import",
                RefusalKind::Entry => "refused-entry",
                other => panic!("{other:?}"),
            };
            (kind.to_owned(), format!("\n  {reason}"))
        }
    }
}

fn name_of(ending: Ending) -> String {
    let name = match ending {
        Ending::Exited(code) => return format!("exited-{code}"),
        Ending::Trapped(Trap::Unreachable) => "unreachable",
        Ending::Trapped(Trap::MemoryOutOfBounds) => "memory-out-of-bounds",
        Ending::Trapped(Trap::BadCall) => "bad-call",
        Ending::Trapped(Trap::DivisionByZero) => "division-by-zero",
        Ending::Trapped(Trap::IntegerOverflow) => "integer-overflow",
        Ending::Trapped(Trap::HostCall) => "host-call",
        Ending::Trapped(Trap::Other) => "other-trap",
        Ending::StackOverflow => "stack-overflow",
        Ending::FuelSpent => "fuel-spent",
        Ending::MemoryRefused => "memory-refused",
        Ending::OutputCut(Stream::Stdout) => "stdout-cut",
        Ending::OutputCut(Stream::Stderr) => "stderr-cut",
        Ending::OutputCut(Stream::Files) => "files-cut",
    };
    name.to_owned()
}

fn details(outcome: &Outcome) -> String {
    let mut text = format!("\n  fuel {} memory {}", outcome.usage.fuel, outcome.usage.memory_bytes);
    let streams = [("stdout", outcome.stdout.reveal()), ("stderr", outcome.stderr.reveal())];
    let files = outcome.files.iter().map(|file| (file.path.as_str(), file.bytes.reveal()));
    for (name, bytes) in streams.into_iter().chain(files) {
        let shown = if bytes.len() > 200 { &bytes[..200] } else { bytes };
        if !bytes.is_empty() || !["stdout", "stderr"].contains(&name) {
            write!(text, "\n  {name} ({}) {}", bytes.len(), shown.escape_ascii()).expect("a string");
        }
    }
    text
}

/// Reads what a guest is given from the comments at its start.
fn directives(text: &str) -> (Request, Limits) {
    let (mut request, mut limits) = (request(b""), limits());
    for line in text.lines().map_while(|line| line.strip_prefix(";; ")) {
        let Some((key, value)) = line.split_once(": ") else { continue };
        let number = || value.parse::<u64>().expect("a number");
        match key {
            "stdin" => request.stdin = Secret::new(value.replace("\\n", "\n").into_bytes().into()),
            "args" => {
                let parts = value.split('"').enumerate().flat_map(|(index, part)| {
                    let is_quoted = index % 2 == 1;
                    if is_quoted { vec![part] } else { part.split_whitespace().collect() }
                });
                request.args = Secret::new(parts.map(str::to_owned).collect());
            }
            "file" => {
                let (path, bytes) = value.split_once('=').expect("a path and bytes");
                request.files.push(File { path: path.to_owned(), bytes: Secret::new(bytes.as_bytes().into()) });
            }
            "folder" => request.output_folder = Some(value.to_owned()),
            "seed" => request.seed = number(),
            "fuel" => limits.fuel = number(),
            "output" => limits.output_bytes_max = number(),
            // Any other comment.
            _ => {}
        }
    }
    (request, limits)
}
