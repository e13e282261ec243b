//! A guest's memory as one host call sees it: every pointer is checked against its length.

use std::ops::Range;

use super::errno::Errno;

/// Buffers that one call may name.
const BUFFERS_MAX: u32 = 1024;

/// The longest path that a call may name, in bytes.
const PATH_BYTES_MAX: u32 = 4096;

/// Linear memory, borrowed for a call.
pub(super) struct GuestMemory<'a>(pub(super) &'a mut [u8]);

impl GuestMemory<'_> {
    /// The bytes at `pointer`, if all `len` of them are the guest's.
    pub(super) fn range(&self, pointer: u32, len: u64) -> Result<Range<usize>, Errno> {
        let start = u64::from(pointer);
        let end = start.checked_add(len).ok_or(Errno::Fault)?;
        if end > self.0.len() as u64 {
            return Err(Errno::Fault);
        }
        let index = |position: u64| usize::try_from(position).map_err(|_| Errno::Fault);
        Ok(index(start)?..index(end)?)
    }

    /// Bytes to read.
    pub(super) fn read(&self, pointer: u32, len: u64) -> Result<&[u8], Errno> {
        let range = self.range(pointer, len)?;
        self.0.get(range).ok_or(Errno::Fault)
    }

    /// Bytes to write.
    pub(super) fn read_mut(&mut self, pointer: u32, len: u64) -> Result<&mut [u8], Errno> {
        let range = self.range(pointer, len)?;
        self.0.get_mut(range).ok_or(Errno::Fault)
    }

    /// Copies `bytes` into the guest.
    pub(super) fn write(&mut self, pointer: u32, bytes: &[u8]) -> Result<(), Errno> {
        self.read_mut(pointer, bytes.len() as u64)?.copy_from_slice(bytes);
        Ok(())
    }

    /// Writes a number.
    pub(super) fn write_u32(&mut self, pointer: u32, value: u32) -> Result<(), Errno> {
        self.write(pointer, &value.to_le_bytes())
    }

    /// Writes a number.
    pub(super) fn write_u64(&mut self, pointer: u32, value: u64) -> Result<(), Errno> {
        self.write(pointer, &value.to_le_bytes())
    }

    /// The buffers of a scattered read or write: pairs of pointer and length, each within the memory.
    pub(super) fn buffers(&self, pointer: u32, count: u32) -> Result<Vec<Range<usize>>, Errno> {
        if count > BUFFERS_MAX {
            return Err(Errno::Invalid);
        }
        let (pairs, _) = self.read(pointer, u64::from(count) * 8)?.as_chunks::<8>();
        pairs
            .iter()
            .map(|pair| {
                let [a, b, c, d, e, f, g, h] = *pair;
                self.range(u32::from_le_bytes([a, b, c, d]), u64::from(u32::from_le_bytes([e, f, g, h])))
            })
            .collect()
    }

    /// A path.
    pub(super) fn path(&self, pointer: u32, len: u32) -> Result<String, Errno> {
        if len > PATH_BYTES_MAX {
            return Err(Errno::NameTooLong);
        }
        let bytes = self.read(pointer, u64::from(len))?;
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| Errno::IllegalSequence)
    }
}

/// The sum of the buffers' lengths. Buffers may overlap, so it can exceed the memory.
pub(super) fn total(buffers: &[Range<usize>]) -> u64 {
    buffers.iter().map(|range| range.len() as u64).sum()
}
