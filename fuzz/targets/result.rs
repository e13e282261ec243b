#![no_main]
#![allow(dead_code, reason = "every target uses a part of what the bodies share")]

#[path = "../../grader/tests/fuzz/feed.rs"]
mod feed;
#[path = "../../grader/tests/fuzz/result.rs"]
mod result;

libfuzzer_sys::fuzz_target!(|data: &[u8]| result::run(data));
