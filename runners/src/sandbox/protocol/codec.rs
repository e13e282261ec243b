//! Bytes of a message: numbers in little-endian order, byte strings behind their length.

use std::{error::Error, fmt};

/// Bytes that are no message, or one that was not asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct Malformed(pub(super) &'static str);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "malformed message: {}", self.0)
    }
}

impl Error for Malformed {}

/// Takes a message apart. Lengths are held against the bytes that are there before anything is allocated.
pub(super) struct Decoder<'a>(&'a [u8]);

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], Malformed> {
        let (head, tail) = self.0.split_at_checked(len).ok_or(Malformed("it ends early"))?;
        self.0 = tail;
        Ok(head)
    }

    pub(super) fn u8(&mut self) -> Result<u8, Malformed> {
        self.take(1)?.first().copied().ok_or(Malformed("it ends early"))
    }

    pub(super) fn u32(&mut self) -> Result<u32, Malformed> {
        let mut bytes = [0; 4];
        bytes.copy_from_slice(self.take(4)?);
        Ok(u32::from_le_bytes(bytes))
    }

    pub(super) fn u64(&mut self) -> Result<u64, Malformed> {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(self.take(8)?);
        Ok(u64::from_le_bytes(bytes))
    }

    /// A byte string of at most `bytes_max` bytes.
    pub(super) fn bytes(&mut self, bytes_max: u64) -> Result<&'a [u8], Malformed> {
        let len = self.u64()?;
        if len > bytes_max {
            return Err(Malformed("a string is longer than its limit"));
        }
        self.take(usize::try_from(len).map_err(|_| Malformed("it ends early"))?)
    }

    /// Text of at most `bytes_max` bytes.
    pub(super) fn text(&mut self, bytes_max: u64) -> Result<&'a str, Malformed> {
        std::str::from_utf8(self.bytes(bytes_max)?).map_err(|_| Malformed("a text is not UTF-8"))
    }

    /// Ends the message.
    pub(super) fn end(self) -> Result<(), Malformed> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed("it goes on behind its end")) }
    }
}

/// Puts a message together.
#[derive(Default)]
pub(super) struct Encoder(pub(super) Vec<u8>);

impl Encoder {
    pub(super) fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(super) fn u32(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(super) fn u64(&mut self, value: u64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.u64(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }
}
