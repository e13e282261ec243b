//! A private root that holds only what is named, so that everything else is absent.
//!
//! ```text
//! <root>            tmpfs, read-only in the end
//!   /<executable>   the same path as outside, read-only
//!   /<readable>     the same path as outside, read-only, nothing executable
//!   /<writable>     the same path as outside, nothing executable
//!   /dev/null       the device
//! ```
#![expect(unsafe_code, reason = "mounts have no safe interface in std")]

use std::{
    ffi::CString,
    fs, io,
    os::unix::{ffi::OsStrExt as _, fs::symlink},
    path::{Component, Path, PathBuf},
    ptr,
};

use super::{Confinement, namespaces::check};

/// Puts the root together and makes it the process's own, with `/` as its working folder. The inner error means that
/// everything is still as it was, only in a mount namespace of its own.
///
/// # Errors
/// When the old root is gone and the new one is not whole.
pub(super) fn enter_root(confinement: &Confinement) -> io::Result<io::Result<()>> {
    if let Err(error) = build_root(confinement) {
        return Ok(Err(error));
    }
    std::env::set_current_dir(&confinement.root)?;
    let here = c".".as_ptr();
    // SAFETY: both paths are valid C strings; putting the old root over the new one is the documented way to swap
    // them without a folder for the old one.
    check(i32::try_from(unsafe { libc::syscall(libc::SYS_pivot_root, here, here) }).unwrap_or(-1))?;
    // SAFETY: the path is a valid C string; the old root, now on top, is let go.
    check(unsafe { libc::umount2(here, libc::MNT_DETACH) })?;
    std::env::set_current_dir("/")?;
    Ok(Ok(()))
}

fn build_root(confinement: &Confinement) -> io::Result<()> {
    let root = &confinement.root;
    mount(None, Path::new("/"), None, libc::MS_REC | libc::MS_PRIVATE, None)?;
    mount(Some("tmpfs"), root, Some("tmpfs"), libc::MS_NOSUID | libc::MS_NODEV, Some("size=1m,mode=755"))?;
    let read_only = libc::MOUNT_ATTR_RDONLY | libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV;
    for path in &confinement.executable {
        bind(root, path, read_only)?;
    }
    for path in &confinement.readable {
        bind(root, path, read_only | libc::MOUNT_ATTR_NOEXEC)?;
    }
    for path in &confinement.writable {
        bind(root, path, libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV | libc::MOUNT_ATTR_NOEXEC)?;
    }
    if !confinement.executable.is_empty() {
        bind(root, Path::new("/dev/null"), libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NOEXEC)?;
    }
    set_attributes(root, read_only, 0)
}

/// Makes what is at `path` appear at the same path below `root`. A path that does not exist is left out.
fn bind(root: &Path, path: &Path, attributes: u64) -> io::Result<()> {
    let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(()) };
    let target = below(root, path)?;
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    if metadata.is_symlink() {
        return match symlink(fs::read_link(path)?, &target) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            other => other,
        };
    }
    if metadata.is_dir() {
        fs::create_dir_all(&target)?;
    } else {
        fs::File::create(&target)?;
    }
    let source = c_path(path)?;
    mount_raw(Some(&source), &target, None, libc::MS_BIND | libc::MS_REC, None)?;
    set_attributes(&target, attributes, libc::AT_RECURSIVE)
}

/// `path`, which is absolute and without `..`, below `root`.
fn below(root: &Path, path: &Path) -> io::Result<PathBuf> {
    let mut target = root.to_path_buf();
    for component in path.components() {
        match component {
            Component::RootDir => {}
            Component::Normal(name) => target.push(name),
            Component::CurDir | Component::ParentDir | Component::Prefix(_) => {
                return Err(io::Error::other(format!("{}: not a plain absolute path", path.display())));
            }
        }
    }
    Ok(target)
}

/// Adds attributes to a mount, and to those below it with `AT_RECURSIVE`. Unlike a remount this keeps the ones that a
/// user namespace may not take away.
fn set_attributes(target: &Path, attributes: u64, flags: i32) -> io::Result<()> {
    let target = c_path(target)?;
    let attributes = libc::mount_attr { attr_set: attributes, attr_clr: 0, propagation: 0, userns_fd: 0 };
    // SAFETY: the path is a valid C string, the structure outlives the call and its size is given.
    let result = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            libc::AT_FDCWD,
            target.as_ptr(),
            flags,
            &raw const attributes,
            size_of::<libc::mount_attr>(),
        )
    };
    check(i32::try_from(result).unwrap_or(-1))
}

fn mount(source: Option<&str>, target: &Path, kind: Option<&str>, flags: u64, data: Option<&str>) -> io::Result<()> {
    let source = source.map(CString::new).transpose()?;
    mount_raw(source.as_ref(), target, kind, flags, data)
}

fn mount_raw(
    source: Option<&CString>,
    target: &Path,
    kind: Option<&str>,
    flags: u64,
    data: Option<&str>,
) -> io::Result<()> {
    let path = c_path(target)?;
    let (kind, data) = (kind.map(CString::new).transpose()?, data.map(CString::new).transpose()?);
    let pointer = |text: Option<&CString>| text.map_or(ptr::null(), |text| text.as_ptr());
    // SAFETY: every pointer is null where the kernel allows it or a C string that outlives the call.
    let result = unsafe {
        libc::mount(pointer(source), path.as_ptr(), pointer(kind.as_ref()), flags, pointer(data.as_ref()).cast())
    };
    check(result).map_err(|error| io::Error::new(error.kind(), format!("mount at {}: {error}", target.display())))
}

fn c_path(path: &Path) -> io::Result<CString> {
    Ok(CString::new(path.as_os_str().as_bytes())?)
}
