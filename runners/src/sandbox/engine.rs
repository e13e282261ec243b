//! How wasmtime is set up: what a module may use, and what defines a unit of fuel.

use std::{
    fmt::Write as _,
    hash::{Hash as _, Hasher},
    sync::Arc,
};

use sha2::{Digest as _, Sha256};
use wasmtime::{Config, Engine, OptLevel, RegallocAlgorithm, Strategy, WasmBacktraceDetails};

use super::memory::{MemoryPool, SharedPool};

/// The engine's name and version. The manifest pins the version.
pub(super) const ENGINE_VERSION: &str = "wasmtime 48.0.8";

/// Native stack of a guest, in bytes. Twice the stack in linear memory that Rust programs have, so that the latter
/// binds for programs whose frames lie there.
pub(super) const NATIVE_STACK_BYTES_MAX: usize = 2 << 20;

/// Stack of a thread that runs guests, in bytes: the guest's, and room for the host's calls.
pub(super) const THREAD_STACK_BYTES: usize = NATIVE_STACK_BYTES_MAX + (6 << 20);

/// Tables that a module may have.
pub(super) const TABLES_MAX: u32 = 4;

/// Elements of a table. Rust's tables have one for each function whose address is taken.
pub(super) const TABLE_ELEMENTS_MAX: usize = 100_000;

/// An engine whose guests have their memories from `pool`.
///
/// Fuel is counted before optimisation, so neither the level nor the register allocator changes it; both change how
/// much native stack a call takes. These are the engine's defaults, which its own tests cover best.
pub(super) fn new(pool: &Arc<MemoryPool>) -> wasmtime::Result<Engine> {
    let mut config = settings();
    config.with_host_memory(Arc::new(SharedPool(Arc::clone(pool))));
    Engine::new(&config)
}

fn settings() -> Config {
    let mut config = Config::new();
    config
        .strategy(Strategy::Cranelift)
        .cranelift_opt_level(OptLevel::Speed)
        .cranelift_regalloc_algorithm(RegallocAlgorithm::Backtracking)
        .cranelift_nan_canonicalization(true)
        .consume_fuel(true)
        .epoch_interruption(false)
        .max_wasm_stack(NATIVE_STACK_BYTES_MAX)
        // Memories are our own, so data is copied into them.
        .memory_init_cow(false)
        // Nobody reads a backtrace, so nothing that only serves one is generated. The environment is not asked.
        .wasm_backtrace_details(WasmBacktraceDetails::Disable)
        .wasm_backtrace_max_frames(None)
        .generate_address_map(false)
        .native_unwind_info(false)
        // What a Rust module needs is on by default; what has run-time behaviour of its own stays off. Threads, GC,
        // exceptions and components are not even compiled in.
        .wasm_relaxed_simd(false)
        .wasm_memory64(false)
        .wasm_multi_memory(false)
        .wasm_tail_call(false)
        .wasm_custom_page_sizes(false)
        .wasm_wide_arithmetic(false)
        .wasm_stack_switching(false);
    config
}

/// A digest over everything that a compiled module depends on beside the module: engine, settings, this machine's
/// instruction set, and the host.
pub(super) fn compatibility(host_version: &str) -> String {
    let mut hasher = DigestHasher(Sha256::new());
    match Engine::new(&settings()) {
        Ok(engine) => engine.precompile_compatibility_hash().hash(&mut hasher),
        // The engine does not support this machine, so nothing is ever compiled that could be kept.
        Err(error) => error.to_string().hash(&mut hasher),
    }
    for part in [ENGINE_VERSION, host_version] {
        part.hash(&mut hasher);
    }
    let mut text = String::from("sha256:");
    for byte in hasher.0.finalize() {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Feeds what `Hash` gives to a digest that does not change between releases of Rust.
struct DigestHasher(Sha256);

impl Hasher for DigestHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}
