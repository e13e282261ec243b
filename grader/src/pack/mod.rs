//! Packs of exercises: one compressed archive, whose bytes depend on the files alone.
//!
//! A **student pack** holds what a student may have: the statement, starters, drivers and samples, and a spec without
//! what it says of hidden tests. It grades as provisional, because nothing hidden is in it. A **full pack** holds
//! everything that belongs to an exercise. Either is bytes that [`crate::seal`] can close for all but a few readers.
//!
//! Unpacking trusts nothing: see [`unpack`].

mod public_spec;
mod read;
mod write;

use std::{io, path::PathBuf};

pub use self::{read::unpack, write::pack};

/// Bytes of one file in a pack at most.
const FILE_BYTES_MAX: u64 = 64 << 20;

/// Bytes of all files in a pack at most, unpacked.
const TOTAL_BYTES_MAX: u64 = 512 << 20;

/// Bytes of an archive of the largest pack at most, unpacked, with heads and padding.
const STREAM_BYTES_MAX: u64 = TOTAL_BYTES_MAX + 2 * 1024 * ENTRIES_MAX as u64;

/// Bytes of a pack at most, as it lies in a file. What cannot be compressed grows a little.
pub const PACKED_BYTES_MAX: u64 = STREAM_BYTES_MAX + STREAM_BYTES_MAX / 1024;

/// Files and folders in a pack at most.
const ENTRIES_MAX: usize = 50_000;

/// Bytes of a path in a pack at most.
const PATH_BYTES_MAX: usize = 255;

/// How deep folders may lie within each other.
const DEPTH_MAX: usize = 12;

/// How much of an exercise goes into a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// What a student may have.
    Student,
    /// Everything.
    Full,
}

/// Why there is no pack, or why one was refused.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// Something in an exercise cannot be packed.
    #[error("{}: {trouble}", path.display())]
    Source {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong, a fragment.
        trouble: String,
    },
    /// The archive holds what no pack holds.
    #[error("the archive is refused: {0}")]
    Refused(String),
    /// Something would be overwritten.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The system said no.
    #[error("cannot write {}", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The archive could not be read or made.
    #[error("the archive cannot be read")]
    Broken(#[source] io::Error),
}

/// Whether a name may stand in a pack: what every file system takes, and no command line misreads.
fn is_name(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte);
    !name.is_empty()
        && name.len() <= 100
        && name.bytes().all(is_plain)
        && !name.starts_with(['.', '-'])
        && !name.ends_with('.')
}

/// What is wrong with a path as a pack holds it; `None` for a good one.
fn path_fault(path: &str) -> Option<&'static str> {
    if path.len() > PATH_BYTES_MAX {
        return Some("its path is too long");
    }
    if path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return Some("its path is absolute, or one of another system");
    }
    if path.split('/').any(|name| matches!(name, "." | "..")) {
        return Some("its path leads out of its folder");
    }
    if path.split('/').count() > DEPTH_MAX {
        return Some("it lies too deep");
    }
    (!path.split('/').all(is_name)).then_some("its name is not made of letters, digits, `.`, `_`, `+` and `-`")
}
