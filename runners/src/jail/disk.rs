//! How much room a compiler's files take. The kernel bounds each file; only looking bounds all of them.

use std::{fs, os::unix::fs::MetadataExt as _, path::PathBuf, time::Duration};

/// How often a compiler's folders are looked at.
const INTERVAL: Duration = Duration::from_millis(200);

/// Files and folders that a compiler may make. More of them count as too much room, whatever their size.
const ENTRIES_MAX: usize = 10_000;

/// Returns when the files in `folders` take more than `bytes_max` bytes.
pub(super) async fn outgrow(folders: &[PathBuf], bytes_max: u64) {
    loop {
        tokio::time::sleep(INTERVAL).await;
        if take_more(folders, bytes_max) {
            return;
        }
    }
}

/// What cannot be read is gone already, or is not the compiler's.
fn take_more(folders: &[PathBuf], bytes_max: u64) -> bool {
    let mut folders = folders.to_vec();
    let (mut entries, mut bytes) = (0, 0_u64);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            // Links are not followed. A block of this count has 512 bytes on every system.
            let Ok(found) = entry.metadata() else { continue };
            bytes = bytes.saturating_add(found.blocks().saturating_mul(512));
            entries += 1;
            if entries > ENTRIES_MAX || bytes > bytes_max {
                return true;
            }
            if found.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    false
}
