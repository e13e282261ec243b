//! What a page may do: nothing but apply its one style sheet.

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

/// The style sheet of every page.
pub(super) const STYLE: &str = include_str!("../../../templates/style.css");

/// The content security policy of every page: no script, no image, no font, no request, and the one style sheet that
/// has this digest (CSP level 3, section 2.3.1).
pub(super) static POLICY: LazyLock<String> = LazyLock::new(|| {
    let digest = base64(&Sha256::digest(STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
});

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let sextet = usize::try_from(word >> (18 - 6 * place) & 63).unwrap_or(0);
            text.push(if place <= chunk.len() { char::from(ALPHABET[sextet]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{STYLE, base64};

    #[test]
    fn base64_is_that_of_the_rfc() {
        let vectors = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (text, expect) in vectors {
            assert_eq!(base64(text.as_bytes()), expect);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn the_style_sheet_ends_no_element_and_loads_nothing() {
        for forbidden in ["</", "<!--", "@import", "url(", "\r"] {
            assert!(!STYLE.contains(forbidden), "{forbidden}");
        }
    }
}
