//! Keeps the cache small, and removes what killed processes left.

use std::{
    fs::{self, File, Metadata},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// How old a temporary file or folder is before it counts as left behind, and how long an eviction suffices.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Once a day: removes old temporaries, then the oldest entries until three quarters of `bytes_max` remain, if there
/// are more than `bytes_max`. Whatever cannot be read or removed stays.
pub(super) fn sweep(cache: &Path, folders: &[&str], temporary: &str, bytes_max: u64) {
    let marker = cache.join("swept");
    if fs::symlink_metadata(&marker).is_ok_and(|found| !is_old(&found)) {
        return;
    }
    if fs::remove_file(&marker).is_err() && fs::symlink_metadata(&marker).is_ok() {
        return;
    }
    // Without the marker the next process sweeps again, which is slow and does no harm.
    let _marked = File::create_new(&marker);
    for (path, found) in list(&cache.join(temporary)) {
        if is_old(&found) {
            let _removed = if found.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
    let entries: Vec<_> = folders.iter().filter(|name| **name != temporary).map(|name| cache.join(name)).collect();
    evict(&entries, bytes_max);
}

/// Bytes of all files in the cache's folders, without what compilers under way have in theirs.
pub(super) fn bytes_total(cache: &Path, folders: &[&str]) -> u64 {
    folders.iter().flat_map(|name| list(&cache.join(name))).map(|(_, found)| found.len()).sum()
}

fn evict(folders: &[PathBuf], bytes_max: u64) {
    let mut entries: Vec<_> = folders
        .iter()
        .flat_map(|folder| list(folder))
        .filter_map(|(path, found)| Some((found.modified().ok()?, path, found.len())))
        .collect();
    let mut bytes: u64 = entries.iter().map(|entry| entry.2).sum();
    if bytes <= bytes_max {
        return;
    }
    entries.sort();
    for (_, path, len) in entries {
        if bytes <= bytes_max / 4 * 3 {
            break;
        }
        if fs::remove_file(path).is_ok() {
            bytes -= len;
        }
    }
}

fn list(folder: &Path) -> Vec<(PathBuf, Metadata)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    // `metadata` of an entry does not follow symbolic links.
    entries.flatten().filter_map(|entry| Some((entry.path(), entry.metadata().ok()?))).collect()
}

/// A time in the future is a clock that was wrong, then or now: nothing is old by it.
fn is_old(found: &Metadata) -> bool {
    found.modified().is_ok_and(|time| SystemTime::now().duration_since(time).is_ok_and(|age| age > DAY))
}
