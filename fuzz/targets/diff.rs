#![no_main]
#![allow(dead_code, reason = "every target uses a part of what the bodies share")]

#[path = "../../grader/tests/fuzz/diff.rs"]
mod diff;
#[path = "../../grader/tests/fuzz/feed.rs"]
mod feed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| diff::run(data));
