//! Descriptors: what they stand for, and reading, writing and seeking through them.

use std::ops::Range;

use grade_model::Stream;
use wasmtime::{Caller, Linker};

use super::{
    Call, Halt, Host, MODULE, Stop, call,
    errno::Errno,
    memory::total,
    price,
    tree::{Node, Place},
};

/// Descriptors that a guest may have open.
const OPEN_MAX: usize = 128;

/// What a descriptor stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Descriptor {
    /// Standard input.
    Input,
    /// Standard output.
    Output,
    /// Standard error.
    Errors,
    /// A folder.
    Folder(Place),
    /// A file.
    File(OpenFile),
}

/// An open file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenFile {
    pub(super) place: Place,
    pub(super) offset: u64,
    pub(super) is_appending: bool,
    pub(super) is_readable: bool,
    pub(super) is_writable: bool,
}

/// A guest's descriptors by number.
pub(super) struct Descriptors(Vec<Option<Descriptor>>);

impl Descriptors {
    /// The standard streams, and the root of the tree as number 3 if there is one.
    pub(super) fn new(has_root: bool) -> Self {
        let mut open = vec![Some(Descriptor::Input), Some(Descriptor::Output), Some(Descriptor::Errors)];
        if has_root {
            open.push(Some(Descriptor::Folder(Place::ROOT)));
        }
        Self(open)
    }

    fn slot(&mut self, fd: u32) -> Result<&mut Option<Descriptor>, Errno> {
        usize::try_from(fd).ok().and_then(|fd| self.0.get_mut(fd)).ok_or(Errno::BadDescriptor)
    }

    pub(super) fn get(&self, fd: u32) -> Result<Descriptor, Errno> {
        usize::try_from(fd).ok().and_then(|fd| self.0.get(fd).copied().flatten()).ok_or(Errno::BadDescriptor)
    }

    /// Adds a descriptor under the lowest free number.
    pub(super) fn open(&mut self, descriptor: Descriptor) -> Result<u32, Errno> {
        let free = self.0.iter().position(Option::is_none).unwrap_or(self.0.len());
        if free >= OPEN_MAX {
            return Err(Errno::TooManyOpen);
        }
        if free == self.0.len() {
            self.0.push(None);
        }
        self.0[free] = Some(descriptor);
        u32::try_from(free).map_err(|_| Errno::TooManyOpen)
    }

    fn set_offset(&mut self, fd: u32, offset: u64) {
        if let Ok(Some(Descriptor::File(file))) = self.slot(fd) {
            file.offset = offset;
        }
    }
}

/// A standard stream that is kept up to a limit.
pub(super) struct Output {
    bytes_max: u64,
    pub(super) bytes: Vec<u8>,
}

impl Output {
    pub(super) fn new(bytes_max: u64) -> Self {
        Self { bytes_max, bytes: Vec::new() }
    }
}

pub(super) fn define(linker: &mut Linker<Host>, name: &str) -> wasmtime::Result<bool> {
    type Guest<'a> = Caller<'a, Host>;
    match name {
        "fd_read" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, to: u32, n: u32, done: u32| {
            call(&mut caller, |call| read(call, fd, None, (to, n), done))
        })?,
        "fd_pread" => {
            linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, to: u32, n: u32, at: u64, done: u32| {
                call(&mut caller, |call| read(call, fd, Some(at), (to, n), done))
            })?
        }
        "fd_write" => {
            linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, from: u32, n: u32, done: u32| {
                call(&mut caller, |call| write(call, fd, None, (from, n), done))
            })?
        }
        "fd_pwrite" => linker.func_wrap(
            MODULE,
            name,
            |mut caller: Guest<'_>, fd: u32, from: u32, n: u32, at: u64, done: u32| {
                call(&mut caller, |call| write(call, fd, Some(at), (from, n), done))
            },
        )?,
        "fd_seek" => {
            linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, by: i64, whence: u32, to: u32| {
                call(&mut caller, |call| seek(call, fd, by, whence, to))
            })?
        }
        "fd_tell" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, to: u32| {
            call(&mut caller, |call| seek(call, fd, 0, 1, to))
        })?,
        "fd_close" => linker
            .func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32| call(&mut caller, |call| close(call, fd)))?,
        "fd_sync" | "fd_datasync" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32| {
            call(&mut caller, |call| Ok(call.host.descriptors.get(fd).map(|_| ())?))
        })?,
        "fd_filestat_set_size" => linker.func_wrap(MODULE, name, |mut caller: Guest<'_>, fd: u32, size: u64| {
            call(&mut caller, |call| resize(call, fd, size))
        })?,
        _ => return Ok(false),
    };
    Ok(true)
}

