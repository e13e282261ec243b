//! Modules inside the worker: from WebAssembly or from a compiled module to something that runs.

use std::fs::File;

use wasmtime::{Engine, ExternType, Linker, Module};

use super::{
    engine::{TABLE_ELEMENTS_MAX, TABLES_MAX},
    guest::Loaded,
    protocol::{Refusal, RefusalKind},
    wasi,
};

/// A module compiled by Cranelift, and the same as bytes for the cache.
pub(super) fn compile(engine: &Engine, wasm: &[u8]) -> Result<(Module, Vec<u8>), Refusal> {
    let invalid = |error: wasmtime::Error| Refusal::new(RefusalKind::Invalid, &format!("{error:#}"));
    let module = Module::from_binary(engine, wasm).map_err(invalid)?;
    let compiled = module.serialize().map_err(invalid)?;
    Ok((module, compiled))
}

/// Maps a compiled module. `None` when the file is not one of this engine's.
#[expect(unsafe_code, reason = "the engine cannot check that a compiled module is one that it wrote")]
pub(super) fn map(engine: &Engine, file: File) -> Option<Module> {
    // SAFETY: A file that was not written by this engine is native code of a stranger. The parent hands over only
    // files of the cache that carry its own keyed digest, and nothing rewrites those in place. This process holds
    // no answer and serves one submission, whose code it runs anyway.
    unsafe { Module::deserialize_open_file(engine, file) }.ok()
}

/// Links a module to the host and checks that it can be started.
pub(super) fn link(engine: &Engine, module: &Module) -> Result<Loaded, Refusal> {
    match module.get_export("_start") {
        Some(ExternType::Func(entry)) if entry.params().len() == 0 && entry.results().len() == 0 => {}
        Some(_) => return Err(Refusal::new(RefusalKind::Entry, "`_start` is not a function without arguments")),
        None => return Err(Refusal::new(RefusalKind::Entry, "there is no `_start`: the program has no entry")),
    }
    // The engine says so itself, but only when an instance is made, and in no other form than text.
    let required = module.resources_required();
    if required.num_tables > TABLES_MAX {
        return Err(Refusal::new(RefusalKind::Invalid, &format!("there are more than {TABLES_MAX} tables")));
    }
    if required.max_initial_table_size.is_some_and(|elements| elements > TABLE_ELEMENTS_MAX as u64) {
        let reason = format!("a table has more than {TABLE_ELEMENTS_MAX} elements");
        return Err(Refusal::new(RefusalKind::Invalid, &reason));
    }
    let mut linker = Linker::new(engine);
    wasi::link(&mut linker, module).map_err(|reason| Refusal::new(RefusalKind::Import, &reason))?;
    let linked = linker.instantiate_pre(module);
    let linked = linked.map_err(|error| Refusal::new(RefusalKind::Import, &format!("{error:#}")))?;
    Ok(Loaded::new(linked))
}
