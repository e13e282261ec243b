//! Modules that nobody wrote, in real workers: each is refused or ends, and no worker has to be replaced.

use std::{
    env, fs,
    path::Path,
    time::{Duration, Instant},
};

use grade_model::Limits;
use libtest_mimic::Trial;
use runners::sandbox::Prepared;

use super::{Fixture, limits, made_modules::Source, request, run, trial};

/// Modules where nobody asks for more. The engine meets far more of them in the library's own tests.
const MODULES_DEFAULT: u64 = 24;

/// How long a module may take before it counts as hanging.
const HANG: Duration = Duration::from_secs(60);

pub(super) fn trials() -> Vec<Trial> {
    vec![trial("any_module_is_refused_or_ends", any_module_is_refused_or_ends)]
}

fn any_module_is_refused_or_ends() {
    let asked = env::var("GRADE_MODULES").ok().and_then(|count| count.parse::<u64>().ok());
    let count = asked.map_or(MODULES_DEFAULT, |count| count / 20);
    let mut fixture = Fixture::new(1);
    // A worker that is stuck shall be noticed, not waited for.
    fixture.wall = HANG;
    let limits = Limits { fuel: 2_000_000, memory_bytes_max: 4 << 20, ..limits() };
    let guests = guests();
    let (mut ended, mut reasons) = (0, Vec::new());
    for number in 0..count {
        let start = Instant::now();
        let module = Source::numbered(number).module(&guests).into();
        match fixture.sandbox().prepare(module, None, &limits).expect("a refusal or a program") {
            Prepared::Ready { program, compiled } => {
                assert!(compiled.is_some_and(|code| !code.is_empty()));
                let outcomes = run(program.as_ref(), &[request(b"input"), request(b"input")], &limits);
                let outcomes = outcomes.expect("a student's ending");
                assert_eq!(outcomes[0], outcomes[1], "module {number}");
                ended += 1;
            }
            Prepared::Refused { reason, .. } => {
                assert!(!reason.is_empty(), "module {number}");
                reasons.push(reason);
            }
        }
        assert!(start.elapsed() < HANG, "module {number} takes {:?}", start.elapsed());
    }
    assert!(2 * ended >= count, "only {ended} of {count} modules ran: {reasons:#?}");
}

/// The guests that `guests.rs` knows the ends of.
fn guests() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("guests");
    let kinds = fs::read_dir(folder).expect("a folder").map(|kind| kind.expect("an entry").path());
    let guests = kinds.flat_map(|kind| fs::read_dir(kind).into_iter().flatten());
    let mut paths: Vec<_> = guests.map(|guest| guest.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| wat::parse_file(path).expect("a module in text form")).collect()
}
