//! Linear memories that one run of a program hands on to the next, as fresh as new ones.
//!
//! A run touches a few pages of its memory. Giving all of it back to the kernel costs an interrupt on every processor,
//! and having it again a fault for each page; both together cost more than a small test itself. Instead the kernel is
//! asked which pages are in use, and those are filled with zeros. Where it cannot be asked, it gives new pages.
//!
//! ```text
//! ├ guard ┤├ accessible: the size that the guest sees ┤├ reserved: a fault, up to 4 GiB ┤├ guard ┤
//! ```

#![expect(unsafe_code, reason = "memory that the engine elides bounds checks for is mapped and protected by hand")]

use std::{
    fs::File,
    io,
    os::fd::AsRawFd as _,
    ptr,
    sync::{Arc, Mutex, PoisonError},
};

use wasmtime::{Error, LinearMemory, MemoryCreator, MemoryType};

use crate::jail::PAGEMAP_SCAN;

/// Bytes that are filled with zeros at most. A guest that used more gets new pages: filling would take as long, and
/// the memory would stay taken.
const FILLED_BYTES_MAX: usize = 16 << 20;

/// Opens what tells the state of this process's own pages.
///
/// To be called without privilege: then it tells which pages are in use, and no address in the machine's memory.
pub(super) fn open_page_map() -> Option<File> {
    File::open("/proc/self/pagemap").ok()
}

/// What all memories of an engine share.
pub(super) struct MemoryPool {
    /// See [`open_page_map`].
    page_map: Option<File>,
    free: Mutex<Vec<Mapping>>,
}

impl MemoryPool {
    pub(super) fn new(page_map: Option<File>) -> Self {
        Self { page_map, free: Mutex::default() }
    }
}

/// What the engine is given, because a memory has to find its way back.
pub(super) struct SharedPool(pub(super) Arc<MemoryPool>);

// SAFETY: A memory's mapping is its own until it is dropped, is reserved and guarded as asked, and accessible up to
// its size and no further.
unsafe impl MemoryCreator for SharedPool {
    fn new_memory(
        &self,
        _: MemoryType,
        minimum: usize,
        _: Option<usize>,
        reserved_bytes: Option<usize>,
        guard_bytes: usize,
    ) -> Result<Box<dyn LinearMemory>, String> {
        let reserved_bytes = reserved_bytes.ok_or("a memory that may move is not supported")?;
        let free = self.0.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let is_fitting = |free: &Mapping| free.reserved_bytes == reserved_bytes && free.guard_bytes == guard_bytes;
        let mapping = match free.filter(is_fitting) {
            Some(mapping) => Ok(mapping),
            None => Mapping::new(reserved_bytes, guard_bytes),
        };
        let resized = mapping.and_then(|mut mapping| mapping.resize(minimum).map(|()| mapping));
        let mapping = resized.map_err(|error| format!("cannot map {minimum} bytes of memory: {error}"))?;
        Ok(Box::new(PooledMemory { mapping: Some(mapping), pool: Arc::clone(&self.0) }))
    }
}

/// A memory of one instance.
struct PooledMemory {
    /// `None` only while it is dropped.
    mapping: Option<Mapping>,
    pool: Arc<MemoryPool>,
}

impl Drop for PooledMemory {
    fn drop(&mut self) {
        let Some(mapping) = self.mapping.take() else { return };
        // One that cannot be made fresh is unmapped.
        if mapping.freshen(self.pool.page_map.as_ref()).is_ok() {
            self.pool.free.lock().unwrap_or_else(PoisonError::into_inner).push(mapping);
        }
    }
}

// SAFETY: See `SharedPool`.
unsafe impl LinearMemory for PooledMemory {
    fn byte_size(&self) -> usize {
        self.mapping.as_ref().map_or(0, |mapping| mapping.accessible_bytes)
    }

    fn byte_capacity(&self) -> usize {
        self.mapping.as_ref().map_or(0, |mapping| mapping.reserved_bytes)
    }

    fn grow_to(&mut self, size: usize) -> wasmtime::Result<()> {
        self.mapping.as_mut().map_or(Ok(()), |mapping| mapping.resize(size)).map_err(Error::new)
    }

    fn as_ptr(&self) -> *mut u8 {
        self.mapping.as_ref().map_or(ptr::null_mut(), |mapping| mapping.base)
    }
}

/// Address space of our own, unmapped when dropped.
struct Mapping {
    /// The memory's first byte, behind a guard.
    base: *mut u8,
    accessible_bytes: usize,
    reserved_bytes: usize,
    guard_bytes: usize,
}

