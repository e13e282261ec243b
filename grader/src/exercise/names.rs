//! Names of files, exercises and keys: which are allowed, which are near to which, and how they are shown.

/// Longest name that is compared with others; a longer one is near to nothing.
const NEAR_CHARS_MAX: usize = 64;
/// Most names that a suggestion lists.
const NEAR_COUNT_MAX: usize = 3;
/// Longest part of a strange name that a message shows.
const QUOTE_CHARS_MAX: usize = 60;
/// Longest name of a file, in bytes.
const FILE_NAME_BYTES_MAX: usize = 100;

/// Whether a file of test data may be called so: `[A-Za-z0-9][A-Za-z0-9._+-]*`, at most 100 bytes.
pub(crate) fn is_data_name(name: &str) -> bool {
    is_source_name(name) && !name.starts_with('_')
}

/// Whether a source file or a folder of sources may be called so: `[A-Za-z0-9_][A-Za-z0-9._+-]*`, at most 100 bytes.
pub(crate) fn is_source_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '_')
        && name.len() <= FILE_NAME_BYTES_MAX
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte))
}

/// Whether a skill or an exercise may be called so: `[a-z0-9][a-z0-9_-]{0,63}`.
#[must_use]
pub fn is_id_part(part: &str) -> bool {
    part.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
        && part.len() <= 64
        && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte))
}

/// Whether two names are the same when `_` and `-` are: a Rust file cannot be called `binary-search`.
pub(crate) fn is_same_name(left: &str, right: &str) -> bool {
    left.len() == right.len()
        && left.bytes().zip(right.bytes()).all(|(a, b)| a == b || (b"_-".contains(&a) && b"_-".contains(&b)))
}

/// The candidates that `name` may be a slip of, nearest first, then by name; at most three.
pub(crate) fn near<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    near_within((name.len() / 3).max(1), name, candidates)
}

/// As [`near`], with at most `slips_max` letters added, removed, replaced or swapped.
pub(crate) fn near_within<'a>(
    slips_max: usize,
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    if name.chars().count() > NEAR_CHARS_MAX {
        return Vec::new();
    }
    let name = name.to_lowercase();
    let slips = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        // Each letter more or less is a slip, and counting letters costs less than comparing them.
        let is_far = name.chars().count().abs_diff(candidate.chars().count()) > slips_max;
        (!is_far).then(|| strsim::damerau_levenshtein(&name, &candidate)).filter(|slips| *slips <= slips_max)
    };
    let mut ranked: Vec<(usize, &str)> =
        candidates.into_iter().filter_map(|candidate| Some((slips(candidate)?, candidate))).collect();
    ranked.sort_unstable();
    ranked.dedup();
    ranked.into_iter().take(NEAR_COUNT_MAX).map(|(_, candidate)| candidate).collect()
}

/// `did you mean A, B or C?`, unless there is nothing to mean.
pub(crate) fn did_you_mean(names: &[&str]) -> Option<String> {
    (!names.is_empty()).then(|| format!("did you mean {}?", list(names, "or")))
}

/// The names, quoted: `` `a`, `b` or `c` ``.
pub(crate) fn list(names: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quote(name)).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
    }
}

/// A strange name between backticks, printable and cut.
pub(crate) fn quote(name: &str) -> String {
    format!("`{}`", shortened(name))
}

/// A strange name, printable and cut.
pub(crate) fn shortened(name: &str) -> String {
    match name.char_indices().nth(QUOTE_CHARS_MAX) {
        Some((cut, _)) => format!("{}...", printable(&name[..cut])),
        None => printable(name),
    }
}

/// The text with every character escaped that steers a terminal or hides itself.
pub(crate) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unprintable(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Whether a character steers a terminal, reorders text or is invisible.
pub(crate) fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, is_data_name, is_id_part, is_same_name, is_source_name, near, quote};

    #[test]
    fn names_are_allowed_or_not() {
        for good in ["1.in", "07-empty.ans", "a+b_c.toml", "A"] {
            assert!(is_data_name(good), "{good}");
        }
        for bad in ["", ".in", "-a", "_a", "a b", "ä", "a/b", "a\n", &"a".repeat(101)] {
            assert!(!is_data_name(bad), "{bad:?}");
        }
        assert!(is_source_name("_private.rs") && is_source_name("mod.rs") && is_source_name("_.rs"));
        assert!(!is_source_name("-Clink.rs") && !is_source_name("@file.rs") && !is_source_name(&"_".repeat(101)));
        assert!(is_id_part("binary-search") && is_id_part("2sum"));
        assert!(!is_id_part("Binary") && !is_id_part("") && !is_id_part("a.b") && !is_id_part(&"a".repeat(65)));
        assert!(is_same_name("two_sum", "two-sum") && !is_same_name("two_sum", "twosum"));
    }

    #[test]
    fn suggestions_are_near_and_ordered() {
        assert_eq!(near("feul", ["memory", "fuel", "full"]), ["fuel"]);
        assert_eq!(near("aaa", ["aab", "aac", "aad", "aae"]), ["aab", "aac", "aad"]);
        assert_eq!(near(&"a".repeat(65), ["a"]), Vec::<&str>::new());
        assert_eq!(did_you_mean(&["a", "b", "c"]).as_deref(), Some("did you mean `a`, `b` or `c`?"));
        assert_eq!(did_you_mean(&[]), None);
    }

    #[test]
    fn strange_names_are_printable() {
        assert_eq!(quote("a\u{1b}[31m\u{202e}"), "`a\\u{1b}[31m\\u{202e}`");
        assert_eq!(quote(&"ä".repeat(61)), format!("`{}...`", "ä".repeat(60)));
    }
}
