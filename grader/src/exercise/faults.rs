//! Collects what is wrong with an exercise, so that its author learns everything at once.

use std::{
    cell::{Cell, RefCell},
    fmt::Display,
    ops::Range,
    path::PathBuf,
    str::Utf8Error,
    sync::Arc,
};

use super::{ExerciseError, SpecDiagnostic, locate::line_span, names::printable};

/// Most faults that are told; the rest is counted.
const FAULTS_MAX: usize = 200;
/// The file whose faults come first.
const SPEC_FILE: &str = "exercise.toml";

/// The faults of one exercise so far.
#[derive(Debug)]
pub(super) struct Faults {
    folder: PathBuf,
    list: RefCell<Vec<SpecDiagnostic>>,
    untold: Cell<usize>,
}

impl Faults {
    pub(super) fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), list: RefCell::default(), untold: Cell::default() }
    }

    pub(super) fn push(&self, diagnostic: SpecDiagnostic) {
        let mut list = self.list.borrow_mut();
        if list.len() < FAULTS_MAX {
            list.push(diagnostic);
        } else {
            self.untold.set(self.untold.get() + 1);
        }
    }

    /// A fault of the file or folder at `path`, relative to the exercise and empty for the exercise itself; nothing is
    /// pushed yet. The message begins with the path, `predicate` goes on.
    pub(super) fn about(&self, path: &str, predicate: impl Display) -> SpecDiagnostic {
        if path.is_empty() {
            return SpecDiagnostic::about(&self.folder, format!("the exercise {predicate}"));
        }
        SpecDiagnostic::about(self.folder.join(path), format!("`{}` {predicate}", printable(path)))
    }

    /// The same of a line, from 1, of the file that holds `bytes`, which need not be text.
    pub(super) fn about_line(
        &self,
        path: &str,
        line: Option<usize>,
        bytes: &[u8],
        predicate: impl Display,
    ) -> SpecDiagnostic {
        let about = self.about(path, predicate);
        let Some(line) = line else { return about };
        let text = String::from_utf8_lossy(bytes);
        match line_span(&text, line) {
            Some(span) => SpecDiagnostic { source: Some(text.into()), span: Some(span), ..about },
            None => about,
        }
    }

    /// A fault of a file that is not text, at the line where it is not.
    pub(super) fn about_encoding(&self, path: &str, bytes: &[u8], error: Utf8Error) -> SpecDiagnostic {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        self.about_line(path, Some(line), bytes, format_args!("is not UTF-8, first in line {line}"))
    }

    /// The path of a file of the exercise.
    pub(super) fn path_of(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.borrow().is_empty()
    }

    /// All of them: the spec's first, then by file, then by place.
    pub(super) fn into_error(self) -> ExerciseError {
        let mut diagnostics = self.list.into_inner();
        let spec = self.folder.join(SPEC_FILE);
        diagnostics.sort_by_cached_key(|diagnostic| {
            (diagnostic.path != spec, diagnostic.path.clone(), diagnostic.span.as_ref().map(|span| span.start))
        });
        match self.untold.into_inner() {
            0 => {}
            more => diagnostics.push(SpecDiagnostic::about(self.folder, format!("{more} more errors are not shown"))),
        }
        ExerciseError { diagnostics }
    }
}

/// A text file of an exercise that values are read from.
#[derive(Debug)]
pub(super) struct TextFile {
    pub(super) path: PathBuf,
    pub(super) text: Arc<str>,
}

/// A part of a text file.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) file: Arc<TextFile>,
    pub(super) span: Range<usize>,
}

impl Place {
    /// A fault of this part.
    pub(super) fn fault(&self, message: impl Into<String>) -> SpecDiagnostic {
        SpecDiagnostic {
            path: self.file.path.clone(),
            source: Some(Arc::clone(&self.file.text)),
            span: Some(self.span.clone()),
            message: message.into(),
            suggestion: None,
        }
    }
}

/// A value and where it was read.
#[derive(Clone, Debug)]
pub(super) struct Located<T> {
    pub(super) value: T,
    pub(super) place: Place,
}
