//! What judging needs besides the exercise: a runtime that supervises child processes, a runner on top of it, and a
//! way to stop.

use std::{
    cell::OnceCell,
    env,
    num::NonZeroUsize,
    path::PathBuf,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use grade_model::{Runner, SandboxLayer};
use runners::{
    cache::Cache,
    cancel::CancelToken,
    jail::JailConfig,
    notice::Notice,
    recipe,
    rust::{RustConfig, RustRunner},
    sandbox::{Sandbox, SandboxConfig},
    toolchain::Places,
};
use tokio::runtime::Runtime;

use crate::{config::Settings, exit::CommandError, output, screen};

/// How long a worker may be silent before it counts as stuck. Fuel bounds what a guest can do, so an honest worker is
/// silent for seconds at most, also on a machine that is slow or busy; a stuck one is a judge error, never a verdict.
const SILENCE_MAX: Duration = Duration::from_secs(300);

/// Everything that judges, for one command.
pub(crate) struct Session {
    config: RustConfig,
    layers: OnceCell<Vec<SandboxLayer>>,
    probed: OnceCell<mpsc::Receiver<Vec<SandboxLayer>>>,
    runner: RustRunner,
    // Supervises the runner's children, so it is dropped last.
    runtime: Runtime,
}

impl Session {
    /// Starts the runtime. Interrupting the command from now on stops what is under way, and cleans up.
    pub(crate) fn start(settings: &Settings) -> Result<Self, CommandError> {
        Self::start_with_threads(settings, settings.jobs)
    }

    /// As [`Session::start`], with this many threads for each program instead of `--jobs`: for a command that runs
    /// several programs at once.
    pub(crate) fn start_with_threads(settings: &Settings, threads: NonZeroUsize) -> Result<Self, CommandError> {
        let failed = |what: &str, error: std::io::Error| CommandError::judge(what.to_owned()).caused_by(error);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|error| failed("failed to start the runtime", error))?;
        let cancel = CancelToken::new();
        runtime.spawn(stop_on_signal(cancel.clone()));
        let notice = notice(settings);
        let program = env::current_exe().map_err(|error| failed("failed to find the program's own file", error))?;
        let sandbox = Sandbox::new(SandboxConfig {
            program: program.clone(),
            jobs: threads,
            runtime: runtime.handle().clone(),
            cancel: cancel.clone(),
            wall: SILENCE_MAX,
        });
        let config = RustConfig {
            cache: settings.cache.as_ref().and_then(|folder| Cache::open(folder, notice.clone())),
            places: Places::from_environment(settings.rustc.clone()),
            sandbox: Arc::new(sandbox),
            runtime: runtime.handle().clone(),
            cancel,
            notice,
            is_offline: settings.offline,
            jail: JailConfig { helper: Some(program.clone()), is_required: settings.require_jail },
        };
        let runner = RustRunner::new(config.clone())?;
        Ok(Self { config, layers: OnceCell::new(), probed: OnceCell::new(), runner, runtime })
    }

    /// The runner for a language, where there is one.
    pub(crate) fn runner(&self, language: &str) -> Option<&dyn Runner> {
        (language == "rust").then_some(&self.runner as &dyn Runner)
    }

    /// Begins to find out what [`Self::layers`] tells, while something else is under way.
    pub(crate) fn ask_for_layers(&self) -> &mpsc::Receiver<Vec<SandboxLayer>> {
        self.probed.get_or_init(|| probe(self.config.jail.helper.clone()))
    }

    /// Which layers of the sandbox this machine has. Asked once for all submissions of a command.
    pub(crate) fn layers(&self) -> Vec<SandboxLayer> {
        self.layers.get_or_init(|| self.ask_for_layers().recv().unwrap_or_default()).clone()
    }

    /// What the runner for Rust was made of.
    pub(crate) const fn rust_config(&self) -> &RustConfig {
        &self.config
    }

    /// Is raised when the user asks to stop; raising it stops what is under way, as the first signal does.
    pub(crate) fn cancel_token(&self) -> CancelToken {
        self.config.cancel.clone()
    }

    /// Stops waiting for anything.
    pub(crate) fn end(self) {
        drop((self.runner, self.config));
        self.runtime.shutdown_background();
    }
}

/// Asks on a thread of its own. Without the thread there is no answer, which is as if there were no layers.
fn probe(helper: Option<PathBuf>) -> mpsc::Receiver<Vec<SandboxLayer>> {
    let (answer, probed) = mpsc::sync_channel(1);
    let _started = thread::Builder::new().name("probe".to_owned()).spawn(move || {
        // Nobody listens any more when judging failed.
        let _ = answer.send(helper.as_deref().map(runners::jail::layers).unwrap_or_default());
    });
    probed
}

/// Endings of source files with their languages, from the recipes.
pub(crate) fn languages() -> Vec<(&'static str, &'static str)> {
    let recipes = recipe::all().unwrap_or_default();
    recipes
        .iter()
        .flat_map(|recipe| recipe.extensions.iter().map(|ending| (ending.as_str(), recipe.name.as_str())))
        .collect()
}

/// What takes long is told on standard error, unless the user wants quiet.
pub(crate) fn notice(settings: &Settings) -> Notice {
    if settings.verbosity < 0 {
        return Notice::silent();
    }
    Notice::new(|line| output::note(&output::safe(line)))
}

/// How long what was asked to stop may go on. Only work that never asks whether to stop takes longer, and whoever sends
/// one signal and waits, as `timeout` does, would wait for all of it.
const STOPPING_MAX: Duration = Duration::from_secs(10);

/// The same for what has the terminal: nothing of it is to be saved, and waiting for a key of a terminal that was closed
/// never ends.
const LEAVING_MAX: Duration = Duration::from_secs(1);

/// The first signal stops what is under way, which then cleans up; a second one, or time, ends the process at once.
async fn stop_on_signal(cancel: CancelToken) {
    wait_for_signal().await;
    cancel.cancel();
    let patience = if screen::is_taken() { LEAVING_MAX } else { STOPPING_MAX };
    let _elapsed = tokio::time::timeout(patience, wait_for_signal()).await;
    screen::restore();
    #[expect(clippy::exit, reason = "the user insists; children die with their parent")]
    std::process::exit(i32::from(crate::exit::Exit::Interrupted.code()));
}

async fn wait_for_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    let Ok(mut hangup) = signal(SignalKind::hangup()) else { return std::future::pending().await };
    let Ok(mut quit) = signal(SignalKind::quit()) else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
        _ = quit.recv() => {}
    }
}
