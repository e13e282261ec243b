//! Constants of `problem.yaml`, which stand for their values in statements, programs and group settings.

use std::collections::BTreeMap;

use super::yaml::{Document, Node, Value};
use crate::exercise::SpecDiagnostic;

/// Values by `name` and by `name.variant`.
#[derive(Clone, Debug, Default)]
pub(super) struct Constants(BTreeMap<String, String>);

impl Constants {
    pub(super) fn read(document: &Document, node: &Node, problems: &mut Vec<SpecDiagnostic>) -> Self {
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

    /// `text` with `{{name}}` and `{{name.variant}}` replaced; what names no constant stays.
    pub(super) fn replace(&self, text: &str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find("{{") {
            let inner = &rest[start + 2..];
            let value = inner.find("}}").and_then(|end| Some((self.0.get(&inner[..end])?, end)));
            match value {
                Some((value, end)) => {
                    replaced.push_str(&rest[..start]);
                    replaced.push_str(value);
                    rest = &inner[end + 2..];
                }
                None => {
                    replaced.push_str(&rest[..start + 1]);
                    rest = &rest[start + 1..];
                }
            }
        }
        replaced.push_str(rest);
        replaced
    }
}

fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name.bytes().next().is_some_and(|byte| !byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Constants, Document};

    #[test]
    fn only_known_sequences_are_replaced() {
        let source = "n: {value: 5000, tex: '5\\,000'}\nhalf: 0.50\n";
        let document = Document::parse(Path::new("problem.yaml"), source).unwrap();
        let mut problems = Vec::new();
        let constants = Constants::read(&document, &document.root, &mut problems);
        assert_eq!(problems, []);
        let text = "{{n}} {{n.value}} {{n.tex}} {{half}} {{{n}}} {{ n }} {{m}} {{n.x}} {{n";
        let expect = "5000 5000 5\\,000 0.50 {5000} {{ n }} {{m}} {{n.x}} {{n";
        assert_eq!(constants.replace(text), expect);
    }
}
