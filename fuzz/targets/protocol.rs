#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| runners::sandbox::fuzz::protocol::run(data));
