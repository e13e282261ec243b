//! Waiting until something near a file may have changed.

use std::{
    path::Path,
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::exit::CommandError;

/// How long a burst of events may last: an editor's write, rename and touch are one change.
const BURST: Duration = Duration::from_millis(40);

/// How often to look at a file where the system does not tell.
const POLL: Duration = Duration::from_millis(250);

/// Tells when to look at a file again.
pub(super) struct Changes {
    source: Source,
    warning: Option<String>,
}

enum Source {
    /// The system tells of events in the folder around the file, so that a renamed file is noticed.
    Events { events: Receiver<DebounceEventResult>, _watcher: Debouncer<RecommendedWatcher, RecommendedCache> },
    /// It does not, or shall not be asked.
    Clock,
}

impl Changes {
    /// Starts watching a file, or a folder with everything below. Where that fails, the file is looked at every quarter
    /// of a second, and [`Changes::warning`] says so.
    pub(super) fn watch(path: &Path, is_polling: bool) -> Result<Self, CommandError> {
        if !path.exists() {
            return Err(CommandError::usage(format!("no such file or folder: {}", path.display()))
                .hint("`grade start ID` copies the file to begin with"));
        }
        if is_polling {
            return Ok(Self { source: Source::Clock, warning: None });
        }
        Ok(match listen(path) {
            Ok(source) => Self { source, warning: None },
            Err(error) => Self {
                source: Source::Clock,
                warning: Some(format!("the system does not tell of changes, so the file is looked at: {error}")),
            },
        })
    }

    /// Why the file is looked at instead of waited for, where that was not asked for.
    pub(super) fn warning(&self) -> Option<&str> {
        self.warning.as_deref()
    }

    /// Waits until something may have changed, or `patience` is over.
    pub(super) fn wait(&self, patience: Duration) {
        match &self.source {
            Source::Events { events, .. } => {
                // What happened does not matter, and neither does an error: the file is read again in any case.
                let _ = events.recv_timeout(patience);
                while events.try_recv().is_ok() {}
            }
            Source::Clock => thread::sleep(patience.min(POLL)),
        }
    }
}

fn listen(path: &Path) -> Result<Source, notify::Error> {
    let (sender, events) = mpsc::channel();
    let mut watcher = new_debouncer(BURST, None, sender)?;
    if path.is_dir() {
        watcher.watch(path, RecursiveMode::Recursive)?;
    } else {
        let folder = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    Ok(Source::Events { events, _watcher: watcher })
}
