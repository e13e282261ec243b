//! Sealing: bytes that only the holders of named keys can read.
//!
//! The format is version 1 of age's (<https://age-encryption.org/v1>) with recipients of the kind X25519, written and
//! read by the crate `age`, so that what is sealed here opens with any tool of that format, and the other way round.
//!
//! A seal says who can read, not who wrote: everybody who knows a public key can seal for it.

mod keys;
#[cfg(test)]
mod tests;

use std::io::{self, Read as _, Write as _};

use age::{DecryptError, Decryptor, Encryptor};

pub use self::keys::{Identity, KeyError, Recipient};

/// Recipients of one file at most.
pub const RECIPIENTS_MAX: usize = 64;

/// The longest header that is read, in bytes: room for [`RECIPIENTS_MAX`] recipients of any kind that is in use.
const HEADER_BYTES_MAX: usize = 64 << 10;

/// Lines of a header at most. The crate reads a header anew for each of its lines, so this bounds what a made-up file
/// costs.
const HEADER_LINES_MAX: usize = 1024;

/// What the first line of a sealed file starts with, whatever its version.
const FAMILY: &[u8] = b"age-encryption.org/";

/// The first line of what this version reads.
const VERSION_LINE: &[u8] = b"age-encryption.org/v1";

/// What the first line of a sealed file starts with that was then written as text.
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// What the last line of a header starts with.
const LAST_LINE: &[u8] = b"--- ";

/// Bytes of content that are encrypted together, from the format's specification.
const CHUNK_BYTES: u64 = 64 << 10;

/// Bytes that authenticate one chunk.
const TAG_BYTES: u64 = 16;

/// Bytes between the header and the first chunk.
const NONCE_BYTES: u64 = 16;

/// Bytes that sealing adds to a content of `content_bytes` at most.
#[must_use]
pub const fn overhead_bytes_max(content_bytes: u64) -> u64 {
    HEADER_BYTES_MAX as u64 + NONCE_BYTES + (content_bytes / CHUNK_BYTES + 1) * TAG_BYTES
}

/// Why bytes were not sealed or cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Nobody, or more than [`RECIPIENTS_MAX`], would be able to read it.
    #[error("a seal is for one to {RECIPIENTS_MAX} keys")]
    Recipients,
    /// The bytes are something else.
    #[error("it is not sealed: its first line is not `age-encryption.org/v1`")]
    NotSealed,
    /// The bytes are sealed and then written as text.
    #[error("it is sealed and then armored, as text between two lines of `AGE ENCRYPTED FILE`")]
    Armored,
    /// It is sealed in another version of the format.
    #[error("it is sealed in a version of the format other than 1")]
    Version,
    /// The header is not one of the format, or was changed.
    #[error("the header of its seal is damaged")]
    Header,
    /// The key is a passphrase.
    #[error("it is sealed with a passphrase, which is not taken")]
    Passphrase,
    /// It is sealed for others.
    #[error("the key at hand is none of those that it is sealed for")]
    OtherKey,
    /// The key is right, but the content is not what was sealed.
    #[error("its content was changed or cut off after it was sealed")]
    Changed,
}

/// Whether bytes that start like this are sealed, armored or not, as far as their first line says.
#[must_use]
pub fn is_sealed(start: &[u8]) -> bool {
    start.starts_with(FAMILY) || start.starts_with(ARMOR)
}

/// Seals `content` for all of `recipients`, with keys from the system's randomness.
///
/// # Errors
/// When there are no recipients, or too many.
pub fn seal(content: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SealError> {
    let mut different: Vec<&Recipient> = Vec::new();
    for recipient in recipients {
        if !different.contains(&recipient) {
            different.push(recipient);
        }
    }
    if different.is_empty() || different.len() > RECIPIENTS_MAX {
        return Err(SealError::Recipients);
    }
    let recipients = different.into_iter().map(Recipient::as_age);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| SealError::Recipients)?;
    Ok(write(encryptor, content).expect("memory takes what is written to it"))
}

fn write(encryptor: Encryptor, content: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = encryptor.wrap_output(Vec::with_capacity(content.len()))?;
    writer.write_all(content)?;
    writer.finish()
}

/// Opens what was sealed for one of `identities`. Not a byte is returned before all of them are authenticated.
///
/// # Errors
/// When it is not sealed, damaged, changed, or sealed for somebody else.
pub fn unseal(sealed: &[u8], identities: &[Identity]) -> Result<Vec<u8>, SealError> {
    check_header(sealed)?;
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| refusal(&error))?;
    if decryptor.is_scrypt() {
        return Err(SealError::Passphrase);
    }
    let mut reader = decryptor.decrypt(identities.iter().map(Identity::as_age)).map_err(|error| refusal(&error))?;
    let mut content = Vec::with_capacity(sealed.len());
    reader.read_to_end(&mut content).map_err(|_| SealError::Changed)?;
    Ok(content)
}

/// Tells other files apart, and refuses headers that are too long before anything reads them.
fn check_header(sealed: &[u8]) -> Result<(), SealError> {
    if sealed.starts_with(ARMOR) {
        return Err(SealError::Armored);
    }
    if !sealed.starts_with(FAMILY) {
        return Err(SealError::NotSealed);
    }
    let start = &sealed[..sealed.len().min(HEADER_BYTES_MAX)];
    let mut lines = start.split(|byte| *byte == b'\n').take(HEADER_LINES_MAX);
    if lines.next() != Some(VERSION_LINE) {
        return Err(SealError::Version);
    }
    if lines.any(|line| line.starts_with(LAST_LINE)) { Ok(()) } else { Err(SealError::Header) }
}

/// What the crate's refusal of a header says. Its texts follow the system's language, so they are not repeated.
const fn refusal(error: &DecryptError) -> SealError {
    if matches!(error, DecryptError::NoMatchingKeys) { SealError::OtherKey } else { SealError::Header }
}
