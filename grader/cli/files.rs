//! Writing files whole or not at all.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::Path,
};

use tempfile::NamedTempFile;

use crate::exit::CommandError;

/// What to do where `-o FILE` cannot be written, for other reasons than that it is there.
pub(crate) const UNWRITABLE_HINT: &str =
    "name a file in a folder that is there and that you may write to, with `-o FILE`";

/// Writes a file as [`replace`] does. Folders around it are made.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let failed = |error| CommandError::judge(format!("failed to write {}", path.display())).caused_by(error);
    if path.file_name().is_none() {
        return Err(CommandError::usage(format!("{} is not the name of a file", path.display())));
    }
    fs::create_dir_all(folder_of(path)).map_err(failed)?;
    replace(path, bytes).map_err(failed)
}

/// Writes a file under another name in the same folder and renames it, so that a reader finds the old file or the new
/// one. A link at `path` is replaced, never followed.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    draft(path, bytes)?.persist(path)?;
    Ok(())
}

/// Writes a new file, whole or not at all: what is there already stays, and is an error.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    draft(path, bytes)?.persist_noclobber(path)?;
    Ok(())
}

/// A file beside `path` that holds `bytes` and vanishes unless it is renamed.
fn draft(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    // Who may read it is for the user's mask to say, as with any file.
    let mut file = tempfile::Builder::new()
        .prefix(".grade-")
        .permissions(fs::Permissions::from_mode(0o666))
        .tempfile_in(folder_of(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The first bytes of a file, which tell what kind of file it is.
pub(crate) fn read_start(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    fs::File::open(path)?.take(64).read_to_end(&mut start)?;
    Ok(start)
}

/// The folder that a file is in or will be.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."))
}
