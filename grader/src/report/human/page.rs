//! A page of text for a terminal: the one way by which anything reaches the report for people.
//!
//! All text is escaped here, and no line is wider than the terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Color, Style};

use super::{HumanOptions, Verbosity};
use crate::text::{self, Blanks, Cell, Charset};

/// Narrower terminals get lines of this width.
const WIDTH_MIN: usize = 20;

/// Sentences are wrapped at this width even where the terminal is wider.
const PROSE_WIDTH_MAX: usize = 100;

/// What a piece of text is, from which its colour follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
    /// A part of an expected line that differs.
    GoodPart,
    /// A part of an actual line that differs.
    BadPart,
    Warning,
    Hint,
}

impl Role {
    fn style(self) -> Style {
        let coloured = |colour: AnsiColor| Style::new().fg_color(Some(Color::Ansi(colour)));
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Good => coloured(AnsiColor::Green),
            Self::Bad => coloured(AnsiColor::Red),
            Self::GoodPart => coloured(AnsiColor::Green).bold().underline(),
            Self::BadPart => coloured(AnsiColor::Red).bold().underline(),
            Self::Warning => coloured(AnsiColor::Yellow).bold(),
            Self::Hint => coloured(AnsiColor::Cyan).bold(),
        }
    }
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) role: Role,
    pub(super) cells: Vec<Cell>,
}

/// The text so far.
pub(super) struct Page {
    options: HumanOptions,
    text: String,
}

impl Page {
    pub(super) const fn new(options: HumanOptions) -> Self {
        Self { options, text: String::new() }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn width(&self) -> usize {
        self.options.width.max(WIDTH_MIN)
    }

    pub(super) fn is_verbose(&self) -> bool {
        self.options.verbosity >= Verbosity::Verbose
    }

    pub(super) const fn charset(&self) -> Charset {
        if self.options.unicode { Charset::Unicode } else { Charset::Ascii }
    }

    /// The first of two texts where the terminal shows UTF-8, else the second.
    pub(super) const fn glyph(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        match self.charset() {
            Charset::Unicode => unicode,
            Charset::Ascii => ascii,
        }
    }

    /// A piece of a line; whatever is unsafe in `text` is escaped.
    pub(super) fn span(&self, role: Role, text: &str) -> Span {
        Span { role, cells: text::cells(text.as_bytes(), Blanks::Plain, self.charset()) }
    }

    /// Writes a line, cut at the terminal's width.
    pub(super) fn line(&mut self, spans: &[Span]) {
        let mut cells: Vec<Cell> = spans.iter().flat_map(|span| span.cells.iter().cloned()).collect();
        text::disarm(&mut cells);
        let cut = text::cut_from(&cells, 0, self.width(), self.charset());
        let mut rest = &cells[cut.range];
        let mut pieces: Vec<(Role, String)> = Vec::new();
        for span in spans {
            let (piece, behind) = rest.split_at(span.cells.len().min(rest.len()));
            pieces.push((span.role, text::join(piece)));
            rest = behind;
        }
        if cut.is_cut_after {
            pieces.push((Role::Faint, text::ellipsis(self.charset()).text));
        }
        while let Some((_, text)) = pieces.last_mut() {
            text.truncate(text.trim_end_matches(' ').len());
            if !text.is_empty() {
                break;
            }
            pieces.pop();
        }
        for run in pieces.chunk_by(|left, right| left.0 == right.0) {
            let text: String = run.iter().map(|(_, text)| text.as_str()).collect();
            self.push(run[0].0, &text);
        }
        self.text.push('\n');
    }

    fn push(&mut self, role: Role, text: &str) {
        let style = role.style();
        if self.options.colour && !style.is_plain() && !text.trim().is_empty() {
            write!(self.text, "{}{text}{}", style.render(), style.render_reset()).expect("a string takes any text");
        } else {
            self.text.push_str(text);
        }
    }

    /// Writes an empty line, unless there is one already.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Writes sentences, wrapped and indented.
    pub(super) fn prose(&mut self, indent: usize, role: Role, text: &str) {
        self.labelled(indent, Span { role, cells: Vec::new() }, role, text);
    }

    /// Writes sentences behind a label; wrapped lines are indented like the first one. A label that would take more
    /// than half of the line stands above.
    pub(super) fn labelled(&mut self, indent: usize, label: Span, role: Role, text: &str) {
        let indent = indent.min(self.width() / 2);
        let room = self.width().min(PROSE_WIDTH_MAX) - indent;
        let margin = self.span(Role::Plain, &" ".repeat(indent));
        let mut label = Some(label);
        if let Some(label) = label.take_if(|label| text::width(&label.cells) > room / 2) {
            self.line(&[margin.clone(), label]);
        }
        for line in text.trim_end().split('\n') {
            // The label takes part in the wrapping as one wide cell, so that the first line is shorter.
            let label_width = label.as_ref().map_or(0, |label| text::width(&label.cells));
            let lead = Cell { text: String::new(), width: label_width, is_mark: true };
            let with_lead: Vec<Cell> = std::iter::once(lead).chain(self.span(role, line).cells).collect();
            for mut cells in text::wrap(&with_lead, room) {
                cells.retain(|cell| !cell.text.is_empty());
                let mut spans = vec![margin.clone()];
                spans.extend(label.take());
                spans.push(Span { role, cells });
                self.line(&spans);
            }
        }
    }

    /// A place in the text, to find out whether something was written since.
    pub(super) const fn position(&self) -> usize {
        self.text.len()
    }
}
