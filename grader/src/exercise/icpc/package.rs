//! An open problem package: files read within limits, never from outside of its folder, and what is wrong with them.
//!
//! Packages contain links to their own files, so links are followed, but only to targets within the package. Everything
//! read is remembered for the digests.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

use grade_model::{Bytes, Secret};

use super::{constants::Constants, problems::Problems, yaml::Document};
use crate::{
    digest::digest,
    exercise::{ExerciseError, SpecDiagnostic},
};

/// Bytes of one input or answer.
pub(super) const DATA_FILE_BYTES_MAX: u64 = 128 << 20;
/// Bytes of one YAML file, hint or description.
pub(super) const YAML_BYTES_MAX: u64 = 1 << 20;
/// Bytes of a statement or of one source file.
pub(super) const TEXT_BYTES_MAX: u64 = 4 << 20;
/// Bytes read from one package.
const PACKAGE_BYTES_MAX: u64 = 1 << 30;
/// Files and folders looked at in one package.
const ENTRIES_MAX: usize = 100_000;
/// Bytes of settings, which are YAML, in one package.
const SETTINGS_BYTES_MAX: u64 = 64 << 20;
/// Folders within each other.
pub(super) const DEPTH_MAX: usize = 12;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
}

/// A file or folder in a folder.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// A package and what is wrong with it so far. Paths are relative to its folder, with `/` between names.
pub(super) struct Package {
    folder: PathBuf,
    /// The folder without links, which every file must lie below.
    boundary: PathBuf,
    bytes_left: u64,
    entries_left: usize,
    /// Everything read, by path.
    contents: BTreeMap<String, Bytes>,
    settings_bytes_left: u64,
    pub(super) problems: Problems,
}

impl Package {
    pub(super) fn open(folder: &Path) -> Result<Self, ExerciseError> {
        let boundary = fs::canonicalize(folder).map_err(|error| ExerciseError {
            diagnostics: vec![plain_problem(folder.to_owned(), format!("cannot be read: {error}"))],
        })?;
        Ok(Self {
            folder: folder.to_owned(),
            boundary,
            bytes_left: PACKAGE_BYTES_MAX,
            entries_left: ENTRIES_MAX,
            contents: BTreeMap::new(),
            settings_bytes_left: SETTINGS_BYTES_MAX,
            problems: Problems::default(),
        })
    }

    /// Ends the reading: `value`, or everything that is wrong.
    pub(super) fn close<T>(self, value: Option<T>) -> Result<T, ExerciseError> {
        match value {
            Some(value) if self.problems.count() == 0 => Ok(value),
            _ => Err(ExerciseError { diagnostics: self.problems.into_diagnostics(self.folder) }),
        }
    }

    /// The path of a file as messages show it.
    pub(super) fn path(&self, relative: &str) -> PathBuf {
        self.folder.join(relative)
    }

    /// Complains about a file or folder as a whole.
    pub(super) fn complain(&mut self, relative: &str, message: impl Into<String>) {
        let problem = plain_problem(self.path(relative), message.into());
        self.problems.push(problem);
    }

    /// What `relative` is, following links; `None` when there is no such thing. Anything but a file or folder within
    /// the package is a complaint.
    pub(super) fn kind(&mut self, relative: &str) -> Option<Kind> {
        let path = self.path(relative);
        if fs::symlink_metadata(&path).is_err() {
            return None;
        }
        match fs::canonicalize(&path).and_then(|target| Ok((fs::metadata(&target)?, target))) {
            Err(error) => self.complain(relative, format!("cannot be read: {error}")),
            Ok((_, target)) if !target.starts_with(&self.boundary) => {
                self.complain(relative, "a link that leads out of the package");
            }
            Ok((metadata, _)) if metadata.is_dir() => return Some(Kind::Folder),
            Ok((metadata, _)) if metadata.is_file() => return Some(Kind::File),
            Ok(_) => self.complain(relative, "neither a file nor a folder"),
        }
        None
    }

    /// Whether there is such a file.
    pub(super) fn has_file(&mut self, relative: &str) -> bool {
        self.kind(relative) == Some(Kind::File)
    }

