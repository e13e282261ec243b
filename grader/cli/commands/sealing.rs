//! Sealed packs: whose keys are named, and what is said where a seal does not open.

use std::path::Path;

use grader::{
    pack::PACKED_BYTES_MAX,
    seal::{self, Identity, KeyError, Recipient, SealError},
};

use super::signing::{read_limited, read_private};
use crate::exit::CommandError;

/// The longest file of public keys, in bytes.
const RECIPIENTS_BYTES_MAX: u64 = 64 << 10;

/// Seals a pack for the keys that the command line names.
pub(super) fn seal(packed: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, CommandError> {
    seal::seal(packed, recipients).map_err(|error| CommandError::usage("the pack cannot be sealed").caused_by(error))
}

/// The public keys that the command line names, each itself or as a file with one a line.
pub(super) fn read_recipients(names: &[String]) -> Result<Vec<Recipient>, CommandError> {
    let mut recipients = Vec::new();
    for name in names {
        match name.parse() {
            Ok(recipient) => recipients.push(recipient),
            Err(KeyError::NoPublic) if Path::new(name).exists() => {
                read_recipients_file(Path::new(name), &mut recipients)?
            }
            // What was typed may be a secret, so it is not repeated.
            Err(error) => {
                return Err(CommandError::usage("`--seal` names no key and no file with keys")
                    .caused_by(error)
                    .hint("`grade keygen --seal` makes a key pair and prints the public key"));
            }
        }
    }
    Ok(recipients)
}

fn read_recipients_file(path: &Path, recipients: &mut Vec<Recipient>) -> Result<(), CommandError> {
    let bytes = read_limited(path, RECIPIENTS_BYTES_MAX)?;
    let text = String::from_utf8_lossy(&bytes);
    let before = recipients.len();
    for (line, number) in text.lines().map(str::trim).zip(1..) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |error| CommandError::usage(format!("{}:{number}: no key", path.display())).caused_by(error);
        recipients.push(line.parse().map_err(wrong)?);
    }
    if recipients.len() == before {
        return Err(
            CommandError::usage(format!("{} holds no key", path.display())).hint("a public key a line: `age1…`")
        );
    }
    Ok(())
}

/// The content of the sealed pack at `path`, opened with the key file `key`.
pub(super) fn open(path: &Path, key: Option<&Path>) -> Result<Vec<u8>, CommandError> {
    let Some(key) = key else {
        return Err(CommandError::usage(format!("{} is sealed, and no key is at hand", path.display())).hint(
            "name the file with the secret key of somebody for whom it was sealed: `--key FILE`. Without it nothing in \
             the pack can be read: ask for the student pack, or to have it sealed for your key too",
        ));
    };
    let identities = Identity::from_file(&read_private(key)?).map_err(|error| {
        CommandError::usage(format!("{} holds no key for sealed packs", key.display()))
            .caused_by(error)
            .hint("`grade keygen --seal` makes one")
    })?;
    let sealed = read_limited(path, PACKED_BYTES_MAX + seal::overhead_bytes_max(PACKED_BYTES_MAX))?;
    seal::unseal(&sealed, &identities).map_err(|error| {
        let hint = hint(&error);
        CommandError::usage(format!("{} is not opened", path.display())).caused_by(error).hint(hint)
    })
}

/// What to do about a seal that does not open.
const fn hint(error: &SealError) -> &'static str {
    match error {
        SealError::NotSealed => {
            "leave `--key` out to unpack what nobody sealed: whoever handed it on may have read and changed it"
        }
        SealError::Armored => "take the armor off first, or ask for the sealed file itself",
        SealError::Passphrase => "ask whoever sealed it to seal it for your public key instead",
        SealError::OtherKey => "ask whoever sealed it to seal it for your public key too",
        SealError::Recipients | SealError::Version | SealError::Header | SealError::Changed => {
            "nothing was written; fetch it again, or ask whoever made it for another"
        }
    }
}
