//! Constants of `problem.yaml`, which stand for their values in statements, programs and group settings.

use std::collections::BTreeMap;

use super::{
    problems::Problems,
    yaml::{Document, Node, Value},
};

/// Values by `name` and by `name.variant`.
#[derive(Clone, Debug, Default)]
pub(super) struct Constants(BTreeMap<String, String>);

impl Constants {
    pub(super) fn read(document: &Document, node: &Node, problems: &mut Problems) -> Self {
        let mut values = BTreeMap::new();
        let mut complain = |node: &Node, message: &str| problems.push(document.complaint(&node.span, message));
        let Value::Map(entries) = &node.value else {
            complain(node, "`constants` must be a map of names to values");
            return Self::default();
        };
        for (key, value) in entries {
            let Some(name) = key.text().filter(|name| is_name(name)) else {
                complain(key, "a constant's name is made of letters, digits and `_`, and begins with no digit");
                continue;
            };
            match &value.value {
                Value::Scalar { text, .. } => {
                    values.insert(name.to_owned(), text.clone());
                    values.insert(format!("{name}.value"), text.clone());
                }
                Value::Map(variants) => {
                    for (variant, text) in variants {
                        let (Some(variant), Some(text)) = (variant.text(), text.text()) else {
                            complain(text, "a constant's variants must be numbers or texts");
                            continue;
                        };
                        if variant == "value" {
                            values.insert(name.to_owned(), text.to_owned());
                        }
                        values.insert(format!("{name}.{variant}"), text.to_owned());
                    }
                    if !values.contains_key(name) {
                        complain(value, "a constant needs a `value`");
                    }
                }
                Value::Null | Value::List(_) => complain(value, "a constant must be a number, a text or a map"),
            }
        }
        Self(values)
    }

    /// `text` with `{{name}}` and `{{name.variant}}` replaced; what names no constant stays. `None` when that is longer
    /// than `bytes_max`: a few bytes can name a long constant often.
    pub(super) fn replace(&self, text: &str, bytes_max: u64) -> Option<String> {
        let mut replaced = String::with_capacity(text.len());
        // What is behind this place is neither copied nor replaced yet.
        let mut at = 0;
        let mut open = text.find("{{");
        let mut close = text.find("}}");
        while let (Some(start), Some(end)) = (open, close) {
            if end < start + 2 {
                close = find_from(text, end + 1, "}}");
                continue;
            }
            let next = match self.0.get(&text[start + 2..end]) {
                Some(value) => {
                    replaced.push_str(&text[at..start]);
                    replaced.push_str(value);
                    at = end + 2;
                    at
                }
                None => start + 1,
            };
            if replaced.len() as u64 > bytes_max {
                return None;
            }
            open = find_from(text, next, "{{");
        }
        replaced.push_str(&text[at..]);
        (replaced.len() as u64 <= bytes_max).then_some(replaced)
    }
}

fn find_from(text: &str, start: usize, word: &str) -> Option<usize> {
    text.get(start..)?.find(word).map(|at| start + at)
}

fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Constants, Document, Problems};

    #[test]
    fn only_known_sequences_are_replaced() {
        let source = "n: {value: 5000, tex: '5\\,000'}\nhalf: 0.50\n";
        let document = Document::parse(Path::new("problem.yaml"), source).unwrap();
        let mut problems = Problems::default();
        let constants = Constants::read(&document, &document.root, &mut problems);
        assert_eq!(problems.count(), 0);
        let text = "{{n}} {{n.value}} {{n.tex}} {{half}} {{{n}}} {{ n }} {{m}} {{n.x}} {{n";
        let expect = "5000 5000 5\\,000 0.50 {5000} {{ n }} {{m}} {{n.x}} {{n";
        assert_eq!(constants.replace(text, 100).as_deref(), Some(expect));
        assert_eq!(constants.replace("}}{{n}}}}{{{{n}}", 100).as_deref(), Some("}}5000}}{{5000"));
        assert_eq!(constants.replace("{{n}}{{n}}", 8).as_deref(), Some("50005000"));
        assert_eq!(constants.replace("{{n}}{{n}}", 7), None);
        assert_eq!(constants.replace(&"{".repeat(1 << 20), 1 << 20), Some("{".repeat(1 << 20)));
    }
}
