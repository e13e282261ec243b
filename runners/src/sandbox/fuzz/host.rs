//! A guest that makes any calls with any arguments: it gets errors or what it may have, and the parent takes every
//! outcome for one that was asked for.
//!
//! The guest is compiled once. It reads a script from its standard input, and does what that says; script and request
//! are made of the fuzzer's bytes. As the script lies in the guest's memory, calls may change it while it runs.

use std::{fmt::Write as _, sync::Arc};

use grade_model::{File, Outcome, Request, Secret};

use super::{
    super::{
        engine,
        memory::{MemoryPool, open_page_map},
        module,
        protocol::{
            Expectation, Order, RunAnswer, RunLimits, decode_order, decode_run_answer, encode_ended, encode_run,
            run_answer_bytes_max,
        },
    },
    Feed,
};

/// Every function that a guest may import and that returns, with `i` for a parameter of 32 bits and `l` for one of
/// 64.
const CALLS: &[(&str, &str)] = &[
    ("args_get", "ii"),
    ("args_sizes_get", "ii"),
    ("clock_res_get", "ii"),
    ("clock_time_get", "ili"),
    ("environ_get", "ii"),
    ("environ_sizes_get", "ii"),
    ("fd_advise", "illi"),
    ("fd_allocate", "ill"),
    ("fd_close", "i"),
    ("fd_datasync", "i"),
    ("fd_fdstat_get", "ii"),
    ("fd_fdstat_set_flags", "ii"),
    ("fd_fdstat_set_rights", "ill"),
    ("fd_filestat_get", "ii"),
    ("fd_filestat_set_size", "il"),
    ("fd_filestat_set_times", "illi"),
    ("fd_pread", "iiili"),
    ("fd_prestat_dir_name", "iii"),
    ("fd_prestat_get", "ii"),
    ("fd_pwrite", "iiili"),
    ("fd_read", "iiii"),
    ("fd_readdir", "iiili"),
    ("fd_renumber", "ii"),
    ("fd_seek", "ilii"),
    ("fd_sync", "i"),
    ("fd_tell", "ii"),
    ("fd_write", "iiii"),
    ("path_create_directory", "iii"),
    ("path_filestat_get", "iiiii"),
    ("path_filestat_set_times", "iiiilli"),
    ("path_link", "iiiiiii"),
    ("path_open", "iiiiillii"),
    ("path_readlink", "iiiiii"),
    ("path_remove_directory", "iii"),
    ("path_rename", "iiiiii"),
    ("path_symlink", "iiiii"),
    ("path_unlink_file", "iii"),
    ("poll_oneoff", "iiii"),
    ("proc_raise", "i"),
    ("random_get", "ii"),
    ("sched_yield", ""),
    ("sock_accept", "iii"),
    ("sock_recv", "iiiiii"),
    ("sock_send", "iiiii"),
    ("sock_shutdown", "ii"),
];

/// What a step of the script does beside calls: stores a number, asks for memory, exits, crashes, ends the script.
const STORE: u8 = 0x80;
const GROW: u8 = 0x81;
const EXIT: u8 = 0x82;
const CRASH: u8 = 0x83;
const END: u8 = 0x84;

/// The most parameters that a call has.
const PARAMETERS_MAX: usize = 9;
/// A step: what it does, and the parameters, in eight bytes each.
const STEP_BYTES: usize = 8 * (PARAMETERS_MAX + 1);
const STEPS_MAX: usize = 200;
const SCRIPT_BYTES: usize = STEP_BYTES * STEPS_MAX;
/// Where the script lies in the guest's memory.
const SCRIPT: usize = 32_768;

/// What lies in the guest's memory at the start: paths, and buffers that overlap.
const DATA: &str = r#"(data (i32.const 1024) "feedback/a/../b" "../input" "feedback" "./a" "a//b/." "\ff\00\n")
  (data (i32.const 2048) "\00\10\00\00\05\00\00\00\00\10\00\00\00\00\01\00\00\04\00\00\08\00\00\00")"#;

