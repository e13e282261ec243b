//! SHA-256 over named bytes, in one canonical encoding.

use sha2::{Digest as _, Sha256};

/// `sha256:…` over names and contents in the order given. Each part is preceded by its length, so no two lists of
/// parts share an encoding.
pub fn digest<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hasher = Sha256::new();
    for (name, bytes) in parts {
        for part in [name.as_bytes(), bytes] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    let hex: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn parts_cannot_be_shifted() {
        assert_ne!(digest([("ab", &b"c"[..])]), digest([("a", &b"bc"[..])]));
        assert_eq!(digest([]), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
