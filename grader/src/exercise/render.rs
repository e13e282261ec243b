//! Shows what is wrong with an exercise as a compiler would: the file, the line, the offending text underlined.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle};

use super::{
    ExerciseError, SpecDiagnostic,
    names::{is_unprintable, printable},
};

/// Characters of a line that are shown on each side of the offending part at most.
const CONTEXT_CHARS_MAX: usize = 4_000;

/// How to show errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenderOptions {
    /// Columns of the terminal.
    pub columns: usize,
    /// Whether nothing but ASCII may be drawn.
    pub is_ascii: bool,
    /// Whether to colour.
    pub is_coloured: bool,
}

/// How bad it is what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The exercise cannot be handed out.
    Error,
    /// It can, but should be better.
    Warning,
}

/// Every error, one after the other, each with its place and what to do. Ends with a line feed. Nothing that stands in
/// a file or a name reaches the terminal unescaped.
#[must_use]
pub fn render(error: &ExerciseError, options: RenderOptions) -> String {
    let mut text = String::new();
    for diagnostic in &error.diagnostics {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&render_one(Severity::Error, diagnostic, options));
    }
    text
}

/// One error or warning, as [`render`] shows it. Ends with a line feed.
#[must_use]
pub fn render_one(severity: Severity, diagnostic: &SpecDiagnostic, options: RenderOptions) -> String {
    let renderer = if options.is_coloured { Renderer::styled() } else { Renderer::plain() };
    let decor = if options.is_ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    let renderer = renderer.term_width(options.columns.max(40)).decor_style(decor);
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let shown = |text: &str| to_shown(&printable(text), options);
    let path = shown(&diagnostic.path.to_string_lossy());
    let excerpt = Excerpt::of(diagnostic, options);
    let group = Group::with_title(level.primary_title(shown(&diagnostic.message)));
    let mut group = match &excerpt {
        None => group.element(Origin::path(path)),
        Some(excerpt) => {
            let mark = AnnotationKind::Primary.span(excerpt.start..excerpt.end);
            group.element(
                Snippet::source(excerpt.line.as_str()).path(path).line_start(excerpt.line_number).annotation(mark),
            )
        }
    };
    if let Some(suggestion) = &diagnostic.suggestion {
        group = group.element(Level::HELP.message(shown(suggestion)));
    }
    renderer.render(&[group]) + "\n"
}

/// The line of the offending part, free of anything that a terminal would obey.
struct Excerpt {
    line: String,
    line_number: usize,
    start: usize,
    end: usize,
}

impl Excerpt {
    fn of(diagnostic: &SpecDiagnostic, options: RenderOptions) -> Option<Self> {
        let source = diagnostic.source.as_ref()?;
        let span = diagnostic.span.as_ref()?;
        let start = source.floor_char_boundary(span.start);
        let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |at| start + at);
        // A part that spans lines is shown by its first line.
        let end = source.ceil_char_boundary(span.end).clamp(start, line_end);
        let before: String = {
            let text = &source[line_start..start];
            let skipped = text.chars().count().saturating_sub(CONTEXT_CHARS_MAX);
            text.chars().skip(skipped).collect()
        };
        let marked: String = source[start..end].chars().take(CONTEXT_CHARS_MAX).collect();
        let after: String = source[end..line_end].chars().take(CONTEXT_CHARS_MAX).collect();
        let [before, marked, after] = [before, marked, after].map(|part| to_shown(&part, options));
        let (start, end) = (before.len(), before.len() + marked.len());
        let line = [before, marked, after].concat().trim_end().to_owned();
        // White space at the end of a line was trimmed away and cannot be marked.
        let start = start.min(line.len());
        let end = end.clamp(start, line.len());
        Some(Self { line, line_number: diagnostic.line()?, start, end })
    }
}

/// One character for each: what cannot be shown becomes a mark of its own.
fn to_shown(text: &str, options: RenderOptions) -> String {
    text.chars()
        .map(|character| match character {
            '\t' => ' ',
            character if options.is_ascii && !character.is_ascii() => '?',
            character if is_unprintable(character) => {
                if options.is_ascii {
                    '?'
                } else {
                    '\u{fffd}'
                }
            }
            character => character,
        })
        .collect()
}
