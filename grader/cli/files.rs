//! Writing files whole or not at all.

use std::{fs, io::Write as _, path::Path, process};

use crate::exit::CommandError;

/// Writes a file under another name in the same folder and renames it, so that a reader finds the old file or the new
/// one. Folders around it are made. A link at `path` is replaced, never followed.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let failed = |error| CommandError::judge(format!("failed to write {}", path.display())).caused_by(error);
    let Some(name) = path.file_name() else {
        return Err(CommandError::usage(format!("{} is not the name of a file", path.display())));
    };
    let folder = path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let draft = folder.join(format!(".{}.{}.tmp", name.to_string_lossy(), process::id()));
    let written = fs::File::create_new(&draft)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&draft, path));
    written.map_err(|error| {
        // The first error is the one to tell; a draft that cannot be removed either changes nothing about it.
        let _ = fs::remove_file(&draft);
        failed(error)
    })
}
