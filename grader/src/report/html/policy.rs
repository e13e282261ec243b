//! What a page may do: nothing but apply its one style sheet.

use std::sync::LazyLock;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

/// The style sheet of every page.
pub(super) const STYLE: &str = include_str!("../../../templates/style.css");

/// The content security policy of every page: no script, no image, no font, no request, and the one style sheet that
/// has this digest (CSP level 3, section 2.3.1).
pub(super) static POLICY: LazyLock<String> = LazyLock::new(|| {
    let digest = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
});

#[cfg(test)]
mod tests {
    use super::STYLE;

    #[test]
    fn the_style_sheet_ends_no_element_and_loads_nothing() {
        for forbidden in ["</", "<!--", "@import", "url(", "\r"] {
            assert!(!STYLE.contains(forbidden), "{forbidden}");
        }
    }
}
