//! Frames on a pipe: a length, and as many bytes.

use std::io::{self, ErrorKind, Read};

use tokio::io::{AsyncRead, AsyncReadExt as _};

pub(super) const LENGTH_BYTES: usize = 8;

/// Reads the next frame, or `None` at the end of the stream.
pub(in crate::sandbox) fn read_frame(from: &mut impl Read, bytes_max: u64) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; LENGTH_BYTES];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        result => result?,
    }
    let length = check(u64::from_le_bytes(length), bytes_max)?;
    let mut frame = Vec::with_capacity(capacity(length));
    from.take(length).read_to_end(&mut frame)?;
    complete(frame, length).map(Some)
}

/// Reads the next frame; the end of the stream is an error.
pub(in crate::sandbox) async fn read_frame_async(
    from: &mut (impl AsyncRead + Unpin),
    bytes_max: u64,
) -> io::Result<Vec<u8>> {
    let length = check(from.read_u64_le().await?, bytes_max)?;
    let mut frame = Vec::with_capacity(capacity(length));
    from.take(length).read_to_end(&mut frame).await?;
    complete(frame, length)
}

fn check(length: u64, bytes_max: u64) -> io::Result<u64> {
    if length <= bytes_max {
        return Ok(length);
    }
    Err(io::Error::new(ErrorKind::InvalidData, format!("a frame of {length} bytes where {bytes_max} are allowed")))
}

/// Memory is taken as bytes arrive, not as they are announced.
fn capacity(length: u64) -> usize {
    usize::try_from(length.min(64 << 10)).unwrap_or(0)
}

fn complete(frame: Vec<u8>, length: u64) -> io::Result<Vec<u8>> {
    if frame.len() as u64 == length { Ok(frame) } else { Err(ErrorKind::UnexpectedEof.into()) }
}
