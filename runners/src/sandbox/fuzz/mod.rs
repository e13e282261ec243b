//! Bodies of the fuzz targets for what the sandbox keeps to itself: a guest's calls, and a worker's messages.
//!
//! Here `cargo test` runs them briefly; `fuzz/` at the root of the repository runs them for as long as one likes,
//! guided by coverage.

pub mod host;
pub mod protocol;
#[cfg(test)]
mod tests;

use grade_model::{Bytes, Secret};

/// Bytes that are taken from the front; behind their end there are zeros.
struct Feed<'a>(&'a [u8]);

impl Feed<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn u64(&mut self) -> u64 {
        u64::from_le_bytes([(); 8].map(|()| self.byte()))
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::from(self.byte()) % from.len()]
    }

    /// One of the numbers, or any other.
    fn number(&mut self, known: &[u64]) -> u64 {
        match self.byte() {
            255 => self.u64(),
            254 => u64::from(u16::from_le_bytes([self.byte(), self.byte()])),
            index => known[usize::from(index) % known.len()],
        }
    }

    /// As many bytes as the first says, where there are as many.
    fn bytes(&mut self) -> Secret<Bytes> {
        let count = usize::from(self.byte());
        let (bytes, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        Secret::new(bytes.into())
    }
}