// SAFETY: The pointer is to a mapping that nobody else knows; every process-wide call on it may come from any thread.
unsafe impl Send for Mapping {}
// SAFETY: Nothing is read or written through a shared reference but by the engine.
unsafe impl Sync for Mapping {}

impl Mapping {
    fn new(reserved_bytes: usize, guard_bytes: usize) -> io::Result<Self> {
        let len = guard_bytes.checked_mul(2).and_then(|guards| guards.checked_add(reserved_bytes));
        let len = len.ok_or(io::ErrorKind::OutOfMemory)?;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANON | libc::MAP_NORESERVE;
        // SAFETY: A new mapping where the kernel likes it touches nothing that exists.
        let start = unsafe { libc::mmap(ptr::null_mut(), len, libc::PROT_NONE, flags, -1, 0) };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let base = start.cast::<u8>().wrapping_add(guard_bytes);
        #[cfg(target_os = "linux")]
        // A huge page counts as used as a whole. Without the advice more is filled than was used, no more.
        // SAFETY: The range is the mapping just made.
        unsafe {
            libc::madvise(start, len, libc::MADV_NOHUGEPAGE);
        }
        Ok(Self { base, accessible_bytes: 0, reserved_bytes, guard_bytes })
    }

    /// Makes that many bytes accessible. New ones are zero.
    fn resize(&mut self, bytes: usize) -> io::Result<()> {
        if bytes > self.reserved_bytes {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        if bytes > self.accessible_bytes {
            let (from, len) = (self.base.wrapping_add(self.accessible_bytes), bytes - self.accessible_bytes);
            // SAFETY: The range lies within the mapping, behind what is accessible.
            check(unsafe { libc::mprotect(from.cast(), len, libc::PROT_READ | libc::PROT_WRITE) })?;
        } else if bytes < self.accessible_bytes {
            self.renew(bytes, libc::PROT_NONE)?;
        }
        self.accessible_bytes = bytes;
        Ok(())
    }

    /// Maps what is accessible from an offset on anew: zeros.
    fn renew(&self, offset: usize, protection: i32) -> io::Result<()> {
        let (from, len) = (self.base.wrapping_add(offset), self.accessible_bytes - offset);
        if len == 0 {
            return Ok(());
        }
        let flags = libc::MAP_PRIVATE | libc::MAP_ANON | libc::MAP_NORESERVE | libc::MAP_FIXED;
        // SAFETY: The range lies within the mapping, and no reference to it exists.
        let start = unsafe { libc::mmap(from.cast(), len, protection, flags, -1, 0) };
        if start == libc::MAP_FAILED { Err(io::Error::last_os_error()) } else { Ok(()) }
    }

    /// Makes every accessible byte zero.
    fn freshen(&self, page_map: Option<&File>) -> io::Result<()> {
        let filled = page_map.map_or(0, |page_map| self.fill_used(page_map));
        self.renew(filled, libc::PROT_READ | libc::PROT_WRITE)
    }

    /// Fills used pages with zeros, and tells the offset up to which every byte is one.
    fn fill_used(&self, page_map: &File) -> usize {
        let (mut offset, mut room) = (0, FILLED_BYTES_MAX);
        while offset < self.accessible_bytes {
            let mut used = [Pages::default(); 32];
            let Ok((count, end)) = self.find_used(page_map, offset, &mut used) else { break };
            for pages in &used[..count] {
                let (start, len) = (pages.start as usize - self.base.addr(), (pages.end - pages.start) as usize);
                let Some(left) = room.checked_sub(len) else { return start };
                room = left;
                // SAFETY: The kernel reports ranges within the one asked for, which is accessible and ours alone.
                unsafe { self.base.wrapping_add(start).write_bytes(0, len) };
            }
            offset = end;
        }
        offset
    }

    /// Finds pages from an offset on that may hold anything but zeros: how many ranges, and the offset that the
    /// search came to.
    ///
    /// A page that was swapped out, or is being moved at this moment, is not present and counts as well.
    fn find_used(&self, page_map: &File, offset: usize, used: &mut [Pages]) -> io::Result<(usize, usize)> {
        let mut scan = Scan {
            size: size_of::<Scan>() as u64,
            start: self.base.wrapping_add(offset).addr() as u64,
            end: self.base.wrapping_add(self.accessible_bytes).addr() as u64,
            vec: used.as_mut_ptr().addr() as u64,
            vec_len: used.len() as u64,
            category_inverted: PAGE_IS_PFNZERO,
            category_mask: PAGE_IS_PFNZERO,
            category_anyof_mask: PAGE_IS_PRESENT | PAGE_IS_SWAPPED,
            ..Scan::default()
        };
        // SAFETY: Both pointers are to live values of the types that the call fills, with their sizes.
        let count = unsafe { libc::ioctl(page_map.as_raw_fd(), PAGEMAP_SCAN as _, &raw mut scan) };
        let count = usize::try_from(count).map_err(|_| io::Error::last_os_error())?;
        let end = usize::try_from(scan.walk_end).unwrap_or(0).wrapping_sub(self.base.addr());
        // Anything else would be no answer to this question.
        let is_sound = count <= used.len() && offset < end && end <= self.accessible_bytes;
        if is_sound { Ok((count, end)) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        let start = self.base.wrapping_sub(self.guard_bytes);
        // SAFETY: This is the mapping as it was made, and no reference to it exists.
        unsafe { libc::munmap(start.cast(), self.guard_bytes * 2 + self.reserved_bytes) };
    }
}

fn check(result: i32) -> io::Result<()> {
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// `struct page_region` of `linux/fs.h`: pages from one address up to another.
#[derive(Clone, Copy, Default)]
#[repr(C)]
struct Pages {
    start: u64,
    end: u64,
    categories: u64,
}

/// `struct pm_scan_arg` of `linux/fs.h`.
#[derive(Default)]
#[repr(C)]
struct Scan {
    size: u64,
    flags: u64,
    start: u64,
    end: u64,
    walk_end: u64,
    vec: u64,
    vec_len: u64,
    max_pages: u64,
    category_inverted: u64,
    category_mask: u64,
    category_anyof_mask: u64,
    return_mask: u64,
}

/// `PAGE_IS_…` of `linux/fs.h`.
const PAGE_IS_PRESENT: u64 = 1 << 3;
const PAGE_IS_SWAPPED: u64 = 1 << 4;
/// The kernel's page of zeros, which was read and never written.
const PAGE_IS_PFNZERO: u64 = 1 << 5;

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    const PAGE_BYTES: usize = 64 << 10;

    /// A memory as the engine asks for it.
    fn take(pool: &Arc<MemoryPool>, bytes: usize) -> Box<dyn LinearMemory> {
        let ty = MemoryType::new(0, None);
        let memory = SharedPool(Arc::clone(pool)).new_memory(ty, bytes, None, Some(1 << 32), 32 << 20);
        let memory = memory.expect("a memory");
        assert_eq!((memory.byte_size(), memory.byte_capacity()), (bytes, 1 << 32));
        memory
    }

    fn bytes_of(memory: &mut dyn LinearMemory) -> &mut [u8] {
        // SAFETY: The memory is accessible up to its size, and its exclusive borrow lasts as long as the slice.
        unsafe { std::slice::from_raw_parts_mut(memory.as_ptr(), memory.byte_size()) }
    }

    /// Dirties a memory in every way that guests have, and looks for what is left in the next one.
    #[track_caller]
    fn check(page_map: Option<File>, pages: [usize; 3], written: &[usize]) {
        let pool = Arc::new(MemoryPool::new(page_map));
        let mut memory = take(&pool, pages[0] * PAGE_BYTES);
        memory.grow_to((pages[0] + pages[1]) * PAGE_BYTES).expect("room");
        let base = memory.as_ptr();
        let bytes = bytes_of(memory.as_mut());
        for at in written {
            let at = at % bytes.len();
            bytes[at] = 7;
        }
        drop(memory);
        let mut next = take(&pool, pages[2] * PAGE_BYTES);
        assert_eq!(next.as_ptr(), base, "the mapping is used again");
        assert!(bytes_of(next.as_mut()).iter().all(|byte| *byte == 0));
        next.grow_to((pages[0] + pages[1] + pages[2]) * PAGE_BYTES).expect("room");
        assert!(bytes_of(next.as_mut()).iter().all(|byte| *byte == 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_left_for_the_next_run(
            pages in [1_usize..20, 0_usize..20, 0_usize..30],
            written in vec(any::<usize>(), 0..200),
        ) {
            check(open_page_map(), pages, &written);
            check(None, pages, &written);
        }
    }

    #[test]
    fn a_memory_that_was_used_a_lot_is_mapped_anew() {
        let every_page: Vec<usize> = (0..2 * FILLED_BYTES_MAX).step_by(4096).collect();
        check(open_page_map(), [2 * FILLED_BYTES_MAX / PAGE_BYTES, 0, 1], &every_page);
    }

    #[test]
    fn more_than_is_reserved_is_refused() {
        let mut memory = take(&Arc::new(MemoryPool::new(None)), PAGE_BYTES);
        memory.grow_to((1 << 32) + PAGE_BYTES).expect_err("no room");
    }
}
