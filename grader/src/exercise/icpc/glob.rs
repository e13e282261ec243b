//! The patterns of `submissions.yaml`: `*` within a name, and `{a,b}`.

/// Patterns that one pattern with braces may stand for.
const ALTERNATIVES_MAX: usize = 1000;
/// Longest pattern, in bytes.
const PATTERN_BYTES_MAX: usize = 500;

/// A pattern of paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The pattern without braces, each as its names.
    alternatives: Vec<Vec<String>>,
}

impl Pattern {
    /// Reads a pattern; `None` when it is too long, or its braces do not match or stand for too much.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() > PATTERN_BYTES_MAX {
            return None;
        }
        let mut done = Vec::new();
        let mut open = vec![text.to_owned()];
        while let Some(text) = open.pop() {
            if done.len() + open.len() > ALTERNATIVES_MAX {
                return None;
            }
            // The first brace that closes and the last one that opens before it hold no braces between them.
            match (text.find('}'), text.find('{')) {
                (None, None) => done.push(text.split('/').map(str::to_owned).collect()),
                (None, Some(_)) => return None,
                (Some(close), _) => {
                    let start = text[..close].rfind('{')?;
                    let expand = |word: &str| [&text[..start], word.trim(), &text[close + 1..]].concat();
                    open.extend(text[start + 1..close].split(',').map(expand));
                }
            }
        }
        Some(Self { alternatives: done })
    }

    /// Whether `path` or a folder that it lies in is matched.
    pub(super) fn matches_within(&self, path: &str) -> bool {
        self.matches(path, |names, parts| names.len() <= parts.len())
    }

    /// Whether `path` itself is matched.
    pub(super) fn matches_whole(&self, path: &str) -> bool {
        self.matches(path, |names, parts| names.len() == parts.len())
    }

    fn matches(&self, path: &str, fits: impl Fn(&[String], &[&str]) -> bool) -> bool {
        let parts: Vec<&str> = path.split('/').collect();
        let all = |names: &[String]| names.iter().zip(&parts).all(|(name, part)| matches_name(name, part));
        self.alternatives.iter().any(|names| fits(names, &parts) && all(names))
    }
}

/// Whether `pattern` matches all of `name`. Of several places for a `*`, only the last one can need to grow: what the
/// earlier ones left behind has matched already.
fn matches_name(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (pattern.as_bytes(), name.as_bytes());
    let (mut at, mut read) = (0, 0);
    let mut star = None;
    while read < name.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at + 1, read));
                at += 1;
            }
            Some(byte) if *byte == name[read] => {
                at += 1;
                read += 1;
            }
            _ => match star {
                Some((after, taken)) => {
                    star = Some((after, taken + 1));
                    at = after;
                    read = taken + 1;
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[track_caller]
    fn check(pattern: &str, matched: &[&str], others: &[&str]) {
        let pattern = Pattern::parse(pattern).unwrap();
        for path in matched {
            assert!(pattern.matches_within(path), "{path}");
        }
        for path in others {
            assert!(!pattern.matches_within(path), "{path}");
        }
    }

    #[test]
    fn patterns() {
        check("accepted", &["accepted", "accepted/a.rs", "accepted/b/main.rs"], &["accepted2/a.rs", "x/accepted"]);
        check("accepted/*", &["accepted/a.rs"], &["accepted", "wrong_answer/a.rs"]);
        check("*/nested.rs", &["a/nested.rs"], &["nested.rs", "a/b/nested.rs"]);
        check("a/{x,y}.{rs,py}", &["a/x.rs", "a/y.py"], &["a/z.rs", "a/x.c"]);
        check("secret/*{,1}{0, 2 }", &["secret/10", "secret/2", "secret/easy-12"], &["secret/1", "secret/3"]);
        check("a*b*c", &["abc", "axxbyybzc"], &["ab", "abcd"]);
        check("{a,{b,c}}", &["a", "b", "c"], &["d"]);
    }

    #[test]
    fn braces_must_match_and_stay_few() {
        for bad in ["{a", "a}", "}{"] {
            assert_eq!(Pattern::parse(bad), None, "{bad}");
        }
        assert_eq!(Pattern::parse(&"{a,b}".repeat(40)), None);
        assert_eq!(Pattern::parse(&"a".repeat(501)), None);
        assert!(!Pattern::parse(&"*a".repeat(250)).unwrap().matches_whole(&"a".repeat(240)));
    }
}