    /// What a folder holds, in the order of names; nothing when there is no such folder. Names that the format tells a
    /// judge to ignore are left out.
    pub(super) fn list(&mut self, relative: &str) -> Vec<Entry> {
        if self.kind(relative) != Some(Kind::Folder) {
            return Vec::new();
        }
        let mut names = Vec::new();
        match fs::read_dir(self.path(relative)) {
            Err(error) => self.complain(relative, format!("cannot be listed: {error}")),
            Ok(entries) => {
                for entry in entries {
                    let Some(left) = self.entries_left.checked_sub(1) else {
                        self.complain(relative, format!("more than {ENTRIES_MAX} files and folders in the package"));
                        return Vec::new();
                    };
                    self.entries_left = left;
                    match entry {
                        Ok(entry) => names.extend(entry.file_name().into_string().ok().filter(|name| is_name(name))),
                        Err(error) => self.complain(relative, format!("cannot be listed: {error}")),
                    }
                }
            }
        }
        names.sort_unstable();
        let kinds = names.into_iter().filter_map(|name| {
            let kind = self.kind(&format!("{relative}/{name}"))?;
            Some(Entry { name, kind })
        });
        kinds.collect()
    }

    /// The content of a file; `None` after a complaint.
    pub(super) fn read(&mut self, relative: &str, bytes_max: u64) -> Option<Bytes> {
        if let Some(bytes) = self.contents.get(relative) {
            return Some(Bytes::clone(bytes));
        }
        match self.kind(relative) {
            Some(Kind::File) => {}
            Some(Kind::Folder) => {
                self.complain(relative, "a folder where a file belongs");
                return None;
            }
            None => return None,
        }
        let mut bytes = Vec::new();
        let limit = bytes_max.min(self.bytes_left);
        let read = File::open(self.path(relative)).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
        match read {
            Err(error) => self.complain(relative, format!("cannot be read: {error}")),
            Ok(count) if count as u64 > bytes_max => {
                self.complain(relative, format!("longer than the limit of {bytes_max} bytes"));
            }
            Ok(count) if count as u64 > self.bytes_left => {
                self.complain(relative, format!("the package is longer than the limit of {PACKAGE_BYTES_MAX} bytes"));
            }
            Ok(count) => {
                self.bytes_left -= count as u64;
                let bytes = Bytes::from(bytes);
                self.contents.insert(relative.to_owned(), Bytes::clone(&bytes));
                return Some(bytes);
            }
        }
        None
    }

    /// The content of a text file; `None` after a complaint.
    pub(super) fn read_text(&mut self, relative: &str, bytes_max: u64) -> Option<String> {
        let bytes = self.read(relative, bytes_max)?;
        match std::str::from_utf8(&bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
            Err(_) => {
                self.complain(relative, "not UTF-8");
                None
            }
        }
    }

    /// The content of a text file with constants replaced; `None` after a complaint.
    pub(super) fn read_filled(&mut self, relative: &str, bytes_max: u64, constants: &Constants) -> Option<String> {
        let text = self.read_text(relative, bytes_max)?;
        let filled = constants.replace(&text, bytes_max);
        if filled.is_none() {
            self.complain(relative, format!("longer than the limit of {bytes_max} bytes with its constants replaced"));
        }
        filled
    }

    /// A YAML file, if it is there and can be read, with constants replaced.
    pub(super) fn read_yaml(&mut self, relative: &str, constants: &Constants) -> Option<Document> {
        if !self.has_file(relative) {
            return None;
        }
        let source = self.read_filled(relative, YAML_BYTES_MAX, constants)?;
        let Some(left) = self.settings_bytes_left.checked_sub(source.len() as u64) else {
            self.complain("", format!("more than {SETTINGS_BYTES_MAX} bytes of settings in the package"));
            return None;
        };
        self.settings_bytes_left = left;
        Document::parse(&self.path(relative), &source).map_err(|problem| self.problems.push(problem)).ok()
    }

    /// The digest of what students may know, and that of everything that was read.
    pub(super) fn digests(&self) -> (String, Secret<String>) {
        let is_public = |path: &str| {
            path == "problem.yaml"
                || ["statement/", "problem_statement/", "data/sample/"].iter().any(|at| path.starts_with(at))
        };
        let parts = || self.contents.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
        (digest(parts().filter(|(path, _)| is_public(path))), Secret::new(digest(parts())))
    }
}

/// Whether a judge sees a file or folder of this name.
fn is_name(name: &str) -> bool {
    let is_sound = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.len() <= 255
        && name.bytes().next().is_some_and(is_sound)
        && name.bytes().all(|byte| is_sound(byte) || byte == b'.' || byte == b'-')
}

fn plain_problem(path: PathBuf, message: String) -> SpecDiagnostic {
    SpecDiagnostic { path, source: None, span: None, message, suggestion: None }
}
