//! Reads an exercise's folder into memory, once and within limits, so that everything else is a pure function of it.
//!
//! Entries whose name begins with `.` and folders called `target` outside of `data` are no part of an exercise and
//! are not looked at.

use std::{collections::BTreeMap, io, path::Path};

use grade_model::Bytes;

use super::{
    LoadOptions,
    faults::Faults,
    files::{self, Kind},
    keys::show_bytes,
    names,
};

/// Longest file, in bytes.
const FILE_BYTES_MAX: u64 = 64 << 20;
/// Longest exercise, in bytes.
const TOTAL_BYTES_MAX: u64 = 512 << 20;
/// Most files and folders in an exercise.
const ENTRIES_MAX: usize = 50_000;
/// How deep folders may lie within each other.
const DEPTH_MAX: usize = 8;
/// The folder that is left alone when only the samples are asked for.
const HIDDEN_TESTS: &str = "data/secret";

/// A folder and all that it holds, by name in the order of bytes.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) entries: BTreeMap<String, Entry>,
}

/// A thing in a folder.
#[derive(Debug)]
pub(super) enum Entry {
    File(Bytes),
    Folder(Folder),
}

impl Folder {
    /// The folder of that name.
    pub(super) fn folder(&self, name: &str) -> Option<&Self> {
        match self.entries.get(name) {
            Some(Entry::Folder(folder)) => Some(folder),
            _ => None,
        }
    }

    /// The file of that name.
    pub(super) fn file(&self, name: &str) -> Option<&Bytes> {
        match self.entries.get(name) {
            Some(Entry::File(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// Every file below, by its path, in the order of names folder by folder.
    pub(super) fn files(&self) -> Vec<(String, &Bytes)> {
        let mut files = Vec::new();
        self.collect_files("", &mut files);
        files
    }

    fn collect_files<'f>(&'f self, prefix: &str, files: &mut Vec<(String, &'f Bytes)>) {
        for (name, entry) in &self.entries {
            match entry {
                Entry::File(bytes) => files.push((format!("{prefix}{name}"), bytes)),
                Entry::Folder(folder) => folder.collect_files(&format!("{prefix}{name}/"), files),
            }
        }
    }
}

/// Reads the folder. `None` when a limit of the whole was passed: what was read is then only a part.
pub(super) fn take(folder: &Path, options: LoadOptions, faults: &Faults) -> Option<Folder> {
    let mut walk =
        Walk { faults, options, entries_left: ENTRIES_MAX, bytes_left: TOTAL_BYTES_MAX, is_over_limit: false };
    let root = walk.read_folder(folder, "", 0);
    (!walk.is_over_limit).then_some(root)
}

struct Walk<'a> {
    faults: &'a Faults,
    options: LoadOptions,
    entries_left: usize,
    bytes_left: u64,
    is_over_limit: bool,
}

impl Walk<'_> {
    fn read_folder(&mut self, path: &Path, relative: &str, depth: usize) -> Folder {
        let mut folder = Folder::default();
        if depth > DEPTH_MAX {
            self.fault(relative, format!("lies more than {DEPTH_MAX} folders deep"));
            return folder;
        }
        let entries = match files::list(path, self.entries_left) {
            Ok(Some(entries)) => entries,
            Ok(None) => {
                self.stop(format!("holds more than {ENTRIES_MAX} files and folders"));
                return folder;
            }
            Err(error) => {
                self.fault(relative, format!("cannot be read: {error}"));
                return folder;
            }
        };
        self.entries_left -= entries.len();
        for entry in entries {
            let Some(name) = entry.name.to_str() else {
                self.fault(
                    relative,
                    format!("holds a name that is not UTF-8: {}", names::quote(&entry.name.to_string_lossy())),
                );
                continue;
            };
            if name.starts_with('.') || self.is_over_limit {
                continue;
            }
            let inner = if relative.is_empty() { name.to_owned() } else { format!("{relative}/{name}") };
            if let Some(entry) = self.read_entry(entry.kind, &path.join(name), &inner, depth) {
                folder.entries.insert(name.to_owned(), entry);
            }
        }
        folder
    }

    fn read_entry(&mut self, kind: io::Result<Kind>, path: &Path, relative: &str, depth: usize) -> Option<Entry> {
        match kind {
            Ok(Kind::File) => self.read_file(path, relative).map(Entry::File),
            Ok(Kind::Folder) => {
                let is_build = relative.rsplit('/').next() == Some("target") && !relative.starts_with("data/");
                let is_left_alone = is_build || (relative == HIDDEN_TESTS && !self.options.hidden);
                (!is_left_alone).then(|| Entry::Folder(self.read_folder(path, relative, depth + 1)))
            }
            Ok(Kind::Other(kind)) => {
                let fault = self.faults.about(relative, format!("is {kind}, not a regular file or folder"));
                self.faults.push(fault.suggest("copy the content itself into the exercise"));
                None
            }
            Err(error) => {
                self.fault(relative, format!("cannot be read: {error}"));
                None
            }
        }
    }

    fn read_file(&mut self, path: &Path, relative: &str) -> Option<Bytes> {
        let bytes_max = FILE_BYTES_MAX.min(self.bytes_left);
        match files::read_start(path, bytes_max + 1) {
            Err(error) => {
                self.fault(relative, error.to_string());
                None
            }
            Ok(bytes) if bytes.len() as u64 <= bytes_max => {
                self.bytes_left -= bytes.len() as u64;
                Some(bytes.into())
            }
            Ok(_) if bytes_max == FILE_BYTES_MAX => {
                self.fault(relative, format!("is longer than {}", show_bytes(FILE_BYTES_MAX)));
                None
            }
            Ok(_) => {
                self.stop(format!("holds more than {}", show_bytes(TOTAL_BYTES_MAX)));
                None
            }
        }
    }

    fn fault(&self, relative: &str, message: String) {
        self.faults.push(self.faults.about(relative, message));
    }

    fn stop(&mut self, message: String) {
        self.fault("", message);
        self.is_over_limit = true;
    }
}
