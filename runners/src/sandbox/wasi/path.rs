//! Opening, making, describing and listing files and folders.

use wasmtime::{Caller, Linker};

use super::{
    Call, Halt, Host, MODULE, call,
    clock::WALL_CLOCK_START,
    errno::Errno,
    price,
    stream::{Descriptor, OpenFile},
    tree::{Node, Place},
};

/// Kinds of files.
const UNKNOWN: u8 = 0;
const FOLDER: u8 = 3;
const REGULAR: u8 = 4;

/// Rights that this host looks at.
const RIGHT_READ: u64 = 1 << 1;
const RIGHT_WRITE: u64 = 1 << 6;
/// Every right of the standard.
const RIGHTS_ALL: u64 = (1 << 30) - 1;
/// Reading, writing, waiting and looking; no seeking, so that nobody takes a stream for a terminal or a file.
const RIGHTS_STREAM: u64 = RIGHT_READ | RIGHT_WRITE | 1 << 21 | 1 << 27;

/// What a guest asks of `path_open`.
const OPEN_CREATE: u32 = 1;
const OPEN_FOLDER: u32 = 2;
const OPEN_EXCLUSIVE: u32 = 4;
const OPEN_TRUNCATE: u32 = 8;
const FLAG_APPEND: u32 = 1;

/// The name of the root in the guest's eyes.
const ROOT_NAME: &[u8] = b"/";

pub(super) fn define(linker: &mut Linker<Host>, name: &str) -> wasmtime::Result<bool> {
    type Guest<'a> = Caller<'a, Host>;
    match name {
        "fd_prestat_get" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, to: u32| {
            call(&mut caller, |call| {
                check_root(call, fd)?;
                let mut prestat = [0; 8];
                prestat[4] = ROOT_NAME.len() as u8;
                Ok(call.memory.write(to, &prestat)?)
            })
        })?,
        "fd_prestat_dir_name" => {
            linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, to: u32, len: u32| {
                call(&mut caller, |call| {
                    check_root(call, fd)?;
                    if u64::from(len) < ROOT_NAME.len() as u64 {
                        return Err(Errno::NameTooLong.into());
                    }
                    Ok(call.memory.write(to, ROOT_NAME)?)
                })
            })?
        }
        "fd_fdstat_get" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, to: u32| {
            call(&mut caller, |call| describe_descriptor(call, fd, to))
        })?,
        "fd_filestat_get" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, to: u32| {
            call(&mut caller, |call| {
                let place = match call.host.descriptors.get(fd)? {
                    Descriptor::Folder(place) => Some(place),
                    Descriptor::File(file) => Some(file.place),
                    Descriptor::Input | Descriptor::Output | Descriptor::Errors => None,
                };
                Ok(call.memory.write(to, &filestat(call, place))?)
            })
        })?,
        "path_filestat_get" => linker.func_wrap(
            MODULE,
            name,
            |mut caller: Guest<'_>, fd: u32, _follow: u32, path: u32, len: u32, to: u32| {
                call(&mut caller, |call| {
                    let (folder, name) = look_up(call, fd, path, len)?;
                    let place = call.host.tree.find(folder, &name)?;
                    Ok(call.memory.write(to, &filestat(call, Some(place)))?)
                })
            },
        )?,
        "path_open" => linker.func_wrap(
            MODULE,
            name,
            |mut caller: Guest<'_>,
             fd: u32,
             _follow: u32,
             path: u32,
             len: u32,
             how: u32,
             rights: u64,
             _inherited: u64,
             flags: u32,
             to: u32| {
                call(&mut caller, |call| {
                    call.memory.range(to, 4)?;
                    let (folder, name) = look_up(call, fd, path, len)?;
                    let fd = open(call, folder, &name, how, rights, flags)?;
                    Ok(call.memory.write_u32(to, fd)?)
                })
            },
        )?,
        "path_create_directory" => {
            linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, path: u32, len: u32| {
                call(&mut caller, |call| {
                    let (folder, name) = look_up(call, fd, path, len)?;
                    Ok(call.host.tree.create_folder(folder, &name).map(|_| ())?)
                })
            })?
        }
        "fd_readdir" => linker.func_wrap(
            MODULE,
            name,
            |mut caller: Guest<'_>, fd: u32, to: u32, len: u32, cookie: u64, done: u32| {
                call(&mut caller, |call| list(call, fd, to, len, cookie, done))
            },
        )?,
        _ => return Ok(false),
    };
    Ok(true)
}

/// The root is the one folder that a guest finds open, as descriptor 3.
fn check_root(call: &Call<'_>, fd: u32) -> Result<(), Errno> {
    match call.host.descriptors.get(fd)? {
        Descriptor::Folder(Place::ROOT) if fd == 3 => Ok(()),
        _ => Err(Errno::BadDescriptor),
    }
}

/// Reads a path and follows it up to its last name.
fn look_up(call: &mut Call<'_>, fd: u32, path: u32, len: u32) -> Result<(Place, String), Halt> {
    let path = call.memory.path(path, len)?;
    let Descriptor::Folder(from) = call.host.descriptors.get(fd)? else { return Err(Errno::NotFolder.into()) };
    call.charge(u64::from(len) * (price::BYTE + price::PATH_BYTE))?;
    let (folder, name) = call.host.tree.locate(from, &path)?;
    Ok((folder, name.to_owned()))
}

