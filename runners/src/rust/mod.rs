//! Builds Rust submissions.
//!
//! ```text
//! sources, driver ─► stage ─► files under fixed names ─┐
//! recipe, profile ─► arguments ────────────────────────┼─► key ─► cache? ─► artifact: module and log
//! toolchain ───────────────────────────────────────────┘              └─ no: compile (jail) ─► messages ─┘
//! artifact ─► sandbox (compiled module from the cache, or for it) ─► program
//! ```
//!
//! rustc is called directly, never through cargo or rustup, in a fresh folder, with nothing of the submission on its
//! command line and no environment of ours. Module and log depend on the sources, the recipe and the compiler alone.

mod artifact;
mod compile;
mod messages;
mod names;
mod prepare;
mod stage;

use std::sync::{Arc, Mutex, PoisonError};

use grade_model::{
    Build, BuildRequest, Bytes, CompileLog, CompileStop, Limits, Outcome, Profile, Program, Request, Runner,
    RunnerError, Unit,
};
use tokio::runtime::Handle;

use self::{artifact::Artifact, compile::Compilation, stage::Staged};
pub use self::{names::Names, prepare::Prepare};
use crate::{
    cache::{Cache, Key, Kind},
    cancel::CancelToken,
    jail::JailConfig,
    notice::Notice,
    recipe::{self, RustcRecipe},
    sandbox::Prepared,
    toolchain::{self, Places, Search, Toolchain},
};

/// What a runner for Rust needs.
#[derive(Clone)]
pub struct RustConfig {
    /// Where modules are kept; without it each build compiles.
    pub cache: Option<Cache>,
    /// Where the compiler is looked for.
    pub places: Places,
    /// What runs the modules.
    pub sandbox: Arc<dyn Prepare>,
    /// The runtime that supervises the compiler: with threads of its own, I/O and time.
    pub runtime: Handle,
    /// Stops builds that are under way.
    pub cancel: CancelToken,
    /// Told what takes long.
    pub notice: Notice,
    /// Whether the network is out of bounds: nothing is installed then.
    pub is_offline: bool,
    /// How compilers are closed in.
    pub jail: JailConfig,
}

/// Compiles Rust to modules for the sandbox.
///
/// Its methods block, so they are to be called outside of the runtime's own threads.
pub struct RustRunner {
    config: RustConfig,
    recipe: &'static RustcRecipe,
    found: Mutex<Option<Arc<Toolchain>>>,
}

impl RustRunner {
    /// A runner. Nothing is looked for until it is needed.
    ///
    /// # Errors
    /// When the embedded recipe cannot be read, which this crate's tests rule out.
    pub fn new(config: RustConfig) -> Result<Self, RunnerError> {
        let recipe = recipe::find("rust").and_then(|recipe| recipe.rustc.as_ref());
        let recipe = recipe.ok_or_else(|| RunnerError::failed("the recipe for Rust cannot be read"))?;
        Ok(Self { config, recipe, found: Mutex::new(None) })
    }

    /// The compiler, with the standard library for its target. It is looked for once.
    fn toolchain(&self) -> Result<Arc<Toolchain>, RunnerError> {
        // Held while searching, so that of several builds one installs the target and the others wait. A panic in
        // between leaves nothing half done.
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(toolchain) = &*found {
            return Ok(Arc::clone(toolchain));
        }
        let search = Search {
            places: &self.config.places,
            recipe: self.recipe,
            cache: self.config.cache.as_ref(),
            is_offline: self.config.is_offline,
            notice: &self.config.notice,
            cancel: &self.config.cancel,
        };
        let toolchain = self.config.runtime.block_on(async {
            let toolchain = toolchain::find(&search).await?;
            toolchain::ensure_target(&search, &toolchain).await?;
            Ok::<_, RunnerError>(Arc::new(toolchain))
        })?;
        *found = Some(Arc::clone(&toolchain));
        Ok(toolchain)
    }

    /// The module and the log, from the cache or from the compiler.
    fn compile(&self, compilation: &Compilation<'_>) -> Result<Artifact, RunnerError> {
        let Some(cache) = &self.config.cache else {
            return self.config.runtime.block_on(compilation.run(None, &self.config.cancel));
        };
        let key = compilation.key();
        if let Some(artifact) = cache.read(Kind::Module, &key).and_then(|bytes| Artifact::decode(&bytes)) {
            return Ok(artifact);
        }
        let artifact = self.config.runtime.block_on(compilation.run(Some(cache), &self.config.cancel))?;
        if let Some(bytes) = artifact.encode() {
            cache.write(Kind::Module, &key, &bytes);
        }
        Ok(artifact)
    }

    /// Hands the module to the sandbox, with native code from the cache, or keeps the native code that comes back.
    fn prepare(&self, module: Bytes, limits: &Limits) -> Result<Prepared, RunnerError> {
        let sandbox = &self.config.sandbox;
        let Some(cache) = &self.config.cache else { return sandbox.prepare(module, None, limits) };
        let key = Key::of([&b"grade-compiled/1"[..], &module, sandbox.compatibility().as_bytes()]);
        let prepared = sandbox.prepare(module, cache.open_compiled(&key), limits)?;
        if let Prepared::Ready { compiled: Some(code), .. } = &prepared {
            cache.write_compiled(&key, code);
        }
        Ok(prepared)
    }
}

impl Runner for RustRunner {
    fn build(&self, request: &BuildRequest<'_>) -> Result<Build, RunnerError> {
        let staged = match Staged::new(self.recipe, request) {
            Ok(staged) => staged,
            Err(too_large) => return Ok(Build::Failed { log: too_large.into_log() }),
        };
        let toolchain = self.toolchain()?;
        let Artifact { module, mut log } =
            self.compile(&Compilation::new(&toolchain, self.recipe, &staged, request, &self.config.jail))?;
        let Some(module) = module else { return Ok(Build::Failed { log }) };
        if module.len() as u64 > request.limits.module_bytes_max {
            return Ok(Build::Failed { log: compile::module_size(module.len() as u64, request.limits) });
        }
        match self.prepare(module, request.limits)? {
            Prepared::Ready { program, .. } => {
                Ok(Build::Ready { program: Box::new(RustProgram { program, names: staged.names }), log })
            }
            Prepared::Refused { reason, .. } => {
                log.stop = Some(CompileStop::ModuleRefused);
                log.text = format!("the program cannot run in the sandbox: {}", messages::escape_line(&reason));
                Ok(Build::Failed { log })
            }
        }
    }

    fn unit(&self, profile: Profile) -> Result<Unit, RunnerError> {
        let compiler = self.toolchain()?.version.clone();
        Ok(Unit { engine: self.config.sandbox.engine(), host: self.config.sandbox.host(), compiler, profile })
    }
}

/// A program whose panics name the student's files.
struct RustProgram {
    program: Box<dyn Program>,
    names: Names,
}

impl Program for RustProgram {
    fn run(
        &self,
        requests: &[Request],
        limits: &Limits,
        sink: &mut dyn FnMut(usize, Outcome),
    ) -> Result<(), RunnerError> {
        self.program.run(requests, limits, &mut |index, mut outcome| {
            outcome.stderr = outcome.stderr.map(|stderr| self.names.restore_panics(stderr));
            sink(index, outcome);
        })
    }
}

/// A log of one text and nothing else.
fn stopped(stop: CompileStop, text: impl Into<String>) -> CompileLog {
    CompileLog { text: text.into(), diagnostics: Vec::new(), stop: Some(stop) }
}

#[cfg(test)]
mod tests;
