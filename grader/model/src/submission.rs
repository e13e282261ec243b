//! What a student hands in.

use std::{collections::BTreeMap, sync::Arc};

use crate::Bytes;

/// The name of a language, which is the name of its folder below `runners/`: `rust`.
pub type Language = Arc<str>;

/// Source files by their relative path with `/` between folders, and the one that the compiler starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceTree {
    /// The key in `files` of the root file.
    pub root: String,
    /// The files.
    pub files: BTreeMap<String, Bytes>,
}

impl SourceTree {
    /// A tree of one file.
    #[must_use]
    pub fn single(name: &str, bytes: Bytes) -> Self {
        Self { root: name.to_owned(), files: BTreeMap::from([(name.to_owned(), bytes)]) }
    }

    /// Bytes of all files together.
    #[must_use]
    pub fn bytes_total(&self) -> u64 {
        self.files.values().map(|bytes| bytes.len() as u64).sum()
    }
}

/// What a student hands in: a file or a folder in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The language that it is written in.
    pub language: Language,
    /// Its files, under the names that the student gave them.
    pub sources: SourceTree,
    /// `sha256:…` over names and contents.
    pub digest: String,
}