/// Reads from the descriptor's position, or from `at`.
fn read(call: &mut Call<'_>, fd: u32, at: Option<u64>, to: (u32, u32), done: u32) -> Result<(), Halt> {
    let buffers = call.memory.buffers(to.0, to.1)?;
    call.memory.range(done, 4)?;
    let source = call.host.descriptors.get(fd)?;
    let (bytes, offset) = match source {
        Descriptor::Input if at.is_some() => return Err(Errno::NoSeek.into()),
        Descriptor::Input => (call.host.stdin.clone(), call.host.stdin_offset as u64),
        Descriptor::Output | Descriptor::Errors => return Err(Errno::BadDescriptor.into()),
        Descriptor::Folder(_) => return Err(Errno::IsFolder.into()),
        Descriptor::File(file) if !file.is_readable => return Err(Errno::BadDescriptor.into()),
        Descriptor::File(file) => match call.host.tree.node(file.place) {
            Node::Given(bytes) => (bytes.clone(), at.unwrap_or(file.offset)),
            Node::Written(_) => return read_back(call, fd, file, at, &buffers, done),
            Node::Folder { .. } => return Err(Errno::IsFolder.into()),
        },
    };
    let rest = usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..)).unwrap_or_default();
    let count = pay(call, &buffers, rest.len())?;
    scatter(call, &buffers, &rest[..count]);
    match source {
        Descriptor::Input => call.host.stdin_offset += count,
        _ if at.is_none() => call.host.descriptors.set_offset(fd, offset + count as u64),
        _ => {}
    }
    answer_count(call, done, count)
}

/// Reads from a file of the output folder.
fn read_back(
    call: &mut Call<'_>,
    fd: u32,
    file: OpenFile,
    at: Option<u64>,
    buffers: &[Range<usize>],
    done: u32,
) -> Result<(), Halt> {
    let offset = at.unwrap_or(file.offset);
    let Node::Written(bytes) = call.host.tree.node(file.place) else { return Err(Errno::Invalid.into()) };
    let start = usize::try_from(offset).map_or(bytes.len(), |offset| offset.min(bytes.len()));
    let left = bytes.len() - start;
    let count = pay(call, buffers, left)?;
    let Node::Written(bytes) = call.host.tree.node(file.place) else { return Err(Errno::Invalid.into()) };
    let rest = bytes[start..start + count].to_vec();
    scatter(call, buffers, &rest);
    if at.is_none() {
        call.host.descriptors.set_offset(fd, offset.saturating_add(count as u64));
    }
    answer_count(call, done, count)
}

/// Charges for moving what fits into the buffers of what there is, and says how much that is.
fn pay(call: &mut Call<'_>, buffers: &[Range<usize>], available: usize) -> Result<usize, Halt> {
    let count = usize::try_from(total(buffers)).map_or(available, |room| room.min(available));
    call.charge(buffers.len() as u64 * price::BUFFER + count as u64 * price::BYTE)?;
    Ok(count)
}

fn scatter(call: &mut Call<'_>, buffers: &[Range<usize>], mut bytes: &[u8]) {
    for buffer in buffers {
        let (now, later) = bytes.split_at(buffer.len().min(bytes.len()));
        call.memory.0[buffer.start..buffer.start + now.len()].copy_from_slice(now);
        bytes = later;
    }
}

fn answer_count(call: &mut Call<'_>, done: u32, count: usize) -> Result<(), Halt> {
    let count = u32::try_from(count).map_err(|_| Errno::Overflow)?;
    Ok(call.memory.write_u32(done, count)?)
}

