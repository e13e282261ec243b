//! Modules that nobody wrote: whatever a module is, it is refused or it ends in a student's way.

#[path = "../../tests/sandbox/made_modules.rs"]
mod made_modules;

use std::{
    env, fs,
    io::{self, Write as _},
    path::Path,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use grade_model::{Ending, File, Outcome, Request, Secret};
use made_modules::Source;
use wasmtime::Engine;

use super::{
    engine,
    memory::{MemoryPool, open_page_map},
    module,
    protocol::RunLimits,
};

/// Modules that are made where nobody asks for more.
const MODULES_DEFAULT: u64 = 500;

/// How long one module may take, in seconds, before it counts as hanging. Fuel for 5 ms and a small module are work
/// for a few hundredths of one.
const HANG_SECONDS: u64 = 60;

const LIMITS: RunLimits = RunLimits { fuel: 2_000_000, memory_bytes_max: 4 << 20, output_bytes_max: 4096 };

/// What became of a module.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// It is no module, or not one for this engine.
    Refused(String),
    /// It trapped, or asked for too much, before its first instruction.
    NotInstantiated,
    Ended,
}

fn request(seed: u64) -> Request {
    Request {
        stdin: Secret::new(b"some input\n2 3\n".as_slice().into()),
        args: Secret::new(vec!["argument".to_owned()]),
        files: vec![File { path: "input".to_owned(), bytes: Secret::new(b"seven".as_slice().into()) }],
        output_folder: Some("feedback".to_owned()),
        seed,
    }
}

/// Compiles, links and runs as a worker does.
fn judge(engine: &Engine, wasm: &[u8]) -> Fate {
    let linked = module::compile(engine, wasm).and_then(|(module, _)| module::link(engine, &module));
    let loaded = match linked {
        Ok(loaded) => loaded,
        Err(refusal) => {
            assert!(!refusal.reason.is_empty() && refusal.reason.bytes().all(|byte| matches!(byte, b' '..=b'~')));
            return Fate::Refused(refusal.reason);
        }
    };
    let request = request(1);
    let outcome = loaded.run(&request, &LIMITS).expect("a student's ending");
    check(&outcome);
    assert_eq!(loaded.run(&request, &LIMITS).expect("a student's ending"), outcome, "a second run is the first one");
    match outcome {
        Outcome { ending: Ending::Exited(_), .. } => Fate::Ended,
        outcome if outcome.usage.fuel > 0 => Fate::Ended,
        _ => Fate::NotInstantiated,
    }
}

/// No run gets more than its limits.
fn check(outcome: &Outcome) {
    let files: usize = outcome.files.iter().map(|file| file.bytes.reveal().len()).sum();
    for bytes in [outcome.stdout.reveal().len(), outcome.stderr.reveal().len(), files] {
        assert!(bytes as u64 <= LIMITS.output_bytes_max, "{bytes} bytes");
    }
    assert!(outcome.usage.fuel <= LIMITS.fuel && outcome.usage.memory_bytes <= LIMITS.memory_bytes_max, "{outcome:?}");
}

/// The guests that other tests know the ends of.
fn real_modules() -> Vec<Vec<u8>> {
    let mut modules = Vec::new();
    for kind in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("guests")).expect("a folder") {
        let kind = kind.expect("an entry").path();
        for guest in fs::read_dir(&kind).into_iter().flatten() {
            let path = guest.expect("an entry").path();
            modules.push((path.clone(), wat::parse_file(&path).expect("a module in text form")));
        }
    }
    modules.sort();
    modules.into_iter().map(|(_, module)| module).collect()
}

#[test]
fn any_module_is_refused_or_ends() {
    let asked = env::var("GRADE_MODULES").ok().and_then(|count| count.parse().ok());
    let count = asked.unwrap_or(MODULES_DEFAULT);
    let real = real_modules();
    let (progress, seen) = mpsc::channel();
    // Guests need the stack that a worker's threads have.
    let judging = thread::Builder::new().stack_size(engine::THREAD_STACK_BYTES).spawn(move || {
        let engine = engine::new(&Arc::new(MemoryPool::new(open_page_map()))).expect("an engine");
        for number in 0..count {
            let wasm = Source::numbered(number).module(&real);
            // Nobody receives only when the test has failed already.
            let _ = progress.send((number, judge(&engine, &wasm)));
        }
    });
    let judging = judging.expect("a thread");
    let mut fates = Vec::new();
    loop {
        match seen.recv_timeout(Duration::from_secs(HANG_SECONDS)) {
            Ok((_, fate)) => fates.push(fate),
            Err(mpsc::RecvTimeoutError::Timeout) => panic!("module {} hangs", fates.len()),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    assert!(judging.join().is_ok(), "module {} makes the sandbox panic", fates.len());
    let ended = fates.iter().filter(|fate| **fate == Fate::Ended).count();
    let reasons = fates.iter().filter_map(|fate| if let Fate::Refused(reason) = fate { Some(reason) } else { None });
    let reasons: Vec<_> = reasons.collect();
    assert_eq!(fates.len() as u64, count);
    assert!(2 * ended >= fates.len(), "only {ended} of {count} modules ran: {reasons:#?}");
    let refused = reasons.len();
    if asked.is_some() {
        // Whoever asks for many wants to know what became of them. Words that nobody reads are no failure.
        let _ = writeln!(io::stderr(), "{count} modules: {ended} ran, {refused} were refused");
    }
}
