//! Many requests at once: order, determinism, and pipes that are full on both sides.

use grade_model::{Ending, Limits, Request};
use libtest_mimic::Trial;
use runners::sandbox::Prepared;

use super::{Fixture, limits, module, request, run, trial};

/// Copies standard input to standard output, and spins as many thousand turns as the first byte says.
const ECHO: &str = r#"
(module
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 4)
  (data (i32.const 0) "\00\01\00\00\00\00\02\00")
  (func $spin (local $i i32)
    (local.set $i (i32.mul (i32.load8_u (i32.const 256)) (i32.const 1000)))
    (loop $again
      (local.set $i (i32.sub (local.get $i) (i32.const 1)))
      (br_if $again (i32.gt_s (local.get $i) (i32.const 0)))))
  (func (export "_start")
    (loop $more
      (drop (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 32)))
      (if (i32.load (i32.const 32)) (then
        (call $spin)
        (i32.store (i32.const 40) (i32.const 256))
        (i32.store (i32.const 44) (i32.load (i32.const 32)))
        (drop (call $fd_write (i32.const 1) (i32.const 40) (i32.const 1) (i32.const 48)))
        (br $more))))))
"#;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("outcomes_are_the_same_on_one_thread_and_four", outcomes_are_the_same),
        trial("large_inputs_and_outputs_do_not_block_each_other", large_streams),
        trial("a_program_runs_again_and_again", runs_again),
        trial("no_requests_are_no_work", || {
            let fixture = Fixture::new(1);
            assert_eq!(run(fixture.program(ECHO).as_ref(), &[], &limits()).expect("outcomes"), []);
        }),
        trial("a_compiled_module_is_used_again", compiled_module_is_used_again),
        trial("several_programs_run_side_by_side", side_by_side),
    ]
}

fn requests(count: u8) -> Vec<Request> {
    // The first ones spin longest, so later ones overtake them where there are threads.
    (0..count).map(|index| request(&[255 - index, index, b'\n'])).collect()
}

fn outcomes_are_the_same() {
    let limits = Limits { fuel: 10_000_000, ..limits() };
    let requests = requests(40);
    let fixtures = [Fixture::new(1), Fixture::new(4)];
    let programs = fixtures.each_ref().map(|fixture| fixture.program(ECHO));
    let reference = run(programs[0].as_ref(), &requests, &limits).expect("outcomes");
    assert_eq!(reference[3].stdout.reveal().as_ref(), [252, 3, b'\n']);
    for _ in 0..20 {
        for program in &programs {
            assert_eq!(run(program.as_ref(), &requests, &limits).expect("outcomes"), reference);
        }
    }
}

fn large_streams() {
    let limits = Limits { fuel: 1_000_000_000, output_bytes_max: 16 << 20, ..limits() };
    for jobs in [1, 3] {
        let fixture = Fixture::new(jobs);
        let program = fixture.program(ECHO);
        let inputs: Vec<Vec<u8>> = (0..12_u8).map(|index| vec![index; 10 << 20]).collect();
        let requests: Vec<Request> = inputs.iter().map(|input| request(input)).collect();
        let outcomes = run(program.as_ref(), &requests, &limits).expect("outcomes");
        for (outcome, input) in outcomes.iter().zip(&inputs) {
            assert_eq!(outcome.ending, Ending::Exited(0));
            assert!(outcome.stdout.reveal().as_ref() == input.as_slice());
        }
    }
}

fn runs_again() {
    let fixture = Fixture::new(2);
    let program = fixture.program(ECHO);
    for _ in 0..5 {
        let outcomes = run(program.as_ref(), &[request(b"\0a"), request(b"\0b")], &limits()).expect("outcomes");
        assert_eq!(outcomes[1].stdout.reveal().as_ref(), b"\0b");
    }
    // Limits belong to the run, not to the program.
    let tight = Limits { output_bytes_max: 1, ..limits() };
    let outcomes = run(program.as_ref(), &[request(b"\0a")], &tight).expect("outcomes");
    assert_eq!(outcomes[0].stdout.reveal().as_ref(), b"\0");
}

fn compiled_module_is_used_again() {
    let fixture = Fixture::new(1);
    let Prepared::Ready { program, compiled: Some(compiled) } = fixture.prepare(ECHO).expect("a worker") else {
        panic!("the first time a module is compiled");
    };
    let reference = run(program.as_ref(), &[request(b"\x01x")], &limits()).expect("outcomes");
    let again = |bytes: &[u8]| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("module");
        std::fs::write(&path, bytes).expect("a file");
        let file = std::fs::File::open(&path).expect("a file");
        match fixture.sandbox().prepare(module(ECHO), Some(file), &limits()).expect("a worker") {
            Prepared::Ready { program, compiled } => {
                assert_eq!(run(program.as_ref(), &[request(b"\x01x")], &limits()).expect("outcomes"), reference);
                compiled.is_some()
            }
            Prepared::Refused { reason, .. } => panic!("{reason}"),
        }
    };
    assert!(!again(&compiled), "a compiled module that fits is not compiled again");
    assert!(again(b"no module"), "one that does not fit is");
    assert!(again(b""), "an empty file is no module");
}

fn side_by_side() {
    let fixture = Fixture::new(2);
    std::thread::scope(|scope| {
        for index in 0..4_u8 {
            let fixture = &fixture;
            scope.spawn(move || {
                let program = fixture.program(ECHO);
                let outcomes = run(program.as_ref(), &[request(&[0, index])], &limits()).expect("outcomes");
                assert_eq!(outcomes[0].stdout.reveal().as_ref(), [0, index]);
            });
        }
    });
}
