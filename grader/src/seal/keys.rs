//! Keys: who can read, and the key of a file as it is wrapped for them.

use std::{collections::BTreeSet, fmt, str::FromStr};

use bech32::{Bech32, Hrp, primitives::decode::CheckedHrpstring};
use chacha20poly1305::{AeadInOut as _, ChaCha20Poly1305, KeyInit as _, Nonce, Tag};
use x25519_dalek::{PublicKey, StaticSecret};

use super::{
    FileKey, SealError, derive,
    header::{Stanza, decode, encode},
};

/// What a public key starts with, before the separator `1`.
const PUBLIC_PREFIX: &str = "age";

/// What a secret key starts with, before the separator `1`.
const SECRET_PREFIX: &str = "AGE-SECRET-KEY-";

/// The kind of the stanzas that this project reads and writes.
const KIND: &str = "X25519";

/// The kind of a stanza whose key comes from a passphrase.
const PASSPHRASE_KIND: &str = "scrypt";

/// Kinds whose names an error repeats. A name that anybody may have chosen is not repeated.
const KNOWN_KINDS: [&str; 3] = [KIND, "ssh-ed25519", "ssh-rsa"];

/// Purpose of the key that wraps.
const WRAP_INFO: &[u8] = b"age-encryption.org/v1/X25519";

/// Bytes of a wrapped file key: the key and what authenticates it.
const WRAPPED_BYTES: usize = size_of::<FileKey>() + 16;

/// Somebody who can read what is sealed for them: a public key, written as `age1` and 58 letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient(PublicKey);

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = bech32::encode_lower::<Bech32>(Hrp::parse_unchecked(PUBLIC_PREFIX), self.0.as_bytes());
        f.write_str(&text.map_err(|_| fmt::Error)?)
    }
}

impl FromStr for Recipient {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        let key = decode_key(PUBLIC_PREFIX, text).map(PublicKey::from).ok_or_else(|| KeyError::of_public(text))?;
        // With a point of low order everybody would know the shared secret, which is the same for every scalar.
        if !StaticSecret::from([0; 32]).diffie_hellman(&key).was_contributory() {
            return Err(KeyError::NoPublic);
        }
        Ok(Self(key))
    }
}

/// A secret key: who holds it can read what was sealed for its [`Recipient`].
pub struct Identity {
    secret: StaticSecret,
    public: PublicKey,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(..)")
    }
}

impl Identity {
    /// The key that 32 random bytes make.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let secret = StaticSecret::from(*seed);
        Self { public: PublicKey::from(&secret), secret }
    }

    /// Who can read with this key.
    #[must_use]
    pub const fn recipient(&self) -> Recipient {
        Recipient(self.public)
    }

    /// What a key file holds.
    #[must_use]
    pub fn to_file(&self) -> String {
        let hrp = Hrp::parse_unchecked(SECRET_PREFIX);
        let secret = bech32::encode_upper::<Bech32>(hrp, self.secret.as_bytes()).expect("32 bytes are no long text");
        format!("# public key: {}\n{secret}\n", self.recipient())
    }

    /// Reads a key file: a secret key a line, empty lines, and comments behind `#`.
    ///
    /// # Errors
    /// When a line is something else or no key is in it. The error quotes nothing of it.
    pub fn from_file(text: &str) -> Result<Vec<Self>, KeyError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let identities = lines.map(|line| {
            let seed = decode_key(SECRET_PREFIX, line).ok_or_else(|| KeyError::of_secret(line))?;
            Ok(Self::from_seed(&seed))
        });
        let identities = identities.collect::<Result<Vec<Self>, KeyError>>()?;
        if identities.is_empty() { Err(KeyError::NoSecret) } else { Ok(identities) }
    }
}

/// What is no key, or one that is of no use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It should be a public key.
    #[error("this is no public key for sealing: one is `age1` and 58 letters and digits")]
    NoPublic,
    /// It should be a secret key.
    #[error("this is no secret key for sealing: one is `AGE-SECRET-KEY-1` and 58 letters and digits")]
    NoSecret,
    /// It is a secret key in the place of a public one.
    #[error("this is a secret key: seal with the public one, which starts with `age1`")]
    Secret,
    /// It is a public key in the place of a secret one.
    #[error("this is a public key: open with the secret one, which starts with `AGE-SECRET-KEY-1`")]
    Public,
    /// It is a key for signatures.
    #[error("this is a key for signatures: `grade keygen --seal` makes one for sealing")]
    Signing,
    /// It is a key of SSH.
    #[error("this is a key of SSH: seals are for keys that start with `age1`")]
    Ssh,
    /// It is a key of a plugin, or of a newer kind.
    #[error("this is an age key of another kind than X25519")]
    OtherKind,
    /// It is encrypted itself.
    #[error("this key file is encrypted itself: decrypt it first")]
    Encrypted,
}

impl KeyError {
    /// What a text is that is no public key.
    fn of_public(text: &str) -> Self {
        let upper = text.to_ascii_uppercase();
        match &*upper {
            _ if upper.starts_with(SECRET_PREFIX) || upper.starts_with("GRADE-SECRET-KEY") => Self::Secret,
            _ if upper.starts_with("ED25519:") => Self::Signing,
            _ if upper.starts_with("SSH-") => Self::Ssh,
            _ if upper.starts_with("AGE1") => match CheckedHrpstring::new::<Bech32>(text) {
                Ok(checked) if checked.hrp().len() > PUBLIC_PREFIX.len() => Self::OtherKind,
                _ => Self::NoPublic,
            },
            _ => Self::NoPublic,
        }
    }

