//! Reading of files that others wrote: nothing but regular files is opened, links are not followed, every read ends.

use std::{
    ffi::OsString,
    fmt,
    fs::{self, File, FileType, Metadata},
    io::{self, Read},
    path::Path,
};

/// What lies at a path, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// Something that is not read, and its name with an article.
    Other(&'static str),
}

/// A thing in a folder, with its kind as the folder tells it.
pub(crate) struct Entry {
    /// Its name.
    pub(crate) name: OsString,
    /// What it is.
    pub(crate) kind: io::Result<Kind>,
}

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum FileError {
    /// It is not a regular file; its kind's name with an article.
    Irregular(&'static str),
    /// It became another file while it was opened.
    Replaced,
    /// The system said no.
    Io(io::Error),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Irregular(kind) => write!(f, "is {kind}, not a regular file"),
            Self::Replaced => f.write_str("was replaced while it was read"),
            Self::Io(error) => write!(f, "cannot be read: {error}"),
        }
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What lies at `path`, links not followed.
///
/// # Errors
/// When there is nothing, or the system does not tell.
pub(crate) fn kind(path: &Path) -> io::Result<Kind> {
    Ok(kind_of(fs::symlink_metadata(path)?.file_type()))
}

/// Whether there is anything at `path`, be it a broken link.
pub(crate) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The first `bytes_max` bytes of a regular file.
///
/// # Errors
/// When it is something else, also when it became something else since it was looked at.
pub(crate) fn read_start(path: &Path, bytes_max: u64) -> Result<Vec<u8>, FileError> {
    let seen = fs::symlink_metadata(path)?;
    match kind_of(seen.file_type()) {
        Kind::File => {}
        Kind::Folder => return Err(FileError::Irregular("a folder")),
        Kind::Other(kind) => return Err(FileError::Irregular(kind)),
    }
    let file = File::open(path)?;
    if !is_same_file(&seen, &file.metadata()?) {
        return Err(FileError::Replaced);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(seen.len().min(bytes_max)).unwrap_or(0));
    file.take(bytes_max).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What lies in a folder in the order of the names' bytes, or `None` when there is more than `entries_max`.
///
/// # Errors
/// When the system does not list it.
pub(crate) fn list(folder: &Path, entries_max: usize) -> io::Result<Option<Vec<Entry>>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        if entries.len() == entries_max {
            return Ok(None);
        }
        let entry = entry?;
        entries.push(Entry { name: entry.file_name(), kind: entry.file_type().map(kind_of) });
    }
    entries.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(Some(entries))
}

fn kind_of(file_type: FileType) -> Kind {
    if file_type.is_file() {
        Kind::File
    } else if file_type.is_dir() {
        Kind::Folder
    } else if file_type.is_symlink() {
        Kind::Other("a symbolic link")
    } else {
        Kind::Other("a device, pipe or socket")
    }
}

#[cfg(unix)]
fn is_same_file(seen: &Metadata, opened: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    opened.is_file() && (seen.dev(), seen.ino()) == (opened.dev(), opened.ino())
}

#[cfg(not(unix))]
fn is_same_file(_seen: &Metadata, opened: &Metadata) -> bool {
    opened.is_file()
}