/// Numbers that mean something to some call: descriptors, places of paths and buffers, edges of the memory and of
/// types.
const NUMBERS: &[u64] = &[
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    8,
    9,
    15,
    16,
    24,
    64,
    65,
    128,
    1000,
    1024,
    1026,
    1039,
    1047,
    1055,
    2048,
    2056,
    4096,
    8192,
    SCRIPT as u64,
    65_528,
    65_535,
    65_536,
    65_537,
    1 << 20,
    i32::MAX as u64,
    1 << 31,
    u32::MAX as u64 - 7,
    u32::MAX as u64,
    1 << 32,
    i64::MAX as u64,
    1 << 63,
    u64::MAX - 8,
    u64::MAX,
];

/// The guest, as text: the fuzzer's crate and the tests bring what reads it.
#[must_use]
pub fn guest_text() -> String {
    let mut imports = String::new();
    let mut steps = String::new();
    for (number, (name, parameters)) in CALLS.iter().enumerate() {
        let mut types = String::new();
        let mut arguments = String::new();
        for (place, kind) in (1..).zip(parameters.chars()) {
            let (ty, from) = (if kind == 'i' { "i32" } else { "i64" }, place * 8);
            write!(types, " {ty}").expect("a string");
            write!(arguments, " ({ty}.load offset={from} (local.get $at))").expect("a string");
        }
        let import =
            format!(r#"(import "wasi_snapshot_preview1" "{name}" (func ${name} (param{types}) (result i32)))"#);
        writeln!(imports, "  {import}").expect("a string");
        let step =
            format!("(if (i32.eq (local.get $step) (i32.const {number})) (then (drop (call ${name}{arguments}))))");
        writeln!(steps, "      {step}").expect("a string");
    }
    format!(
        r#"(module
{imports}
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)
  {DATA}
  (func $is (param $at i32) (param $step i32) (result i32)
    (i32.eq (i32.load8_u (local.get $at)) (local.get $step)))
  (func $store (param $to i32) (param $number i64)
    (if (i32.le_u (local.get $to) (i32.sub (i32.mul (memory.size) (i32.const 65536)) (i32.const 8)))
      (then (i64.store (local.get $to) (local.get $number)))))
  (func (export "_start") (local $at i32) (local $step i32)
    (i32.store (i32.const 0) (i32.const {SCRIPT}))
    (i32.store (i32.const 4) (i32.const {SCRIPT_BYTES}))
    (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
    (local.set $at (i32.const {SCRIPT}))
    (loop $next
      (local.set $step (i32.load8_u (local.get $at)))
{steps}
      (if (call $is (local.get $at) (i32.const {STORE})) (then
        (call $store (i32.load offset=8 (local.get $at)) (i64.load offset=16 (local.get $at)))))
      (if (call $is (local.get $at) (i32.const {GROW})) (then
        (drop (memory.grow (i32.load offset=8 (local.get $at))))))
      (if (call $is (local.get $at) (i32.const {EXIT})) (then
        (call $proc_exit (i32.load offset=8 (local.get $at)))))
      (if (call $is (local.get $at) (i32.const {CRASH})) (then unreachable))
      (if (call $is (local.get $at) (i32.const {END})) (then return))
      (local.set $at (i32.add (local.get $at) (i32.const {STEP_BYTES})))
      (br_if $next (i32.lt_u (local.get $at) (i32.const {script_end}))))))"#,
        script_end = SCRIPT + SCRIPT_BYTES
    )
}

/// The guest, compiled.
pub struct Guest(super::super::guest::Loaded);

impl Guest {
    /// Compiles the guest that [`guest_text`] gives.
    ///
    /// # Panics
    /// When it does not compile: the fuzzer cannot go on.
    #[must_use]
    pub fn new(wasm: &[u8]) -> Self {
        let engine = engine::new(&Arc::new(MemoryPool::new(open_page_map()))).expect("an engine");
        let (module, _) = module::compile(&engine, wasm).expect("a module");
        Self(module::link(&engine, &module).expect("imports of the standard"))
    }
}

