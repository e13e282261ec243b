//! Opens a pack that anybody may have made.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read, Write as _},
    path::Path,
};

use flate2::read::GzDecoder;
use tar::{Archive, EntryType};

use super::{ENTRIES_MAX, FILE_BYTES_MAX, PackError, STREAM_BYTES_MAX, TOTAL_BYTES_MAX, path_fault};

/// Writes the files of the archive `packed` below `folder`, which is made where it is missing, and returns their paths
/// in the order of names.
///
/// The archive is read whole and judged before the first file is written. It is refused when it holds anything but
/// regular files and folders, a path that is absolute, leads outward, lies deep or has unusual characters, two paths
/// that some file system takes for one, or more than a pack may hold. Nothing that is there is ever overwritten, and no
/// link in `folder` is followed.
///
/// # Errors
/// When the archive is refused or broken, and when something cannot be written.
pub fn unpack(packed: impl Read, folder: &Path) -> Result<Vec<String>, PackError> {
    let files = read_files(packed)?;
    if let Some(taken) = files.keys().map(|path| folder.join(path)).find(|path| fs::symlink_metadata(path).is_ok()) {
        return Err(PackError::Exists(taken));
    }
    for (path, bytes) in &files {
        write_file(folder, path, bytes)?;
    }
    Ok(files.into_keys().collect())
}

fn read_files(packed: impl Read) -> Result<BTreeMap<String, Vec<u8>>, PackError> {
    let refuse = |path: &str, why: &str| {
        let shown = crate::exercise::names::quote(path);
        PackError::Refused(format!("{shown}: {why}"))
    };
    let mut archive = Archive::new(GzDecoder::new(packed).take(STREAM_BYTES_MAX));
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut spellings: BTreeMap<String, (String, bool)> = BTreeMap::new();
    let (mut bytes_left, mut count) = (TOTAL_BYTES_MAX, 0);
    for entry in archive.entries().map_err(PackError::Broken)?.raw(true) {
        let mut entry = entry.map_err(PackError::Broken)?;
        count += 1;
        if count > ENTRIES_MAX {
            return Err(PackError::Refused(format!("it holds more than {ENTRIES_MAX} files")));
        }
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let is_folder = match entry.header().entry_type() {
            EntryType::Regular => false,
            EntryType::Directory => true,
            _ => return Err(refuse(&path, "it is neither a regular file nor a folder")),
        };
        let path = if is_folder { path.trim_end_matches('/').to_owned() } else { path };
        if let Some(why) = path_fault(&path) {
            return Err(refuse(&path, why));
        }
        note_spellings(&mut spellings, &path, is_folder).map_err(|why| refuse(&path, why))?;
        if is_folder {
            continue;
        }
        let size = entry.size();
        if size > FILE_BYTES_MAX || size > bytes_left {
            return Err(refuse(&path, "it is too large, or all files together are"));
        }
        bytes_left -= size;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(PackError::Broken)?;
        if bytes.len() as u64 != size {
            return Err(PackError::Broken(io::ErrorKind::UnexpectedEof.into()));
        }
        files.insert(path, bytes);
    }
    Ok(files)
}

/// Remembers a path and the folders around it, by what a file system that ignores case makes of them. A file may stand
/// there once, and never where a folder stands.
fn note_spellings(
    spellings: &mut BTreeMap<String, (String, bool)>,
    path: &str,
    is_folder: bool,
) -> Result<(), &'static str> {
    let ends = path.match_indices('/').map(|(end, _)| (end, true)).chain([(path.len(), is_folder)]);
    for (end, is_folder) in ends {
        let part = &path[..end];
        let Some((known, was_folder)) = spellings.insert(part.to_ascii_lowercase(), (part.to_owned(), is_folder))
        else {
            continue;
        };
        if known != part {
            return Err("another path differs from it in capital letters only");
        }
        if !(is_folder && was_folder) {
            return Err("it is there twice, or is a file and a folder");
        }
    }
    Ok(())
}

/// Makes the folders of `path` one by one, none of which may be a link, and a new file in the last one.
fn write_file(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), PackError> {
    let mut place = folder.to_owned();
    fs::create_dir_all(&place).map_err(|source| PackError::Unwritable { path: place.clone(), source })?;
    let mut names: Vec<&str> = path.split('/').collect();
    let last = names.pop().unwrap_or_default();
    for name in names {
        place.push(name);
        match fs::create_dir(&place) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if !fs::symlink_metadata(&place).is_ok_and(|found| found.is_dir()) {
                    return Err(PackError::Exists(place));
                }
            }
            Err(source) => return Err(PackError::Unwritable { path: place, source }),
        }
    }
    place.push(last);
    let written = fs::File::create_new(&place).and_then(|mut file| file.write_all(bytes));
    written.map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => PackError::Exists(place),
        _ => PackError::Unwritable { path: place, source },
    })
}
