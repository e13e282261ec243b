//! Finds places in an exercise's files, so that what is wrong is shown where it is.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Where the value of a key stands in a TOML text: `["limits", "fuel"]` is `fuel` in `[limits]`. The place of a table
/// is its key. `None` when there is no such key, or the text is not TOML.
#[must_use]
pub fn locate_key(text: &str, path: &[&str]) -> Option<Range<usize>> {
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return None;
    }
    let (last, outer) = path.split_last()?;
    let mut table: &DeTable<'_> = document.get_ref();
    for name in outer {
        table = match table.get(*name).map(Spanned::get_ref) {
            Some(DeValue::Table(inner)) => inner,
            _ => return None,
        };
    }
    let (key, value) = table.get_key_value(*last)?;
    Some(if value.get_ref().is_table() { key.span() } else { value.span() })
}

/// The bytes of a line, from 1, without its end; `None` behind the last one.
#[must_use]
pub fn line_span(text: &str, line: usize) -> Option<Range<usize>> {
    let mut start = 0;
    for (index, part) in text.split_inclusive('\n').enumerate() {
        if index + 1 == line {
            return Some(start..start + part.trim_end_matches(['\n', '\r']).len());
        }
        start += part.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{line_span, locate_key};

    #[test]
    fn keys_and_lines_are_found() {
        let text = "title = \"x\"\n[limits]\nfuel = 1_000\n\n[groups.\"a/b\"]\npoints = 3\n";
        let found = |path: &[&str]| locate_key(text, path).map(|span| &text[span]);
        assert_eq!(found(&["limits", "fuel"]), Some("1_000"));
        assert_eq!(found(&["groups", "a/b"]), Some("\"a/b\""));
        assert_eq!(found(&["limits", "memory"]), None);
        assert_eq!(found(&["title", "x"]), None);
        assert_eq!(line_span(text, 2).map(|span| &text[span]), Some("[limits]"));
        assert_eq!(line_span(text, 9), None);
        assert_eq!(line_span("", 1), None);
    }
}
