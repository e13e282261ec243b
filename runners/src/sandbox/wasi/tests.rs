//! Whatever a guest asks, the host answers: no panic, no failure of its own.

use std::{fmt::Write as _, sync::Arc};

use grade_model::{File, Request, Secret};
use proptest::{collection::vec, prelude::*, sample::select};

use super::super::{
    engine,
    memory::{MemoryPool, open_page_map},
    module,
    protocol::RunLimits,
};

/// Every call, with `i` for a parameter of 32 bits and `l` for one of 64.
const CALLS: &[(&str, &str)] = &[
    ("args_get", "ii"),
    ("args_sizes_get", "ii"),
    ("clock_res_get", "ii"),
    ("clock_time_get", "ili"),
    ("environ_get", "ii"),
    ("environ_sizes_get", "ii"),
    ("fd_advise", "illi"),
    ("fd_close", "i"),
    ("fd_datasync", "i"),
    ("fd_fdstat_get", "ii"),
    ("fd_filestat_get", "ii"),
    ("fd_filestat_set_size", "il"),
    ("fd_pread", "iiili"),
    ("fd_prestat_dir_name", "iii"),
    ("fd_prestat_get", "ii"),
    ("fd_pwrite", "iiili"),
    ("fd_read", "iiii"),
    ("fd_readdir", "iiili"),
    ("fd_seek", "ilii"),
    ("fd_sync", "i"),
    ("fd_tell", "ii"),
    ("fd_write", "iiii"),
    ("path_create_directory", "iii"),
    ("path_filestat_get", "iiiii"),
    ("path_open", "iiiiillii"),
    ("path_rename", "iiiiii"),
    ("poll_oneoff", "iiii"),
    ("random_get", "ii"),
    ("sched_yield", ""),
    ("sock_send", "iiiii"),
];

/// Numbers that mean something to some call: descriptors, places of paths and buffers, edges of the memory.
const NUMBERS: &[i64] = &[
    -1,
    0,
    1,
    2,
    3,
    4,
    5,
    8,
    9,
    15,
    64,
    66,
    100,
    1024,
    1025,
    1034,
    2048,
    4096,
    65_528,
    65_535,
    65_536,
    65_537,
    i32::MAX as i64,
    i32::MIN as i64,
    u32::MAX as i64,
    i64::MAX,
    i64::MIN,
];

/// A module that makes these calls one after the other. Each takes its parameters from the front of its numbers.
fn guest(calls: &[((&str, &str), Vec<i64>)]) -> String {
    let mut text = String::from("(module\n");
    for (name, parameters) in CALLS {
        let types: String = parameters.chars().map(|kind| if kind == 'i' { " i32" } else { " i64" }).collect();
        let import =
            format!(r#"(import "wasi_snapshot_preview1" "{name}" (func ${name} (param{types}) (result i32)))"#);
        writeln!(text, "{import}").expect("a string");
    }
    text.push_str(
        r#"(memory (export "memory") 1)
        (data (i32.const 1024) "feedback/a" "../input" "feedback")
        (data (i32.const 2048) "\00\10\00\00\05\00\00\00\00\10\00\00\00\00\01\00")
        (func (export "_start")"#,
    );
    for ((name, parameters), numbers) in calls {
        let arguments: String = parameters.chars().zip(numbers).fold(String::new(), |text, (kind, number)| {
            let low = i32::from_le_bytes([
                number.to_le_bytes()[0],
                number.to_le_bytes()[1],
                number.to_le_bytes()[2],
                number.to_le_bytes()[3],
            ]);
            text + &if kind == 'i' { format!(" (i32.const {low})") } else { format!(" (i64.const {number})") }
        });
        writeln!(text, "(drop (call ${name}{arguments}))").expect("a string");
    }
    text.push_str("))");
    text
}

/// Fewer than usual, because each compiles a module; as many as asked for where someone asks.
fn cases() -> u32 {
    let asked = ProptestConfig::default().cases;
    if std::env::var_os("PROPTEST_CASES").is_some() { asked } else { 100 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn no_arguments_make_the_host_stumble(
        calls in vec((select(CALLS), vec(select(NUMBERS), 9)), 1..60),
        output_bytes_max in select(&[0, 5, 4096][..]),
    ) {
        let wasm = wat::parse_str(guest(&calls)).expect("a module in text form");
        let engine = engine::new(&Arc::new(MemoryPool::new(open_page_map()))).expect("an engine");
        let (module, _) = module::compile(&engine, &wasm).expect("a module");
        let loaded = module::link(&engine, &module).expect("imports of the standard");
        let request = Request {
            stdin: Secret::new(b"some input".as_slice().into()),
            args: Secret::new(vec!["argument".to_owned()]),
            files: vec![File { path: "input".to_owned(), bytes: Secret::new(b"seven".as_slice().into()) }],
            output_folder: Some("feedback".to_owned()),
            seed: 1,
        };
        let limits = RunLimits { fuel: 10_000_000, memory_bytes_max: 65_536, output_bytes_max };
        let outcome = loaded.run(&request, &limits).expect("an outcome");
        prop_assert!(outcome.stdout.reveal().len() as u64 <= output_bytes_max);
        prop_assert!(outcome.files.iter().map(|file| file.bytes.reveal().len() as u64).sum::<u64>() <= output_bytes_max);
        prop_assert_eq!(loaded.run(&request, &limits).expect("an outcome"), outcome);
    }
}
