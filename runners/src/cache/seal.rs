//! Recognises what we wrote: a digest keyed with bytes that only this machine's user knows.

use std::{
    fmt,
    fs::File,
    io::{self, Read as _, Write as _},
    path::Path,
};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use tempfile::NamedTempFile;

use super::{folder, key::Key};

/// SHA-256's block, so that HMAC uses the key as it is.
const KEY_BYTES: usize = 64;

/// The secret of one cache folder.
pub(super) struct SealKey([u8; KEY_BYTES]);

/// HMAC-SHA-256 over an entry's folder, key and content.
pub(super) struct Seal([u8; Self::BYTES]);

impl Seal {
    pub(super) const BYTES: usize = 32;

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl SealKey {
    /// Reads the key at `path`, or makes one. A key that others can read, or of another length, is replaced: every
    /// entry sealed with it is a miss from then on.
    pub(super) fn read_or_make(path: &Path, temporary: &Path) -> io::Result<Self> {
        // Only a key that was there before it could not be read may be taken away: another process may be making one.
        let is_there = path.symlink_metadata().is_ok();
        if let Some(key) = Self::read(path) {
            return Ok(key);
        }
        let mut bytes = [0; KEY_BYTES];
        File::open("/dev/urandom")?.read_exact(&mut bytes)?;
        let mut file = NamedTempFile::new_in(temporary)?;
        file.write_all(&bytes)?;
        if is_there {
            let _unusable = std::fs::remove_file(path);
        }
        match file.persist_noclobber(path) {
            // Another process made one in the meantime: both use it.
            Err(e) if e.error.kind() == io::ErrorKind::AlreadyExists => {}
            made => drop(made.map_err(|e| e.error)?),
        }
        Self::read(path).ok_or_else(|| io::Error::other("its key cannot be read back"))
    }

    fn read(path: &Path) -> Option<Self> {
        let (file, bytes) = folder::read_own_file(path, KEY_BYTES as u64).ok()?;
        let is_private = folder::permissions(&file.metadata().ok()?) & 0o077 == 0;
        is_private.then_some(Self(bytes.try_into().ok()?))
    }

    pub(super) fn seal(&self, folder: &str, key: &Key, content: &[u8]) -> Seal {
        Seal(self.digest(folder, key, content).finalize().into_bytes().into())
    }

    /// Whether `seal` is ours for that content in that place. Takes the same time wherever they differ.
    pub(super) fn verify(&self, folder: &str, key: &Key, content: &[u8], seal: &[u8]) -> bool {
        self.digest(folder, key, content).verify_slice(seal).is_ok()
    }

    fn digest(&self, folder: &str, key: &Key, content: &[u8]) -> Hmac<Sha256> {
        let mut digest = Hmac::<Sha256>::new(&self.0.into());
        // Folder names hold no NUL and keys have one length, so the parts cannot be shifted.
        digest.update(folder.as_bytes());
        digest.update(b"\0");
        digest.update(key.to_string().as_bytes());
        digest.update(content);
        digest
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey(..)")
    }
}