/// The body of the fuzz target.
///
/// # Panics
/// When the sandbox breaks a promise.
pub fn run(guest: &Guest, data: &[u8]) {
    let mut feed = Feed(data);
    let limits = RunLimits {
        fuel: feed.number(&[0, 1_000, 100_000, 10_000_000]).min(10_000_000),
        memory_bytes_max: feed.pick(&[0, 65_536, 131_072, 1 << 20]),
        output_bytes_max: feed.pick(&[0, 5, 64, 4096, 1 << 20]),
    };
    let sent = request(&mut feed);
    let order = encode_run(7, &limits, &sent);
    let Ok(Order::Run { index: 7, limits: bounds, request }) = decode_order(&order[8..]) else {
        panic!("the worker does not understand its order")
    };
    assert_eq!(bounds, limits);
    match guest.0.run(&request, &limits) {
        Ok(outcome) => {
            check(&outcome, &sent, &limits);
            let again = guest.0.run(&request, &limits).expect("it ran a moment ago");
            assert_eq!(again, outcome, "a second run is the first one");
        }
        // The exercise asked for what there cannot be.
        Err(reason) => assert!(reason.starts_with("the file `") || reason.starts_with("no folder `"), "{reason}"),
    }
}

fn request(feed: &mut Feed<'_>) -> Request {
    const PATHS: &[&str] = &["input", "a/b", "feedback/given", "feedback", "", "/", "a//b", "a/../b", "a\0b", "./a"];
    const FOLDERS: &[&str] = &["feedback", "feedback/", "/feedback", "a/b", "", "/", "a/./b", "a/..", "input"];
    let text = |feed: &mut Feed<'_>| String::from_utf8_lossy(feed.bytes().reveal()).into_owned();
    let args = (0..feed.byte() % 3).map(|_| text(feed)).collect();
    let file = |feed: &mut Feed<'_>| File { path: feed.pick(PATHS).to_owned(), bytes: feed.bytes() };
    let files = (0..feed.byte() % 3).map(|_| file(feed)).collect();
    let output_folder = (feed.byte() % 4 > 0).then(|| feed.pick(FOLDERS).to_owned());
    let seed = u64::from(feed.byte());
    let stdin = feed.bytes();
    let stdin = [script(feed).as_slice(), stdin.reveal()].concat();
    Request { stdin: Secret::new(stdin.into()), args: Secret::new(args), files, output_folder, seed }
}

/// The steps that the bytes say, up to their end.
fn script(feed: &mut Feed<'_>) -> Vec<u8> {
    let mut script = Vec::with_capacity(SCRIPT_BYTES);
    while !feed.0.is_empty() && script.len() < SCRIPT_BYTES {
        let step = feed.byte();
        let (step, parameters) = match step {
            0..0xd0 => {
                let call = usize::from(step) % CALLS.len();
                (call.to_le_bytes()[0], CALLS[call].1.len())
            }
            0xd0..0xf8 => (STORE, 2),
            0xf8..0xfb => (GROW, 1),
            0xfb..0xfd => (EXIT, 1),
            0xfd => (CRASH, 0),
            0xfe.. => (END, 0),
        };
        script.push(step);
        script.resize(script.len().next_multiple_of(8), 0);
        for place in 0..PARAMETERS_MAX {
            let number = if place < parameters { feed.number(NUMBERS) } else { 0 };
            script.extend_from_slice(&number.to_le_bytes());
        }
    }
    if script.len() < SCRIPT_BYTES {
        script.push(END);
        script.resize(SCRIPT_BYTES, 0);
    }
    script
}

/// No run gets more than its limits, and none looks to the parent like a worker that lies.
fn check(outcome: &Outcome, request: &Request, limits: &RunLimits) {
    let files: usize = outcome.files.iter().map(|file| file.bytes.reveal().len()).sum();
    for bytes in [outcome.stdout.reveal().len(), outcome.stderr.reveal().len(), files] {
        assert!(bytes as u64 <= limits.output_bytes_max, "{bytes} bytes");
    }
    let answer = encode_ended(7, outcome);
    let body = &answer[8..];
    assert!(body.len() as u64 <= run_answer_bytes_max(limits), "an answer of {} bytes", body.len());
    let decoded = decode_run_answer(body, |_| Some(Expectation { request, limits: *limits }));
    assert_eq!(decoded.as_ref(), Ok(&(7, RunAnswer::Ended(outcome.clone()))));
}
