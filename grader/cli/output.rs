//! Writing to standard output and standard error, where a closed pipe is not an error.

use std::io::{self, IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};

use grader::text::Charset;

use crate::{args::ColorArg, exit::CommandError};

/// Writes to standard output. When the reader has gone, the rest is dropped without a word.
pub(crate) fn print(bytes: &[u8]) -> Result<(), CommandError> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(CommandError::judge("failed to write to standard output").caused_by(error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes a line to standard error. There is nowhere to report a failure to, so there is none.
pub(crate) fn note(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Writes an error with its causes and its hint to standard error.
pub(crate) fn print_error(error: &CommandError) {
    let text = error.render();
    if use_color(ColorArg::Auto, io::stderr().is_terminal()) {
        let red = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
        let cyan = Style::new().fg_color(Some(AnsiColor::Cyan.into())).bold();
        let painted: Vec<String> = text
            .lines()
            .map(|line| match (line.strip_prefix("error:"), line.strip_prefix("hint:")) {
                (Some(rest), _) => format!("{red}error:{red:#}{rest}"),
                (None, Some(rest)) => format!("{cyan}hint:{cyan:#}{rest}"),
                (None, None) => line.to_owned(),
            })
            .collect();
        note(&painted.join("\n"));
    } else {
        note(&text);
    }
}

/// Whether to colour what goes to a stream, by the conventions of `NO_COLOR` and `CLICOLOR_FORCE`.
pub(crate) fn use_color(choice: ColorArg, is_terminal: bool) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match choice {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto if is_set("NO_COLOR") => false,
        ColorArg::Auto if is_set("CLICOLOR_FORCE") => true,
        ColorArg::Auto => is_terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// Whether the terminal, or whatever reads standard output, takes UTF-8: what the locale says, and yes without one
/// unless it is a terminal of the plain `C` locale.
pub(crate) fn use_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match locale {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8") || !io::stdout().is_terminal()
        }
        None => true,
    }
}

/// The width of the terminal in columns, 80 when standard output is none.
pub(crate) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return 80;
    }
    console_width().unwrap_or(80).clamp(40, 160)
}

fn console_width() -> Option<usize> {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .or_else(|| terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| usize::from(columns)))
}

/// Text that may hold anything, as lines that are safe on a terminal.
pub(crate) fn safe(text: &str) -> String {
    grader::text::escape(text.as_bytes(), charset())
}

/// Text that may hold anything, as one line that is safe on a terminal.
pub(crate) fn safe_line(text: &str) -> String {
    grader::text::escape_line(text.as_bytes(), charset())
}

fn charset() -> Charset {
    if use_unicode() { Charset::Unicode } else { Charset::Ascii }
}
