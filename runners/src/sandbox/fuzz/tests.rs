//! Runs the bodies on inputs that once found something, and on made-up ones: the same each time.

use std::{env, fs, path::Path, thread};

use proptest::{
    collection::vec,
    prelude::any,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use super::{super::engine, host, protocol};

/// Inputs that are made up for each target where nobody asks for more.
const INPUTS_DEFAULT: u32 = 3000;

/// Longest made-up input, in bytes.
const INPUT_BYTES_MAX: usize = 500;

#[track_caller]
fn check(target: &str, body: impl Fn(&[u8])) {
    let regressions = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/regressions").join(target);
    for input in fs::read_dir(regressions).into_iter().flatten() {
        body(&fs::read(input.expect("an entry").path()).expect("a file"));
    }
    let cases = env::var("GRADE_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(INPUTS_DEFAULT);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let result = runner.run(&vec(any::<u8>(), 0..INPUT_BYTES_MAX), |data| {
        body(&data);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{target} fails: {failure}");
    }
}

#[test]
fn calls_of_a_guest() {
    // Guests need the stack that a worker's threads have.
    let running = thread::Builder::new().stack_size(engine::THREAD_STACK_BYTES).spawn(|| {
        let guest = host::Guest::new(&wat::parse_str(host::guest_text()).expect("a module in text form"));
        check("host", |data| host::run(&guest, data));
    });
    assert!(running.expect("a thread").join().is_ok(), "the host stumbles");
}

#[test]
fn messages_of_a_worker() {
    check("protocol", protocol::run);
}