    /// What a line is that is no secret key.
    fn of_secret(line: &str) -> Self {
        let upper = line.to_ascii_uppercase();
        match &*upper {
            _ if upper.starts_with("AGE1") => Self::Public,
            _ if upper.starts_with("GRADE-SECRET-KEY") || upper.starts_with("ED25519:") => Self::Signing,
            _ if upper.starts_with("AGE-PLUGIN-") || upper.starts_with("AGE-SECRET-KEY-PQ-") => Self::OtherKind,
            _ if upper.starts_with("AGE-ENCRYPTION.ORG/") || upper.starts_with("-----BEGIN AGE") => Self::Encrypted,
            _ if upper.starts_with("SSH-") || upper.starts_with("-----BEGIN") => Self::Ssh,
            _ => Self::NoSecret,
        }
    }
}

/// The 32 bytes of a key, which stands in one case after its prefix.
fn decode_key(prefix: &str, text: &str) -> Option<[u8; 32]> {
    if !text.starts_with(prefix) {
        return None;
    }
    let checked = CheckedHrpstring::new::<Bech32>(text).ok()?;
    if checked.hrp() != Hrp::parse_unchecked(prefix) {
        return None;
    }
    let bytes: Vec<u8> = checked.byte_iter().collect();
    bytes.try_into().ok()
}

/// Wraps the file's key for a recipient. `ephemeral` is random and used for nothing else.
pub(super) fn wrap(file_key: &FileKey, recipient: &Recipient, ephemeral: [u8; 32]) -> Stanza {
    let ephemeral = StaticSecret::from(ephemeral);
    let share = PublicKey::from(&ephemeral);
    let shared = ephemeral.diffie_hellman(&recipient.0);
    let mut body = file_key.to_vec();
    let tag = wrapping(shared.as_bytes(), &share, &recipient.0)
        .encrypt_inout_detached(&Nonce::default(), &[], body.as_mut_slice().into())
        .expect("a key is no long message");
    body.extend_from_slice(&tag);
    Stanza { kind: KIND.to_owned(), arguments: vec![encode(share.as_bytes())], body }
}

/// The file's key, of the first stanza that is for one of `identities`.
pub(super) fn unwrap(stanzas: &[Stanza], identities: &[Identity]) -> Result<FileKey, SealError> {
    if stanzas.iter().any(|stanza| stanza.kind == PASSPHRASE_KIND) {
        return Err(SealError::Passphrase);
    }
    for stanza in stanzas.iter().filter(|stanza| stanza.kind == KIND) {
        let (share, wrapped) = parts(stanza)?;
        for identity in identities {
            if let Some(file_key) = open(&share, &wrapped, identity)? {
                return Ok(file_key);
            }
        }
    }
    Err(SealError::OtherKey(describe(stanzas)))
}

fn parts(stanza: &Stanza) -> Result<(PublicKey, [u8; WRAPPED_BYTES]), SealError> {
    let wrong = SealError::Header("a key of it is spelled wrongly");
    let [share] = stanza.arguments.as_slice() else { return Err(wrong) };
    let share: Option<[u8; 32]> = decode(share).and_then(|bytes| bytes.try_into().ok());
    let wrapped = stanza.body.as_slice().try_into().ok();
    share.map(PublicKey::from).zip(wrapped).ok_or(wrong)
}

fn open(share: &PublicKey, wrapped: &[u8; WRAPPED_BYTES], identity: &Identity) -> Result<Option<FileKey>, SealError> {
    let shared = identity.secret.diffie_hellman(share);
    if !shared.was_contributory() {
        return Err(SealError::Header("a key of it fits everybody"));
    }
    let mut file_key = FileKey::default();
    let (body, tag) = wrapped.split_at(file_key.len());
    file_key.copy_from_slice(body);
    let Ok(tag) = Tag::try_from(tag) else { return Ok(None) };
    let opened = wrapping(shared.as_bytes(), share, &identity.public).decrypt_inout_detached(
        &Nonce::default(),
        &[],
        file_key.as_mut_slice().into(),
        &tag,
    );
    Ok(opened.is_ok().then_some(file_key))
}

/// The cipher that wraps a file's key, with a key that is used once.
fn wrapping(shared: &[u8; 32], share: &PublicKey, public: &PublicKey) -> ChaCha20Poly1305 {
    let salt = [share.to_bytes(), public.to_bytes()].concat();
    ChaCha20Poly1305::new(&derive(shared, &salt, WRAP_INFO).into())
}

/// For whom something is sealed: `2 keys of the kinds X25519 and ssh-rsa`.
fn describe(stanzas: &[Stanza]) -> String {
    let known = |stanza: &Stanza| KNOWN_KINDS.iter().copied().find(|kind| *kind == stanza.kind);
    let kinds: BTreeSet<&str> = stanzas.iter().map(|stanza| known(stanza).unwrap_or("unknown")).collect();
    let kinds: Vec<&str> = kinds.into_iter().collect();
    match (stanzas.len(), kinds.as_slice()) {
        (0, _) => "nobody".to_owned(),
        (1, [kind]) => format!("1 key of the kind {kind}"),
        (count, [kind]) => format!("{count} keys of the kind {kind}"),
        (count, kinds) => format!("{count} keys of the kinds {}", kinds.join(", ")),
    }
}
