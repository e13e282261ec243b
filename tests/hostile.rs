//! Hostile submissions: none of them reads what it must not, forges a result, hangs, or breaks the grader.
//!
//! ```text
//! hostile/<class>/       attacks, each a file or a folder with a header that says what it tries and its verdict
//! hostile/exercises/     what they are judged against; hidden data holds canaries
//! hostile/harness/       lab: canaries, program, processes    inspect: what may leave the grader
//!                        corpus, generated: attacks           names: how files are called, and what folders hold
//!                        interference: hidden data            probing: a program that looks around
//!                        layers: a sandbox with parts missing
//! ```

mod support;

#[path = "hostile/harness/mod.rs"]
mod harness;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use libtest_mimic::{Arguments, Trial};

use crate::harness::{corpus, interference, lab::Lab, layers, names, probing};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let lab: &'static Lab = match Lab::set_up() {
        Ok(lab) => Box::leak(Box::new(lab)),
        Err(failed) => return fail("the lab cannot be set up", &failed),
    };
    let families: [fn(&'static Lab) -> Vec<Trial>; 5] =
        [corpus::trials, names::trials, interference::trials, probing::trials, layers::trials];
    let conclusion = libtest_mimic::run(&arguments, families.iter().flat_map(|trials| trials(lab)).collect());
    match lab.look_for_remains() {
        Ok(()) => conclusion.exit_code(),
        Err(failed) => fail("the attacks left something behind", &failed),
    }
}

fn fail(what: &str, failed: &libtest_mimic::Failed) -> ExitCode {
    let why = failed.message().unwrap_or_default();
    // Without standard error there is nobody to tell.
    let _ = writeln!(io::stderr(), "{what}: {why}");
    ExitCode::FAILURE
}
