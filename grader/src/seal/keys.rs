//! Keys: who can read what is sealed, and what else is taken for a key by mistake.

use std::{fmt, str::FromStr};

use age::{secrecy::ExposeSecret as _, x25519};
use bech32::{Bech32, primitives::decode::CheckedHrpstring};
use x25519_dalek::{PublicKey, StaticSecret};

/// What a public key starts with, before the separator `1`.
const PUBLIC_PREFIX: &str = "age";

/// What a secret key starts with, before the separator `1`.
const SECRET_PREFIX: &str = "AGE-SECRET-KEY-";

/// Somebody who can read what is sealed for them: a public key, written as `age1` and 58 letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

impl Recipient {
    pub(super) fn as_age(&self) -> &dyn age::Recipient {
        &self.0
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Recipient {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        // The crate takes other spellings too; what is written here is read in one.
        if !text.starts_with(PUBLIC_PREFIX) {
            return Err(KeyError::of_public(text));
        }
        let key = text.parse().map_err(|_| KeyError::of_public(text))?;
        if is_of_low_order(text) { Err(KeyError::NoPublic) } else { Ok(Self(key)) }
    }
}

/// Whether a public key is a point of low order, with which everybody would know the shared secret: it is the same for
/// every secret key. The crate takes such a key, and panics when it seals for it.
fn is_of_low_order(text: &str) -> bool {
    let bytes: Option<[u8; 32]> = CheckedHrpstring::new::<Bech32>(text)
        .ok()
        .and_then(|checked| checked.byte_iter().collect::<Vec<u8>>().try_into().ok());
    let shared = bytes.map(|bytes| StaticSecret::from([0; 32]).diffie_hellman(&PublicKey::from(bytes)));
    !shared.is_some_and(|shared| shared.was_contributory())
}

/// A secret key: who holds it can read what was sealed for its [`Recipient`].
pub struct Identity(x25519::Identity);

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(..)")
    }
}

impl Identity {
    /// A new key, from the system's randomness.
    #[must_use]
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Who can read with this key.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// What a key file holds.
    #[must_use]
    pub fn to_file(&self) -> String {
        format!("# public key: {}\n{}\n", self.recipient(), self.0.to_string().expose_secret())
    }

    /// Reads a key file: a secret key a line, empty lines, and comments behind `#`.
    ///
    /// # Errors
    /// When a line is something else or no key is in it. The error quotes nothing of it.
    pub fn from_file(text: &str) -> Result<Vec<Self>, KeyError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let identities = lines.map(|line| match line.parse() {
            Ok(key) if line.starts_with(SECRET_PREFIX) => Ok(Self(key)),
            _ => Err(KeyError::of_secret(line)),
        });
        let identities = identities.collect::<Result<Vec<Self>, KeyError>>()?;
        if identities.is_empty() { Err(KeyError::NoSecret) } else { Ok(identities) }
    }

    pub(super) fn as_age(&self) -> &dyn age::Identity {
        &self.0
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
