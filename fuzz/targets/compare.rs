#![no_main]
#![allow(dead_code, reason = "every target uses a part of what the bodies share")]

#[path = "../../grader/tests/fuzz/compare.rs"]
mod compare;
#[path = "../../grader/tests/fuzz/feed.rs"]
mod feed;

libfuzzer_sys::fuzz_target!(|data: &[u8]| compare::run(data));
