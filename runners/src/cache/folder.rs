//! Folders and files that are ours alone.

#![expect(unsafe_code, reason = "our user id and a disk's free space have no safe interface in the standard library")]

use std::{
    ffi::CString,
    fs::{self, DirBuilder, File, Metadata, OpenOptions},
    io::{self, Read as _},
    os::unix::{
        ffi::OsStrExt as _,
        fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _},
    },
    path::{Path, PathBuf},
};

/// Makes `folder` and the folders named `inside`, where they are missing, and checks that no one else can write to
/// them. The answer is its path without symbolic links.
pub(super) fn prepare(folder: &Path, inside: &[&str]) -> io::Result<PathBuf> {
    make(folder)?;
    let folder = folder.canonicalize()?;
    check_own(&fs::symlink_metadata(&folder)?)?;
    for name in inside {
        let path = folder.join(name);
        make(&path)?;
        check_own(&fs::symlink_metadata(&path)?)?;
    }
    Ok(folder)
}

fn make(folder: &Path) -> io::Result<()> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(io::Error::new(io::ErrorKind::NotADirectory, "it is not a folder")),
        Err(_) => DirBuilder::new().recursive(true).mode(0o700).create(folder),
    }
}

fn check_own(found: &Metadata) -> io::Result<()> {
    let refuse = |why: &str| Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    if !found.is_dir() {
        refuse("a folder in it is a symbolic link or a file")
    } else if found.uid() != own_user() {
        refuse("it belongs to another user")
    } else if permissions(found) & 0o022 != 0 {
        refuse("other users can write to it")
    } else {
        Ok(())
    }
}

/// Opens a file of ours and reads it, up to `bytes_max`. A longer file, a symbolic link, anything but a regular file,
/// another user's file and one that others can write to are errors.
pub(super) fn read_own_file(path: &Path, bytes_max: u64) -> io::Result<(File, Vec<u8>)> {
    // A pipe would block an open without `O_NONBLOCK`; on regular files the flag does nothing.
    let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK;
    let mut file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let found = file.metadata()?;
    if !found.is_file() || found.uid() != own_user() || permissions(&found) & 0o022 != 0 || found.len() > bytes_max {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "not a file that we wrote"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0));
    // One byte more than the limit would show a file that has grown since.
    (&mut file).take(bytes_max.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == found.len() { Ok((file, bytes)) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// The permission bits.
pub(super) fn permissions(found: &Metadata) -> u32 {
    found.mode() & 0o7777
}

fn own_user() -> u32 {
    // SAFETY: `geteuid` has no preconditions and cannot fail.
    unsafe { libc::geteuid() }
}

/// Bytes that are free for us on the disk of `path`; `None` where the system does not tell.
#[must_use]
pub fn free_bytes(path: &Path) -> Option<u64> {
    let path = CString::new(path.as_os_str().as_bytes()).ok()?;
    let mut found = std::mem::MaybeUninit::<libc::statvfs>::uninit();
    // SAFETY: `path` ends in NUL and lives through the call, and `found` is a valid place for the result.
    let result = unsafe { libc::statvfs(path.as_ptr(), found.as_mut_ptr()) };
    if result != 0 {
        return None;
    }
    // SAFETY: the call succeeded, so it filled in the whole struct.
    let found = unsafe { found.assume_init() };
    // How wide the numbers are differs between systems.
    u64::try_from(u128::from(found.f_bavail) * u128::from(found.f_frsize)).ok()
}
