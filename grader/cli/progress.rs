//! What is going on, on standard error and only on a terminal.

use std::time::Duration;

use grader::judge::Event;
use indicatif::{ProgressBar, ProgressStyle};

/// A line that follows the judge; nothing at all when standard error is no terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// What is judged, already safe to print.
    what: String,
}

impl Progress {
    /// Starts the line, or does nothing when `is_on` is false.
    pub(crate) fn start(what: String, is_on: bool) -> Self {
        // indicatif draws on standard error and hides itself when that is no terminal.
        let bar = if is_on { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style.tick_chars("|/-\\ "));
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar, what }
    }

    /// Follows one event. Events hold numbers only, so nothing hidden can show.
    pub(crate) fn follow(&self, event: &Event) {
        let message = match event {
            Event::BuildStarted => format!("compiling {}", self.what),
            Event::BuildFinished { .. } => format!("starting the tests of {}", self.what),
            Event::CaseFinished { done, total } => format!("testing {}: {done} of {total}", self.what),
            Event::CheckerStarted => format!("checking the output of {}", self.what),
        };
        self.bar.set_message(message);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
