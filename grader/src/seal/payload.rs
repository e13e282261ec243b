//! The payload of a sealed file: chunks that stand and fall by their place, so that none can be cut off or moved.

use chacha20poly1305::{AeadInOut as _, ChaCha20Poly1305, KeyInit as _, Nonce, Tag};

use super::{FileKey, SealError, derive};

/// Bytes of content in each chunk but the last.
pub(super) const CHUNK_BYTES: usize = 64 << 10;

/// Bytes that authenticate a chunk.
pub(super) const TAG_BYTES: usize = 16;

/// Bytes before the first chunk.
pub(super) const NONCE_BYTES: usize = 16;

/// Appends the payload that holds `content`.
pub(super) fn encrypt(content: &[u8], file_key: &FileKey, nonce: [u8; NONCE_BYTES], sealed: &mut Vec<u8>) {
    let cipher = cipher(file_key, &nonce);
    let count = content.len().div_ceil(CHUNK_BYTES).max(1);
    sealed.reserve(NONCE_BYTES + content.len() + count * TAG_BYTES);
    sealed.extend_from_slice(&nonce);
    for number in 0..count {
        let start = number * CHUNK_BYTES;
        let chunk = &content[start..content.len().min(start + CHUNK_BYTES)];
        let place = sealed.len();
        sealed.extend_from_slice(chunk);
        let tag = cipher
            .encrypt_inout_detached(&chunk_nonce(number, number + 1 == count), &[], sealed[place..].as_mut().into())
            .expect("a chunk is no long message");
        sealed.extend_from_slice(&tag);
    }
}

/// The content of a payload, decrypted in its own place.
pub(super) fn decrypt(mut payload: Vec<u8>, file_key: &FileKey) -> Result<Vec<u8>, SealError> {
    const SEALED_CHUNK_BYTES: usize = CHUNK_BYTES + TAG_BYTES;
    let nonce = payload.first_chunk::<NONCE_BYTES>().ok_or(SealError::Changed)?;
    let cipher = cipher(file_key, nonce);
    let count = (payload.len() - NONCE_BYTES).div_ceil(SEALED_CHUNK_BYTES).max(1);
    let mut length = 0;
    for number in 0..count {
        let start = NONCE_BYTES + number * SEALED_CHUNK_BYTES;
        let end = payload.len().min(start + SEALED_CHUNK_BYTES);
        let chunk = &mut payload[start..end];
        let body_length = chunk.len().checked_sub(TAG_BYTES).ok_or(SealError::Changed)?;
        // Only an empty content has an empty chunk.
        if body_length == 0 && number > 0 {
            return Err(SealError::Changed);
        }
        let (body, tag) = chunk.split_at_mut(body_length);
        let tag = Tag::try_from(&*tag).map_err(|_| SealError::Changed)?;
        cipher
            .decrypt_inout_detached(&chunk_nonce(number, number + 1 == count), &[], body.into(), &tag)
            .map_err(|_| SealError::Changed)?;
        payload.copy_within(start..start + body_length, length);
        length += body_length;
    }
    payload.truncate(length);
    Ok(payload)
}

fn cipher(file_key: &FileKey, nonce: &[u8; NONCE_BYTES]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&derive(file_key, nonce, b"payload").into())
}

/// The nonce of a chunk: 11 bytes of its number, and one that says whether it is the last.
fn chunk_nonce(number: usize, is_last: bool) -> Nonce {
    let mut nonce = Nonce::default();
    nonce[3..11].copy_from_slice(&(number as u64).to_be_bytes());
    nonce[11] = u8::from(is_last);
    nonce
}
