//! Sealing: bytes that only the holders of named keys can read.
//!
//! The format is version 1 of age's (<https://age-encryption.org/v1>) with recipients of the kind X25519, so that what
//! is sealed here opens with any tool of that format, and the other way round.
//!
//! ```text
//! header    age-encryption.org/v1
//!           -> X25519 SHARE        a stanza for each recipient: the file's key, wrapped for it
//!           WRAPPED
//!           --- MAC                keyed with the file's key, so that no stanza can be changed
//! payload   a nonce, and chunks of 64 KiB, each authenticated with its number and whether it is the last one
//! ```
//!
//! A seal says who can read, not who wrote: everybody who knows a public key can seal for it.

mod header;
mod keys;
mod payload;
#[cfg(test)]
mod tests;

use hkdf::Hkdf;
use sha2::{Digest as _, Sha256};

use self::header::Header;
pub use self::keys::{Identity, KeyError, Recipient};

/// Recipients of one file at most.
pub const RECIPIENTS_MAX: usize = 64;

/// Bytes that sealing adds to a content of `content_bytes` at most.
#[must_use]
pub const fn overhead_bytes_max(content_bytes: u64) -> u64 {
    let chunks = content_bytes / payload::CHUNK_BYTES as u64 + 1;
    header::BYTES_MAX as u64 + payload::NONCE_BYTES as u64 + chunks * payload::TAG_BYTES as u64
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
    /// The header is not one of the format.
    #[error("the header of its seal is damaged: {0}")]
    Header(&'static str),
    /// The key is a passphrase.
    #[error("it is sealed with a passphrase, which is not taken")]
    Passphrase,
    /// It is sealed for others. The text names how many keys, and of which kinds.
    #[error("it is sealed for {0}, and the key at hand is none of them")]
    OtherKey(String),
    /// The key is right, but the content is not what was sealed.
    #[error("its content was changed or cut off after it was sealed")]
    Changed,
}

/// Whether bytes that start like this are sealed, armored or not, as far as their first line says.
#[must_use]
pub fn is_sealed(start: &[u8]) -> bool {
    start.starts_with(header::FAMILY) || start.starts_with(header::ARMOR)
}

/// Seals `content` for all of `recipients`.
///
/// `seed` is 32 bytes from the system's randomness, used once. Everything random in the result comes from it and from
/// the content, so that a seed which is used twice does not use a key twice.
///
/// # Errors
/// When there are no recipients, or too many.
pub fn seal(content: &[u8], recipients: &[Recipient], seed: &[u8; 32]) -> Result<Vec<u8>, SealError> {
    let mut different: Vec<&Recipient> = Vec::new();
    for recipient in recipients {
        if !different.contains(&recipient) {
            different.push(recipient);
        }
    }
    if different.is_empty() || different.len() > RECIPIENTS_MAX {
        return Err(SealError::Recipients);
    }
    let random = Hkdf::<Sha256>::new(Some(&Sha256::digest(content)), seed);
    let file_key = expand(&random, b"grade: key of the file");
    let stanzas = different.iter().zip(0_u64..).map(|(recipient, number)| {
        let info = [b"grade: share ".as_slice(), &number.to_be_bytes()].concat();
        keys::wrap(&file_key, recipient, expand(&random, &info))
    });
    let mut sealed = header::write(&stanzas.collect::<Vec<_>>(), &file_key);
    payload::encrypt(content, &file_key, expand(&random, b"grade: nonce"), &mut sealed);
    Ok(sealed)
}

/// Opens what was sealed for one of `identities`. Not a byte is returned before all of them are authenticated.
///
/// # Errors
/// When it is not sealed, damaged, changed, or sealed for somebody else.
pub fn unseal(mut sealed: Vec<u8>, identities: &[Identity]) -> Result<Vec<u8>, SealError> {
    let (file_key, length) = {
        let header = Header::parse(&sealed)?;
        let file_key = keys::unwrap(&header.stanzas, identities)?;
        header.verify(&file_key)?;
        (file_key, header.length)
    };
    sealed.drain(..length);
    payload::decrypt(sealed, &file_key)
}

/// The secret that all else in a file depends on.
type FileKey = [u8; 16];

/// Bytes derived for one purpose, which `info` names.
fn expand<const LENGTH: usize>(source: &Hkdf<Sha256>, info: &[u8]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    source.expand(info, &mut bytes).expect("a key is shorter than 255 hashes");
    bytes
}

/// The key for one purpose, by HKDF with SHA-256.
fn derive(secret: &[u8], salt: &[u8], info: &[u8]) -> [u8; 32] {
    // An absent salt and an empty one are the same to HKDF.
    expand(&Hkdf::<Sha256>::new(Some(salt), secret), info)
}
