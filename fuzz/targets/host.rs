#![no_main]

use std::sync::LazyLock;

use runners::sandbox::fuzz::host::{Guest, guest_text, run};

/// Compiled once: a guest that does what its input says.
static GUEST: LazyLock<Guest> = LazyLock::new(|| Guest::new(&wat::parse_str(guest_text()).expect("a module")));

libfuzzer_sys::fuzz_target!(|data: &[u8]| run(&GUEST, data));