/// Writes at the descriptor's position, or at `at`.
fn write(call: &mut Call<'_>, fd: u32, at: Option<u64>, from: (u32, u32), done: u32) -> Result<(), Halt> {
    let buffers = call.memory.buffers(from.0, from.1)?;
    call.memory.range(done, 4)?;
    let descriptor = call.host.descriptors.get(fd)?;
    let stream = match descriptor {
        Descriptor::Output => Stream::Stdout,
        Descriptor::Errors => Stream::Stderr,
        Descriptor::File(file) if file.is_writable => return write_file(call, fd, file, at, &buffers, done),
        Descriptor::File(_) | Descriptor::Input => return Err(Errno::BadDescriptor.into()),
        Descriptor::Folder(_) => return Err(Errno::IsFolder.into()),
    };
    if at.is_some() {
        return Err(Errno::NoSeek.into());
    }
    let output = output_mut(call.host, stream);
    let room = output.bytes_max.saturating_sub(output.bytes.len() as u64);
    let room = usize::try_from(room).unwrap_or(usize::MAX);
    let count = pay(call, &buffers, room)?;
    let output = output_mut(call.host, stream);
    let mut left = count;
    for buffer in &buffers {
        let bytes = &call.memory.0[buffer.start..buffer.start + buffer.len().min(left)];
        output.bytes.extend_from_slice(bytes);
        left -= bytes.len();
    }
    if total(&buffers) > count as u64 {
        return Err(Stop::OutputCut(stream).into());
    }
    answer_count(call, done, count)
}

fn output_mut(host: &mut Host, stream: Stream) -> &mut Output {
    if stream == Stream::Stdout { &mut host.stdout } else { &mut host.stderr }
}

fn write_file(
    call: &mut Call<'_>,
    fd: u32,
    file: OpenFile,
    at: Option<u64>,
    buffers: &[Range<usize>],
    done: u32,
) -> Result<(), Halt> {
    let size = call.host.tree.size(file.place);
    let offset = at.unwrap_or(if file.is_appending { size } else { file.offset });
    let end = offset.checked_add(total(buffers)).ok_or(Errno::Overflow)?;
    // A gap between the end and the position is filled with zeros, which is work as well.
    let filled = end.saturating_sub(size);
    call.charge(buffers.len() as u64 * price::BUFFER + total(buffers).max(filled).saturating_mul(price::BYTE))?;
    let mut position = usize::try_from(offset).map_err(|_| Errno::Overflow)?;
    if end > offset {
        let bytes = call.host.tree.grow(file.place, end)?;
        for buffer in buffers {
            bytes[position..position + buffer.len()].copy_from_slice(&call.memory.0[buffer.clone()]);
            position += buffer.len();
        }
    }
    if at.is_none() {
        call.host.descriptors.set_offset(fd, end);
    }
    answer_count(call, done, position - usize::try_from(offset).map_err(|_| Errno::Overflow)?)
}

fn resize(call: &mut Call<'_>, fd: u32, size: u64) -> Result<(), Halt> {
    match call.host.descriptors.get(fd)? {
        Descriptor::File(file) if file.is_writable => {
            let added = size.saturating_sub(call.host.tree.size(file.place));
            call.charge(added.saturating_mul(price::BYTE))?;
            call.host.tree.grow(file.place, size)?;
            call.host.tree.shrink(file.place, size);
            Ok(())
        }
        _ => Err(Errno::Invalid.into()),
    }
}

fn seek(call: &mut Call<'_>, fd: u32, by: i64, whence: u32, to: u32) -> Result<(), Halt> {
    call.memory.range(to, 8)?;
    let file = match call.host.descriptors.get(fd)? {
        Descriptor::File(file) => file,
        Descriptor::Folder(_) => return Err(Errno::BadDescriptor.into()),
        Descriptor::Input | Descriptor::Output | Descriptor::Errors => return Err(Errno::NoSeek.into()),
    };
    let base = match whence {
        0 => 0,
        1 => file.offset,
        2 => call.host.tree.size(file.place),
        _ => return Err(Errno::Invalid.into()),
    };
    let offset = base.checked_add_signed(by).ok_or(Errno::Invalid)?;
    call.host.descriptors.set_offset(fd, offset);
    Ok(call.memory.write_u64(to, offset)?)
}

fn close(call: &mut Call<'_>, fd: u32) -> Result<(), Halt> {
    let slot = call.host.descriptors.slot(fd)?;
    if slot.take().is_none() {
        return Err(Errno::BadDescriptor.into());
    }
    Ok(())
}
