//! Limits on compiling a module, and what a compiled module is worth.

use std::fmt::Write as _;

use grade_model::Limits;
use libtest_mimic::Trial;
use runners::sandbox::{Prepared, RefusalKind, Sandbox};

use super::{Fixture, limits, module, trial};

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("a_module_that_compiles_too_long_is_refused", || {
            let limits = Limits { compile_cpu_seconds_max: 1, ..limits() };
            check(&costly(60_000), &limits, RefusalKind::CompileTime, "the module takes too much CPU time to compile");
        }),
        trial("a_module_that_takes_too_much_memory_to_compile_is_refused", || {
            let limits = Limits { compile_memory_bytes_max: 64 << 20, ..limits() };
            check(&costly(20_000), &limits, RefusalKind::CompileMemory, "the module takes too much memory to compile");
        }),
        trial("a_module_that_is_too_large_is_refused", || {
            let limits = Limits { module_bytes_max: 8, ..limits() };
            check(
                r#"(module (func (export "_start")))"#,
                &limits,
                RefusalKind::Size,
                "the module has 36 bytes of 8 allowed",
            );
        }),
        trial("bytes_that_are_no_module_are_refused", || {
            let fixture = Fixture::new(1);
            let garbage: &[u8] = b"\0asm\x01\0\0\0\x1b[2J";
            match fixture.sandbox().prepare(garbage.into(), None, &limits()).expect("a worker") {
                Prepared::Refused { kind: RefusalKind::Invalid, reason } => {
                    assert!(reason.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{reason}");
                }
                _ => panic!("garbage was accepted"),
            }
        }),
        trial("compatibility_is_a_digest", || {
            let compatibility = Sandbox::compatibility();
            assert_eq!(compatibility.len(), "sha256:".len() + 64);
            assert_eq!(compatibility, Sandbox::compatibility());
        }),
    ]
}

#[track_caller]
fn check(wat: &str, limits: &Limits, expected: RefusalKind, message: &str) {
    let fixture = Fixture::new(1);
    match fixture.sandbox().prepare(module(wat), None, limits).expect("a worker") {
        Prepared::Refused { kind, reason } => assert_eq!((kind, reason.as_str()), (expected, message)),
        Prepared::Ready { .. } => panic!("it was compiled"),
    }
}

/// A module whose one function has so many branches that it takes long to compile.
fn costly(branches: usize) -> String {
    let mut body = String::new();
    for branch in 0..branches {
        let _ = write!(
            body,
            "(if (i32.eq (local.get 0) (i32.const {branch})) (then (local.set 1 (i32.mul (local.get 1) (local.get 0)))))"
        );
    }
    format!(
        r#"(module (func $f (param i32) (result i32) (local i32) {body} (local.get 1))
        (func (export "_start") (drop (call $f (i32.const 1)))))"#
    )
}
