//! The whole terminal for one command, given back however the command ends.
//!
//! What was on the screen comes back when the value is dropped, when anything panics, and when a signal ends the
//! process. [`restore`] may be called at any time and as often as one likes.

use std::{
    io::{self, Write as _},
    panic,
    sync::atomic::{AtomicBool, Ordering},
};

use crossterm::{cursor, execute, queue, style, terminal};

/// Whether the terminal is ours at the moment.
static IS_TAKEN: AtomicBool = AtomicBool::new(false);

/// A terminal in raw mode, showing its other screen.
pub(crate) struct Screen {
    _private: (),
}

impl Screen {
    /// Takes the terminal.
    pub(crate) fn take() -> io::Result<Self> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            before(info);
        }));
        terminal::enable_raw_mode()?;
        IS_TAKEN.store(true, Ordering::SeqCst);
        // From here on dropping it gives the terminal back.
        let screen = Self { _private: () };
        execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide)?;
        Ok(screen)
    }

    /// Columns and rows.
    pub(crate) fn size(&self) -> (usize, usize) {
        let (columns, rows) = terminal::size().unwrap_or((80, 24));
        (usize::from(columns).max(20), usize::from(rows).max(4))
    }

    /// Shows lines, which must be safe and fit, and one line at the bottom.
    pub(crate) fn draw(&self, lines: &[&str], bottom: &str) -> io::Result<()> {
        let (_, rows) = self.size();
        let mut stdout = io::stdout().lock();
        queue!(stdout, cursor::MoveTo(0, 0))?;
        for line in lines.iter().take(rows - 1) {
            queue!(
                stdout,
                style::Print(line),
                terminal::Clear(terminal::ClearType::UntilNewLine),
                style::Print("\r\n")
            )?;
        }
        queue!(stdout, terminal::Clear(terminal::ClearType::FromCursorDown))?;
        let last_row = u16::try_from(rows - 1).unwrap_or(u16::MAX);
        queue!(stdout, cursor::MoveTo(0, last_row), style::Print(bottom))?;
        stdout.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether the terminal is taken.
pub(crate) fn is_taken() -> bool {
    IS_TAKEN.load(Ordering::SeqCst)
}

/// Gives the terminal back, if it is taken.
pub(crate) fn restore() {
    if IS_TAKEN.swap(false, Ordering::SeqCst) {
        // Where the terminal has gone there is nothing to give back.
        let _ = execute!(io::stdout(), cursor::Show, terminal::LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}
