//! Modules and compiled modules on disk, addressed by content.
//!
//! ```text
//! <cache>/
//!   key               64 random bytes: what we wrote is recognised by a digest keyed with them
//!   compilers/<key>   what a compiler says about itself            sealed
//!   modules/<key>     sources, flags and compiler -> module, log   sealed
//!   compiled/<key>    module and engine -> native code, as it is
//!   compiled/<key>.mac                                             its seal
//!   tmp/              private folders of compilers under way, and files that are not complete yet
//!   swept             its time is that of the last eviction
//! ```
//!
//! Every file is written under a temporary name and renamed, and removed by unlinking only: a mapped file that is
//! overwritten in place kills its reader. Whatever is wrong with an entry, it is a miss; whatever is wrong with the
//! disk, we go on without a cache and say so once. Results of tests are never here: nothing derived from hidden data
//! reaches the disk.

mod evict;
mod folder;
mod key;
mod seal;

use std::{
    fs::{File, Permissions},
    io::{self, Seek as _, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tempfile::{NamedTempFile, TempDir};

pub use self::key::Key;
use self::seal::{Seal, SealKey};
use crate::notice::Notice;

/// Bytes of all entries together before the oldest are evicted.
const BYTES_MAX: u64 = 1 << 30;

/// Bytes of one entry that are read at most.
const ENTRY_BYTES_MAX: u64 = 256 << 20;

/// What an entry holds. Each kind has a folder of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What a compiler says about itself.
    Compiler,
    /// A module and its compile log.
    Module,
}

impl Kind {
    const fn folder(self) -> &'static str {
        match self {
            Self::Compiler => "compilers",
            Self::Module => "modules",
        }
    }
}

/// The folder of native code.
const COMPILED: &str = "compiled";

/// The folder of what is not complete.
const TEMPORARY: &str = "tmp";

/// Every folder of the cache.
const FOLDERS: [&str; 4] = [Kind::Compiler.folder(), Kind::Module.folder(), COMPILED, TEMPORARY];

/// A cache folder. Clones share it.
#[derive(Clone, Debug)]
pub struct Cache {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    key: SealKey,
    bytes_max: u64,
    notice: Notice,
    has_complained: AtomicBool,
    is_swept: AtomicBool,
}

impl Cache {
    /// Opens the cache in `folder`, and makes it if there is none. The folder has to be ours, and no one else may
    /// write to it. Where that cannot be had, `notice` is given one line and the answer is `None`.
    #[must_use]
    pub fn open(folder: &Path, notice: Notice) -> Option<Self> {
        match Self::try_open(folder, BYTES_MAX, notice.clone()) {
            Ok(cache) => Some(cache),
            Err(e) => {
                notice.give(&format!("warning: going on without a cache: {}: {e}", folder.display()));
                None
            }
        }
    }

    fn try_open(folder: &Path, bytes_max: u64, notice: Notice) -> io::Result<Self> {
        let folder = folder::prepare(folder, &FOLDERS)?;
        let key = SealKey::read_or_make(&folder.join("key"), &folder.join(TEMPORARY))?;
        let (has_complained, is_swept) = (AtomicBool::new(false), AtomicBool::new(false));
        Ok(Self { inner: Arc::new(Inner { folder, key, bytes_max, notice, has_complained, is_swept }) })
    }

    /// The folder, without symbolic links.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }

    /// The entry under `key`, when it is there and as we wrote it.
    #[must_use]
    pub fn read(&self, kind: Kind, key: &Key) -> Option<Vec<u8>> {
        let bytes = folder::read_own_file(&self.path(kind.folder(), key), ENTRY_BYTES_MAX).ok()?.1;
        let (seal, payload) = bytes.split_at_checked(Seal::BYTES)?;
        self.inner.key.verify(kind.folder(), key, payload, seal).then(|| payload.to_vec())
    }

    /// Keeps `payload` under `key`.
    pub fn write(&self, kind: Kind, key: &Key, payload: &[u8]) {
        let seal = self.inner.key.seal(kind.folder(), key, payload);
        self.complain(self.replace(&self.path(kind.folder(), key), &[seal.as_bytes(), payload]));
    }

    /// The compiled module under `key`, at its first byte, when it is there and as we wrote it. The file holds native
    /// code and nothing else, so a worker can map it.
    #[must_use]
    pub fn open_compiled(&self, key: &Key) -> Option<File> {
        let path = self.path(COMPILED, key);
        let (_, seal) = folder::read_own_file(&seal_path(&path), Seal::BYTES as u64).ok()?;
        let (mut file, code) = folder::read_own_file(&path, ENTRY_BYTES_MAX).ok()?;
        file.rewind().ok()?;
        self.inner.key.verify(COMPILED, key, &code, &seal).then_some(file)
    }

    /// Keeps a compiled module under `key`.
    pub fn write_compiled(&self, key: &Key, code: &[u8]) {
        let path = self.path(COMPILED, key);
        let seal = self.inner.key.seal(COMPILED, key, code);
        // The seal comes last: until it is there, the code is a miss.
        let written = self.replace(&path, &[code]).and_then(|()| self.replace(&seal_path(&path), &[seal.as_bytes()]));
        self.complain(written);
    }

    /// A fresh folder that only we can enter. It is removed with the value; one that a killed process left is removed
    /// after a day.
    ///
    /// # Errors
    /// When the disk refuses it.
    pub fn private_folder(&self) -> io::Result<TempDir> {
        self.sweep();
        private_folder_in(&self.inner.folder.join(TEMPORARY))
    }

    /// Bytes of all entries together.
    #[must_use]
    pub fn bytes_total(&self) -> u64 {
        evict::bytes_total(&self.inner.folder, &FOLDERS)
    }

    fn path(&self, folder: &str, key: &Key) -> PathBuf {
        self.inner.folder.join(folder).join(key.to_string())
    }

    fn replace(&self, path: &Path, parts: &[&[u8]]) -> io::Result<()> {
        self.sweep();
        let mut file = NamedTempFile::new_in(self.inner.folder.join(TEMPORARY))?;
        for part in parts {
            file.write_all(part)?;
        }
        file.persist(path).map(drop).map_err(|e| e.error)
    }

    fn sweep(&self) {
        if !self.inner.is_swept.swap(true, Ordering::Relaxed) {
            evict::sweep(&self.inner.folder, &FOLDERS, TEMPORARY, self.inner.bytes_max);
        }
    }

    fn complain(&self, written: io::Result<()>) {
        if let Err(e) = written
            && !self.inner.has_complained.swap(true, Ordering::Relaxed)
        {
            self.inner
                .notice
                .give(&format!("warning: the cache cannot be written: {}: {e}", self.inner.folder.display()));
        }
    }
}

/// A fresh folder in `parent` that only we can enter. It is removed with the value.
///
/// # Errors
/// When the disk refuses it.
pub fn private_folder_in(parent: &Path) -> io::Result<TempDir> {
    let ours_alone = Permissions::from_mode(0o700);
    tempfile::Builder::new().prefix("grade-build-").permissions(ours_alone).tempdir_in(parent)
}

fn seal_path(path: &Path) -> PathBuf {
    path.with_extension("mac")
}

pub use self::folder::free_bytes;

#[cfg(test)]
mod tests;