fn open(call: &mut Call<'_>, folder: Place, name: &str, how: u32, rights: u64, flags: u32) -> Result<u32, Halt> {
    let wants_to_write = rights & RIGHT_WRITE != 0 || how & OPEN_TRUNCATE != 0;
    let tree = &mut call.host.tree;
    let place = match tree.find(folder, name) {
        Ok(_) if how & OPEN_CREATE != 0 && how & OPEN_EXCLUSIVE != 0 => return Err(Errno::Exists.into()),
        Ok(place) => place,
        Err(Errno::NoEntry) if how & OPEN_CREATE != 0 && how & OPEN_FOLDER == 0 => tree.create_file(folder, name)?,
        Err(errno) => return Err(errno.into()),
    };
    let descriptor = match tree.node(place) {
        Node::Folder { .. } if wants_to_write => return Err(Errno::IsFolder.into()),
        Node::Folder { .. } => Descriptor::Folder(place),
        Node::Given(_) | Node::Written(_) if how & OPEN_FOLDER != 0 => return Err(Errno::NotFolder.into()),
        Node::Given(_) if wants_to_write => return Err(Errno::ReadOnly.into()),
        Node::Given(_) | Node::Written(_) => Descriptor::File(OpenFile {
            place,
            offset: 0,
            is_appending: flags & FLAG_APPEND != 0,
            is_readable: rights & RIGHT_READ != 0,
            is_writable: rights & RIGHT_WRITE != 0,
        }),
    };
    let fd = call.host.descriptors.open(descriptor)?;
    if how & OPEN_TRUNCATE != 0 {
        call.host.tree.shrink(place, 0);
    }
    Ok(fd)
}

fn describe_descriptor(call: &mut Call<'_>, fd: u32, to: u32) -> Result<(), Halt> {
    let (kind, flags, rights) = match call.host.descriptors.get(fd)? {
        Descriptor::Input | Descriptor::Output | Descriptor::Errors => (UNKNOWN, 0, RIGHTS_STREAM),
        Descriptor::Folder(_) => (FOLDER, 0, RIGHTS_ALL),
        Descriptor::File(file) => {
            let unless = |is_allowed: bool, right: u64| if is_allowed { 0 } else { right };
            let missing = unless(file.is_readable, RIGHT_READ) | unless(file.is_writable, RIGHT_WRITE);
            (REGULAR, u8::from(file.is_appending), RIGHTS_ALL & !missing)
        }
    };
    let mut stat = [0; 24];
    stat[0] = kind;
    stat[2] = flags;
    stat[8..16].copy_from_slice(&rights.to_le_bytes());
    stat[16..24].copy_from_slice(&rights.to_le_bytes());
    Ok(call.memory.write(to, &stat)?)
}

fn filestat(call: &Call<'_>, place: Option<Place>) -> [u8; 64] {
    let tree = &call.host.tree;
    let mut stat = [0; 64];
    stat[24] = 1;
    if let Some(place) = place {
        stat[8..16].copy_from_slice(&place.serial().to_le_bytes());
        stat[16] = kind(tree.node(place));
        stat[32..40].copy_from_slice(&tree.size(place).to_le_bytes());
        for time in stat[40..].chunks_mut(8) {
            time.copy_from_slice(&WALL_CLOCK_START.to_le_bytes());
        }
    }
    stat
}

fn kind(node: &Node) -> u8 {
    match node {
        Node::Folder { .. } => FOLDER,
        Node::Given(_) | Node::Written(_) => REGULAR,
    }
}

/// Lists a folder from an entry on, as many bytes as fit; the last entry may be cut, as the standard has it.
fn list(call: &mut Call<'_>, fd: u32, to: u32, len: u32, cookie: u64, done: u32) -> Result<(), Halt> {
    call.memory.range(to, u64::from(len))?;
    call.memory.range(done, 4)?;
    let Descriptor::Folder(place) = call.host.descriptors.get(fd)? else { return Err(Errno::NotFolder.into()) };
    let Node::Folder { entries, parent, .. } = call.host.tree.node(place) else {
        return Err(Errno::NotFolder.into());
    };
    let room = usize::try_from(len).map_err(|_| Errno::Overflow)?;
    let own = [(".", place), ("..", *parent)];
    let all = own.into_iter().chain(entries.iter().map(|(name, place)| (name.as_str(), *place)));
    let mut listed = Vec::new();
    let mut passed = 0;
    for (name, place) in all {
        passed += 1;
        if passed <= cookie {
            continue;
        }
        if listed.len() >= room {
            break;
        }
        listed.extend_from_slice(&u64::to_le_bytes(passed));
        listed.extend_from_slice(&place.serial().to_le_bytes());
        listed.extend_from_slice(&u32::try_from(name.len()).map_err(|_| Errno::Overflow)?.to_le_bytes());
        listed.extend_from_slice(&[kind(call.host.tree.node(place)), 0, 0, 0]);
        listed.extend_from_slice(name.as_bytes());
    }
    listed.truncate(room);
    call.charge(passed * price::ENTRY + listed.len() as u64 * price::BYTE)?;
    call.memory.write(to, &listed)?;
    let count = u32::try_from(listed.len()).map_err(|_| Errno::Overflow)?;
    Ok(call.memory.write_u32(done, count)?)
}
