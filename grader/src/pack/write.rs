//! Makes a pack: entries in the order of their names, without times, owners or modes of this machine.

use std::{collections::BTreeMap, io::Write as _, path::Path};

use flate2::{Compression, GzBuilder};
use tar::{Builder, EntryType, Header};

use super::{Contents, ENTRIES_MAX, FILE_BYTES_MAX, PackError, TOTAL_BYTES_MAX, path_fault, public_spec::public_part};
use crate::exercise::{
    Found,
    files::{self, Kind},
};

/// What a student may have of an exercise, besides the public part of its spec.
const PUBLIC_ENTRIES: [&str; 4] = ["statement.md", "starter", "driver", "data"];

/// What lies below `data` for students.
const PUBLIC_DATA: &str = "sample";

/// The spec.
const SPEC: &str = "exercise.toml";

/// Packs `exercises` and returns the archive, a compressed tar. Each exercise lies in the folder of its id.
///
/// # Errors
/// When an exercise holds a link or another thing that is no regular file, a name that no pack may hold, or too much;
/// and when a student pack is asked for of a problem package, which does not say what of it is public.
pub fn pack(exercises: &[&Found], contents: Contents) -> Result<Vec<u8>, PackError> {
    let mut walk = Walk { files: BTreeMap::new(), bytes_left: TOTAL_BYTES_MAX, entries_left: ENTRIES_MAX };
    for found in exercises {
        if contents == Contents::Student && !files::exists(&found.folder.join(SPEC)) {
            let trouble = "is a problem package, which only a full pack can hold".to_owned();
            return Err(PackError::Source { path: found.folder.clone(), trouble });
        }
        walk.enter(&found.folder, &found.id.0, "", contents)?;
    }
    archive(&walk.files).map_err(PackError::Broken)
}

fn archive(files: &BTreeMap<String, Vec<u8>>) -> std::io::Result<Vec<u8>> {
    // Neither a time nor a name in the head of the compressed stream, and the same system everywhere.
    let gzip = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::new(6));
    let mut builder = Builder::new(gzip);
    for (path, bytes) in files {
        let mut header = Header::new_ustar();
        header.set_path(path)?;
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        header.set_cksum();
        builder.append(&header, bytes.as_slice())?;
    }
    let mut gzip = builder.into_inner()?;
    gzip.flush()?;
    gzip.finish()
}

struct Walk {
    files: BTreeMap<String, Vec<u8>>,
    bytes_left: u64,
    entries_left: usize,
}

impl Walk {
    /// Takes what lies in `folder`, which is `inside` in the exercise; empty for the exercise itself.
    fn enter(&mut self, folder: &Path, id: &str, inside: &str, contents: Contents) -> Result<(), PackError> {
        let fault = |path: &Path, trouble: String| PackError::Source { path: path.to_owned(), trouble };
        let entries = files::list(folder, self.entries_left)
            .map_err(|error| fault(folder, format!("cannot be listed: {error}")))?
            .ok_or_else(|| fault(folder, "holds too many files for a pack".to_owned()))?;
        self.entries_left -= entries.len();
        for entry in entries {
            let path = folder.join(&entry.name);
            let name = entry.name.to_string_lossy();
            let below = if inside.is_empty() { name.to_string() } else { format!("{inside}/{name}") };
            let is_wanted = match (contents, inside) {
                (Contents::Full, _) => true,
                (Contents::Student, "") => below == SPEC || PUBLIC_ENTRIES.contains(&&*below),
                (Contents::Student, "data") => name == PUBLIC_DATA,
                (Contents::Student, _) => true,
            };
            // Hidden files and build folders are no part of an exercise.
            if name.starts_with('.') || (name == "target" && !inside.starts_with("data")) || !is_wanted {
                continue;
            }
            let packed = format!("{id}/{below}");
            // The head of an entry holds a path in two parts, which not every long one can be cut into.
            let is_too_long = Header::new_ustar().set_path(&packed).is_err();
            if let Some(trouble) = path_fault(&packed).or(is_too_long.then_some("its path is too long")) {
                return Err(fault(&path, format!("cannot be packed: {trouble}")));
            }
            match entry.kind.map_err(|error| fault(&path, format!("cannot be read: {error}")))? {
                Kind::Folder => self.enter(&path, id, &below, contents)?,
                Kind::Other(kind) => return Err(fault(&path, format!("is {kind}, which no pack can hold"))),
                Kind::File => {
                    let bytes = self.read(&path)?;
                    let bytes = if contents == Contents::Student && below == SPEC {
                        let public = str::from_utf8(&bytes).ok().and_then(public_part);
                        public.ok_or_else(|| fault(&path, "is not TOML".to_owned()))?.into_bytes()
                    } else {
                        bytes
                    };
                    self.files.insert(packed, bytes);
                }
            }
        }
        Ok(())
    }

    fn read(&mut self, path: &Path) -> Result<Vec<u8>, PackError> {
        let fault = |trouble: String| PackError::Source { path: path.to_owned(), trouble };
        let bytes = files::read_start(path, FILE_BYTES_MAX + 1).map_err(|error| fault(error.to_string()))?;
        let length = bytes.len() as u64;
        self.bytes_left =
            self.bytes_left.checked_sub(length).filter(|_| length <= FILE_BYTES_MAX).ok_or_else(|| {
                fault("is too large for a pack, or all files together are: at most 64 MiB and 512 MiB".to_owned())
            })?;
        Ok(bytes)
    }
}
